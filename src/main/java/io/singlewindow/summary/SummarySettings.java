package io.singlewindow.summary;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the month's summary is proposed.
 *
 * @param listsMax lists of a month looked at for one company; more are proposed when those are summed
 * @param rowsPerMessageMax lists in one message; more make several parts
 * @param statisticsFlag of the lists that are to be summed (CEB603, B)
 */
@ConfigurationProperties("window.summary")
record SummarySettings(
        @DefaultValue("5000") int listsMax,
        @DefaultValue("1000") int rowsPerMessageMax,
        @DefaultValue("B") String statisticsFlag) {}
