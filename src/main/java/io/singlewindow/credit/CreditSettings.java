package io.singlewindow.credit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the classes and terms of credit stand, and who is told.
 *
 * @param parameters resource with the dated parameters of credit, of version 1 of the rules in an empty database
 * @param soldWithinDays platforms on which a firm sold so lately are told of its credit
 */
@ConfigurationProperties("window.credit")
record CreditSettings(@DefaultValue("classpath:rules/credit.yaml") String parameters, @DefaultValue("365") int soldWithinDays) {}
