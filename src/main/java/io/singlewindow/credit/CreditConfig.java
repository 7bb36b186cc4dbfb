package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditRules;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterFile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ResourceLoader;

/** Reads the parameters of credit at the start; a fault in them stops it. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class CreditConfig {

    @Bean
    CreditRules creditRules(ParameterBook shared, CreditSettings settings, ResourceLoader resources) {
        String place = settings.parameters();
        try (Reader file = new InputStreamReader(resources.getResource(place).getInputStream(), StandardCharsets.UTF_8)) {
            return new CreditRules(new ParameterBook(Stream.concat(shared.all().stream(), ParameterFile.read(file, place).all().stream()).toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.credit.parameters is " + place + ", which cannot be read", unreadable);
        }
    }
}
