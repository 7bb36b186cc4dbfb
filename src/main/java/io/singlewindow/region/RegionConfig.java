package io.singlewindow.region;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** The regions that this server works with. */
@Configuration(proxyBeanMethods = false)
class RegionConfig {

    /** A file that does not hold together stops the start. */
    @Bean
    Regions regions(@Value("${window.regions}") Resource file) {
        try (InputStream stream = file.getInputStream()) {
            return RegionFile.read(stream, file.getDescription());
        } catch (IOException missing) {
            throw new UncheckedIOException("No regions at " + file.getDescription() + ", set window.regions", missing);
        }
    }
}
