package io.singlewindow.retention;

import io.singlewindow.ledger.DataKeys;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.OldQuotes;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Ends what has been kept long enough (保存期限). Of messages the month's data key is destroyed: what was encrypted under it stays where
 * it is and nobody reads it again, while entries, digests, receipts and proofs are as they were. Each end is an entry of the log.
 */
@Component("retentionRun")
@Profile("!simulator")
public class RetentionRun {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRun.class);

    private final RetentionStore store;
    private final DataKeys keys;
    private final OldQuotes quotes;
    private final PendingEntries entries;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final RetentionSettings settings;
    private final ParametersInForce parameters;
    private final ObjectMapper json;
    private final Clock clock;

    RetentionRun(
            RetentionStore store, DataKeys keys, OldQuotes quotes, PendingEntries entries, Ledger ledger, TransactionTemplate transactions,
            RetentionSettings settings, ParametersInForce parameters, ObjectMapper json, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.quotes = quotes;
        this.entries = entries;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
        this.parameters = parameters;
        this.json = json;
        this.clock = clock;
    }

    /** Ends what is due by now. */
    public void run() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BusinessTime.ZONE);
        Instant begin = store.begin().orElse(null);
        if (begin == null) {
            return;
        }
        ParameterBook rules = parameters.parameters();
        for (KeptKind kind : KeptKind.values()) {
            Period keep = kind.keep(settings, rules, today);
            YearMonth month = store.lastEnded(kind).map(last -> last.plusMonths(1)).orElseGet(() -> YearMonth.from(begin.atZone(BusinessTime.ZONE)));
            for (; !month.plusMonths(1).atDay(1).plus(keep).isAfter(today); month = month.plusMonths(1)) {
                end(kind, month, keep, now);
            }
        }
        delete("batch", settings.batch().toString(), () -> store.deleteBatches(start(today.minus(settings.batch()))));
        Period forex = KeptKind.FOREX.keep(settings, rules, today);
        delete("funds-flow", forex.toString(), () -> store.deleteFundsFlow(start(today.minus(forex))));
        delete("quota", "P" + settings.quotaYears() + "Y", () -> store.deleteQuota(today.getYear() - settings.quotaYears() - 1));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    private void end(KeptKind kind, YearMonth month, Period keep, Instant now) {
        Instant from = start(month.atDay(1));
        Instant to = start(month.plusMonths(1).atDay(1));
        try {
            // what was not yet encrypted when it was written: before the end and apart from it, since it may be a million rows
            int answers = kind == KeptKind.TRADE ? quotes.remove(from, to) : 0;
            boolean told = Boolean.TRUE.equals(transactions.execute(status -> {
                store.ended(kind, month, now, keep);
                boolean destroyed = kind == KeptKind.TRADE && keys.destroy(RetentionStore.number(month));
                Map<String, Object> content = about(kind.name(), keep.toString());
                content.put("event", destroyed ? "data key destroyed" : "kept no longer");
                content.put("month", month.toString());
                content.put("sent", store.emptyDispatches(kind, from, to));
                content.put("received", store.emptyReceipts(kind, from, to));
                content.put("uploads", kind == KeptKind.TRADE ? store.emptyUploads(from, to) : 0);
                content.put("answers", answers);
                content.put("comparisons", kind == KeptKind.TRADE ? store.emptyComparisons(from, to) : 0);
                boolean any = destroyed || List.of("sent", "received", "uploads", "answers", "comparisons").stream().anyMatch(name -> !content.get(name).equals(0));
                if (any) {
                    entries.add(destroyed ? "retention.key-destroyed" : "retention.ended", month.toString(), List.of(), json.writeValueAsString(content));
                }
                return any;
            }));
            ledger.awaitDurable();
            if (told) {
                LOG.info("What came in {} is kept no longer ({}, {})", month, kind, keep);
            }
        } catch (DuplicateKeyException other) {
            LOG.debug("Another node has ended {} of {}", kind, month);
        } finally {
            keys.forget();
        }
    }

    private void delete(String kind, String keep, IntSupplier deletion) {
        transactions.executeWithoutResult(status -> {
            int rows = deletion.getAsInt();
            if (rows > 0) {
                Map<String, Object> content = about(kind, keep);
                content.put("event", "deleted");
                content.put("rows", rows);
                entries.add("retention.deleted", kind, List.of(), json.writeValueAsString(content));
            }
        });
    }

    private static Map<String, Object> about(String kind, String keep) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("party", "window");
        content.put("kind", kind);
        content.put("kept", keep);
        return content;
    }
}
