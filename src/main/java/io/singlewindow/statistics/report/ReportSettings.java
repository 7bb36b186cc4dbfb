package io.singlewindow.statistics.report;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of platforms' monthly reports.
 *
 * @param gapPercentMax difference from the messages that is allowed, in hundredths of the greater figure
 * @param fileBytesMax of one file
 * @param rowsMax of one file, and of what is held against it
 * @param versionsMax of one month
 */
@ConfigurationProperties("window.statistics.reports")
record ReportSettings(
        @DefaultValue("1") BigDecimal gapPercentMax, @DefaultValue("1000000") int fileBytesMax, @DefaultValue("5000") int rowsMax,
        @DefaultValue("100") int versionsMax) {}
