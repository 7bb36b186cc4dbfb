package io.singlewindow.warning;

import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.rule.Rule;
import io.singlewindow.warning.rule.Sources;
import io.singlewindow.warning.rule.Sources.Activity;
import io.singlewindow.warning.rule.Thresholds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for sources that fell silent: what does not come can only be seen by a timer. */
@Component("sourceWatch")
@Profile("!simulator")
public class SourceWatch {

    private static final int TURN = 1;
    private static final int SOURCES_PER_RUN_MAX = 500;
    /** Days after its last document from which on a source is no news any more. */
    private static final int NEWS_DAYS_MAX = 14;

    private final SourceFacts sources;
    private final Warnings warnings;
    private final WarningParameters parameters;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private String after = "";

    SourceWatch(SourceFacts sources, Warnings warnings, WarningParameters parameters, TransactionTemplate transactions, JdbcClient jdbc, Clock clock) {
        this.sources = sources;
        this.warnings = warnings;
        this.parameters = parameters;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Looks at the next sources that have not sent for long; where there are too many for one run, the next goes on. */
    public synchronized void look() {
        Instant now = clock.instant();
        Thresholds thresholds = parameters.on(LocalDate.ofInstant(now, BusinessTime.ZONE));
        if (!thresholds.isOn(Rule.SILENT_SOURCE)) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SELECT id FROM supervision_turn WHERE id = ? FOR UPDATE").param(TURN).query(Integer.class).single();
            List<Activity> quiet = sources.quietSince(now.minus(thresholds.silentAfter()), thresholds.day().minusDays(NEWS_DAYS_MAX),
                    thresholds.silentDays(), after, SOURCES_PER_RUN_MAX);
            quiet.forEach(source -> Sources.silent(source, now, thresholds).ifPresent(found -> warnings.raise(found, thresholds, null)));
            after = quiet.size() < SOURCES_PER_RUN_MAX ? "" : quiet.get(quiet.size() - 1).sender() + "|" + quiet.get(quiet.size() - 1).kind();
        });
    }
}
