package io.singlewindow.charge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is made of tax, quota and guarantee.
 *
 * @param enforced false: they are worked out and shown, but nothing is refused or held by them
 * @param guaranteeRequired false: a declarant that has filed no guarantee at all is not held for it
 * @param linesMax of a transaction that is posted to be computed
 */
@ConfigurationProperties("window.charge")
record ChargeSettings(@DefaultValue("true") boolean enforced, @DefaultValue("true") boolean guaranteeRequired, @DefaultValue("1000") int linesMax) {}
