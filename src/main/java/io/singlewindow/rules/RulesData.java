package io.singlewindow.rules;

import io.singlewindow.rules.calendar.CalendarFile;
import io.singlewindow.rules.calendar.Terms;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterFile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** Reads the dated parameters and the calendar at the start; a fault in them stops it. */
@Configuration(proxyBeanMethods = false)
class RulesData {

    @Bean
    ParameterBook parameterBook(RulesSettings settings, ResourceLoader resources) {
        return read("window.rules.parameters", settings.parameters(), resources, ParameterFile::read);
    }

    @Bean
    WorkingDays workingDays(RulesSettings settings, ResourceLoader resources) {
        return read("window.rules.calendar", settings.calendar(), resources, CalendarFile::read);
    }

    @Bean
    Terms terms(ParameterBook parameters, WorkingDays days) {
        return new Terms(parameters, days);
    }

    private static <T> T read(String setting, String place, ResourceLoader resources, BiFunction<Reader, String, T> reading) {
        try (Reader file = new InputStreamReader(resources.getResource(place).getInputStream(), StandardCharsets.UTF_8)) {
            return reading.apply(file, place);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(setting + " is " + place + ", which cannot be read", unreadable);
        }
    }
}
