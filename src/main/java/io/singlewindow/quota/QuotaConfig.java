package io.singlewindow.quota;

import io.singlewindow.trail.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The key under which persons are named; made at the first start. Without it the quotas of those before are lost. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class QuotaConfig {

    private static final int KEY_BYTES = 32;

    @Bean
    Persons persons(@Value("${window.data-dir}") Path dataDir) {
        Path file = dataDir.resolve("keys/person-hmac.key");
        try {
            return new Persons(KeyFile.readOrCreate(file, QuotaConfig::fresh));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key of persons " + file + " cannot be read or written", unreadable);
        }
    }

    private static byte[] fresh() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
