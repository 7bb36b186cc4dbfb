package io.singlewindow.statistics.publication;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is published.
 *
 * @param firmsMin figures of fewer firms are kept back
 * @param cellsMax what a month's table is made of, at most: rows times regions times firms
 * @param versionsMax of one month
 */
@ConfigurationProperties("window.statistics.publication")
record PublicationSettings(@DefaultValue("3") int firmsMin, @DefaultValue("50000") int cellsMax, @DefaultValue("100") int versionsMax) {}
