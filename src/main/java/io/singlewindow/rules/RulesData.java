package io.singlewindow.rules;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterFile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** Reads the dated parameters at the start; a fault in them stops it. */
@Configuration(proxyBeanMethods = false)
class RulesData {

    @Bean
    ParameterBook parameterBook(RulesSettings settings, ResourceLoader resources) {
        try (Reader file = new InputStreamReader(resources.getResource(settings.parameters()).getInputStream(), StandardCharsets.UTF_8)) {
            return ParameterFile.read(file, settings.parameters());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.rules.parameters is " + settings.parameters() + ", which cannot be read", unreadable);
        }
    }
}
