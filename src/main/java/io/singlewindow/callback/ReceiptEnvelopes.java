package io.singlewindow.callback;

import io.singlewindow.intake.SignedReceipts;
import io.singlewindow.ledger.Sealing;
import io.singlewindow.trail.EntryLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Receipts in the messages' own format as full callbacks carry them: in a DxpMsg that the window has signed, as clients of the queue
 * get them. One is made for a company when its first callback goes out, and kept sealed: a signature is another one each time, and
 * what is sent again is the same, whatever key the window has by then.
 */
@Component
@Profile("!simulator")
class ReceiptEnvelopes {

    private static final int DELETED_AT_ONCE_MAX = 5_000;

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final SignedReceipts receipts;
    private final Clock clock;

    ReceiptEnvelopes(JdbcClient jdbc, Sealing sealing, SignedReceipts receipts, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** The envelope of an event's receipt for an endpoint's company; null where the receipt is none of the messages' own format. */
    @Nullable String of(EntryLog.Entry entry, String receipt, Endpoint endpoint) {
        Optional<String> kept = kept(entry.number(), endpoint.uscc());
        if (kept.isPresent()) {
            return kept.get();
        }
        // of a submission by its own id, as in the queue: whoever gets it by both sees that it is the same
        String id = SubjectKind.of(entry.type(), entry.ref()) == SubjectKind.SUBMISSION ? entry.ref() : String.valueOf(entry.number());
        byte[] signed = receipts.of(receipt.getBytes(StandardCharsets.UTF_8), id, endpoint.uscc(), endpoint.principal(), entry.at()).orElse(null);
        return signed == null ? null : keep(entry.number(), endpoint.uscc(), signed);
    }

    private Optional<String> kept(long entry, String uscc) {
        return jdbc.sql("SELECT body FROM callback_receipt WHERE entry_number = ? AND uscc = ?").params(entry, uscc)
                .query((row, n) -> new String(sealing.open(name(entry, uscc), row.getBytes(1)), StandardCharsets.UTF_8)).optional();
    }

    private String keep(long entry, String uscc, byte[] signed) {
        try {
            jdbc.sql("INSERT INTO callback_receipt (entry_number, uscc, body, created_at) VALUES (?, ?, ?, ?)")
                    .params(entry, uscc, sealing.seal(name(entry, uscc), signed), clock.millis()).update();
            return new String(signed, StandardCharsets.UTF_8);
        } catch (DuplicateKeyException meanwhile) {
            // for another endpoint of the company
            return kept(entry, uscc).orElseThrow();
        }
    }

    private static String name(long entry, String uscc) {
        return "callback-receipt " + entry + " " + uscc;
    }

    /** Deletes some that were made before this time; how many. */
    int deleteBefore(long millis) {
        return jdbc.sql("DELETE FROM callback_receipt WHERE entry_number IN (SELECT entry_number FROM callback_receipt WHERE created_at < ?"
                        + " ORDER BY created_at FETCH FIRST " + DELETED_AT_ONCE_MAX + " ROWS ONLY) AND created_at < ?")
                .params(millis, millis).update();
    }
}
