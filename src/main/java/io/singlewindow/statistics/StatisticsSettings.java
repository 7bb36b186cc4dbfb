package io.singlewindow.statistics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of statistics.
 *
 * @param daysMax of one question
 * @param rowsMax of one table; what comes on top is told together
 * @param keptYears facts of consignments and messages
 */
@ConfigurationProperties("window.statistics")
record StatisticsSettings(@DefaultValue("366") int daysMax, @DefaultValue("400") int rowsMax, @DefaultValue("10") int keptYears) {}
