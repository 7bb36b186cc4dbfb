package io.singlewindow.rules;

import io.singlewindow.rules.calendar.CalendarFile;
import io.singlewindow.rules.calendar.Terms;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterFile;
import io.singlewindow.rules.parameter.ParametersInForce;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;
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

    /** By the version of the rules in force; a simulator, which has no versions, goes by the file. */
    @Bean
    Terms terms(ParameterBook file, ObjectProvider<ParametersInForce> versions, WorkingDays days) {
        return new Terms(() -> versions.getIfAvailable(() -> () -> file).parameters(), days);
    }

    private static <T> T read(String setting, String place, ResourceLoader resources, BiFunction<Reader, String, T> reading) {
        try (Reader file = new InputStreamReader(resources.getResource(place).getInputStream(), StandardCharsets.UTF_8)) {
            return reading.apply(file, place);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(setting + " is " + place + ", which cannot be read", unreadable);
        }
    }
}
