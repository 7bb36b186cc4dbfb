package io.singlewindow.warning;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the thresholds stand, and how long facts are kept; none shorter than the longest window that looks at them.
 *
 * @param parameters resource with the rules' own dated parameters, of version 1 of the rules in an empty database
 * @param ordersKeptDays orders and payments
 * @param pricesKeptDays prices and medians
 * @param waybillsKeptDays uses of waybill numbers
 * @param sourcesKeptDays what sources sent by day
 * @param warningsKeptYears warnings and what was decided about them
 */
@ConfigurationProperties("window.warning")
record WarningSettings(
        @DefaultValue("classpath:rules/warnings.yaml") String parameters,
        @DefaultValue("45") int ordersKeptDays,
        @DefaultValue("120") int pricesKeptDays,
        @DefaultValue("220") int waybillsKeptDays,
        @DefaultValue("45") int sourcesKeptDays,
        @DefaultValue("5") int warningsKeptYears) {}
