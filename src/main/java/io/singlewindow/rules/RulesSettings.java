package io.singlewindow.rules;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the rules' data stands.
 *
 * @param parameters resource with the dated parameters
 * @param calendar resource with the years' days off
 */
@ConfigurationProperties("window.rules")
record RulesSettings(
        @DefaultValue("classpath:rules/parameters.yaml") String parameters,
        @DefaultValue("classpath:rules/calendar.yaml") String calendar) {}
