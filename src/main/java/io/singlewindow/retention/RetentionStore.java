package io.singlewindow.retention;

import io.singlewindow.ledger.DataKeys;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that retention ends, and the note of what has ended. */
@Component
@Profile("!simulator")
class RetentionStore {

    private static final byte[] NOTHING = {};

    private final JdbcClient jdbc;

    RetentionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** When the log began; empty while it has no entry. */
    Optional<Instant> begin() {
        return jdbc.sql("SELECT at FROM entry WHERE number = 0").query(Long.class).optional().map(Instant::ofEpochMilli);
    }

    /** The newest month of which this kind is no longer kept. */
    Optional<YearMonth> lastEnded(KeptKind kind) {
        return Optional.ofNullable(jdbc.sql("SELECT MAX(kept_month) FROM retention_end WHERE kind = ?").param(kind.name()).query(Integer.class).optional().orElse(null))
                .map(number -> YearMonth.of(number / 100, number % 100));
    }

    /** Notes an end; another node that does the same at the same time fails on the key. */
    void ended(KeptKind kind, YearMonth month, Instant at, Period keep) {
        jdbc.sql("INSERT INTO retention_end (kind, kept_month, ended_at, keep) VALUES (?, ?, ?, ?)")
                .params(kind.name(), number(month), at.toEpochMilli(), keep.toString()).update();
    }

    /** Empties what was sent to the kind's authorities; nothing that is empty is sent any more. */
    int emptyDispatches(KeptKind kind, Instant from, Instant to) {
        return jdbc.sql("UPDATE dispatch SET body = :nothing, next_attempt_at = NULL, taken_at = NULL,"
                        + " cause = CASE WHEN state IN ('QUEUED', 'PARKED') THEN 'kept no longer' ELSE cause END,"
                        + " state = CASE WHEN state IN ('QUEUED', 'PARKED') THEN 'FAILED' ELSE state END"
                        + " WHERE authority IN (:authorities) AND created_at >= :from AND created_at < :to")
                .param("nothing", NOTHING).param("authorities", kind.authorities())
                .param("from", from.toEpochMilli()).param("to", to.toEpochMilli()).update();
    }

    /** Empties what came from the kind's authorities; that it came, its digest and what it did stay. */
    int emptyReceipts(KeptKind kind, Instant from, Instant to) {
        return jdbc.sql("UPDATE authority_receipt SET body = :nothing, state = CASE WHEN state = 'PARKED' THEN 'ENDED' ELSE state END"
                        + " WHERE authority IN (:authorities) AND received_at >= :from AND received_at < :to")
                .param("nothing", NOTHING).param("authorities", kind.authorities())
                .param("from", from.toEpochMilli()).param("to", to.toEpochMilli()).update();
    }

    /** Empties the raw data that platforms have uploaded. */
    int emptyUploads(Instant from, Instant to) {
        return jdbc.sql("UPDATE platform_upload SET body = ? WHERE received_at >= ? AND received_at < ?")
                .params(NOTHING, from.toEpochMilli(), to.toEpochMilli()).update();
    }

    /** Empties comparisons from before they were encrypted, of the consignments that began then; a newer one ends with the key. */
    int emptyComparisons(Instant from, Instant to) {
        return jdbc.sql("UPDATE consignment SET match_report = ? WHERE id >= ? AND id < ? AND match_report LIKE '{%'")
                .params(DataKeys.ended(number(YearMonth.from(from.atZone(BusinessTime.ZONE)))), SubmissionIds.from(from), SubmissionIds.from(to)).update();
    }

    /** Deletes answers to zips that came before. */
    int deleteBatches(Instant before) {
        return jdbc.sql("DELETE FROM batch WHERE received_at < ?").param(before.toEpochMilli()).update();
    }

    /** Deletes certificates of the flow of funds that came before. */
    int deleteFundsFlow(Instant before) {
        return jdbc.sql("DELETE FROM funds_flow WHERE received_at < ?").param(before.toEpochMilli()).update();
    }

    /** Deletes what counted in years up to this one. */
    int deleteQuota(int lastYear) {
        jdbc.sql("DELETE FROM quota_return WHERE consignment_id IN (SELECT consignment_id FROM quota_entry WHERE quota_year <= ?)").param(lastYear).update();
        return jdbc.sql("DELETE FROM quota_entry WHERE quota_year <= ?").param(lastYear).update();
    }
}
