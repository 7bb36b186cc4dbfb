package io.singlewindow.summary;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the month's summary is proposed.
 *
 * @param dueDay of the next month, by 公告2018年第194号 (十) the 15th
 * @param holidays days off that are no weekend
 * @param workdays weekends on which work is done
 * @param listsMax lists of a month looked at for one company; more are proposed when those are summed
 * @param rowsPerMessageMax lists in one message; more make several parts
 * @param statisticsFlag of the lists that are to be summed (CEB603, B)
 */
@ConfigurationProperties("window.summary")
record SummarySettings(
        @DefaultValue("15") int dueDay,
        @DefaultValue Set<LocalDate> holidays,
        @DefaultValue Set<LocalDate> workdays,
        @DefaultValue("5000") int listsMax,
        @DefaultValue("1000") int rowsPerMessageMax,
        @DefaultValue("B") String statisticsFlag) {}
