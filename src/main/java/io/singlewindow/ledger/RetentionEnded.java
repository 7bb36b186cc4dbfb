package io.singlewindow.ledger;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was asked for is kept no longer: 410, with the month, how long it was kept, and when that ended. */
public final class RetentionEnded extends ProblemException {

    private static final long serialVersionUID = 1L;

    private RetentionEnded(int month, String keep, Instant endedAt) {
        super(410, Finding.of(ErrorCode.SYS_044, month / 100 + "-" + String.format(java.util.Locale.ROOT, "%02d", month % 100) + ", " + keep, BusinessTime.iso(endedAt)));
    }

    /** The end of trade data of this month; empty while it is kept. */
    static Optional<RetentionEnded> of(JdbcClient jdbc, int month) {
        return jdbc.sql("SELECT keep, ended_at FROM retention_end WHERE kind = 'TRADE' AND kept_month = ?").param(month)
                .query((row, n) -> new RetentionEnded(month, row.getString(1), Instant.ofEpochMilli(row.getLong(2)))).optional();
    }

    /** The same for what came at this time. */
    public static Optional<RetentionEnded> at(JdbcClient jdbc, Instant time) {
        return of(jdbc, SubmissionIds.month(time));
    }
}
