package io.singlewindow.authenticity;

import io.singlewindow.authenticity.compare.SamplingFile;
import io.singlewindow.authenticity.compare.SamplingPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ResourceLoader;

/** The sampling policy, from its file. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class AuthenticityConfig {

    @Bean
    SamplingPolicy samplingPolicy(AuthenticitySettings settings, ResourceLoader resources) {
        try {
            String text = resources.getResource(settings.sampling()).getContentAsString(StandardCharsets.UTF_8);
            return new SamplingPolicy(SamplingFile.read(settings.sampling(), text), settings.samplingSecret());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.authenticity.sampling is " + settings.sampling() + ", expected a readable file", unreadable);
        }
    }
}
