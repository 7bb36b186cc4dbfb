package io.singlewindow.warning;

import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes facts that no window reaches any more, and warnings after their years. */
@Component("factRetention")
@Profile("!simulator")
public class FactRetention {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final WarningSettings settings;
    private final Clock clock;

    FactRetention(JdbcClient jdbc, TransactionTemplate transactions, WarningSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Deletes what is old enough today; run often, each time takes one day's rows. */
    public void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        delete("warning_order WHERE seen_on < ?", today.minusDays(settings.ordersKeptDays()));
        delete("warning_payment WHERE seen_on < ?", today.minusDays(settings.ordersKeptDays()));
        delete("warning_price WHERE seen_on < ?", today.minusDays(settings.pricesKeptDays()));
        delete("warning_median WHERE used_on < ?", today.minusDays(settings.pricesKeptDays()));
        delete("warning_waybill WHERE seen_on < ?", today.minusDays(settings.waybillsKeptDays()));
        delete("warning_source WHERE seen_on < ?", today.minusDays(settings.sourcesKeptDays()));
        LocalDate before = today.minusYears(settings.warningsKeptYears());
        transactions.executeWithoutResult(status -> {
            delete("warning_document WHERE warning_id IN (SELECT id FROM warning WHERE last_on < ?)", before);
            delete("warning_move WHERE warning_id IN (SELECT id FROM warning WHERE last_on < ?)", before);
            delete("warning WHERE last_on < ?", before);
        });
    }

    private void delete(String what, LocalDate before) {
        jdbc.sql("DELETE FROM " + what).param(before).update();
    }
}
