package io.singlewindow.charge;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.tax.TaxRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The rules of tax as the server uses them. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class ChargeConfig {

    @Bean
    TaxRules taxRules(ParameterBook parameters) {
        return new TaxRules(parameters);
    }
}
