package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FormReader;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.FilingRuleFile;
import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.region.Regions;
import io.singlewindow.time.BusinessTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;

/** The rules that filings go by, read at start; a file that does not hold together stops it. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class FilingConfig {

    @Bean
    FilingRules filingRules(FilingSettings settings) {
        try (InputStream stream = open(settings.rules())) {
            return FilingRuleFile.read(stream, settings.rules().getDescription());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read window.filing.rules " + settings.rules(), unreadable);
        }
    }

    @Bean
    FilingMachine filingMachine(FilingRules rules) {
        return new FilingMachine(rules, BusinessTime.ZONE);
    }

    @Bean
    FormReader formReader(FilingRules rules, Regions regions, PersonKeys persons) {
        return new FormReader(rules, regions, persons::ofNetShop);
    }

    private static InputStream open(Resource file) throws IOException {
        return file.getInputStream();
    }
}
