package io.singlewindow.receipt;

import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.receipt.ParkedWork.Group;
import io.singlewindow.receipt.ParkedWork.Item;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Parked work that an operator gives up, and messages without an answer that he lets be. Its row stays and is never sent or applied
 * again; who did it, why, and what that costs stand beside it and in the log. What another replays at the same time is not discarded: of the two the first counts.
 */
@Component
@Profile("!simulator")
public class DiscardedWork {

    private final ParkedWork work;
    private final ReceiptStore receipts;
    private final SentMessages messages;
    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;

    DiscardedWork(ParkedWork work, ReceiptStore receipts, SentMessages messages, PendingEntries entries, TransactionTemplate transactions,
            Ledger ledger, ObjectMapper json, JdbcClient jdbc, Clock clock) {
        this.work = work;
        this.receipts = receipts;
        this.messages = messages;
        this.entries = entries;
        this.transactions = transactions;
        this.ledger = ledger;
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Something that was given up.
     *
     * @param what as it was parked
     * @param by principal that did it
     */
    public record Discarded(Item what, Instant at, String by, String reason) {}

    /**
     * Discards one.
     *
     * @param who principal that asks for it
     * @return what it costs; empty when nothing of this id is parked
     */
    Optional<Consequence> discard(String id, String who, String reason) {
        Optional<Item> item = work.find(id);
        boolean discarded = item.isPresent() && Boolean.TRUE.equals(transactions.execute(status -> discard(item.get(), who, reason)));
        ledger.awaitDurable();
        return discarded ? item.map(Item::consequence) : Optional.empty();
    }

    /**
     * Discards all of a cause, or none: where another replays or discards one of them meanwhile, nothing is changed.
     *
     * @param count as the group was shown: whoever has looked knows it
     * @return how many were discarded
     * @throws ProblemException 404 where there is no such group, 422 where the number is another
     */
    public int discardAll(Group group, @Nullable Integer count, String who, String reason) {
        // in one order, so that two who do the same wait for each other and never crosswise
        List<Item> items = work.confirmed(group, count).stream().sorted(Comparator.comparing(Item::id)).toList();
        transactions.executeWithoutResult(status -> {
            long discarded = items.stream().filter(item -> discard(item, who, reason)).count();
            if (discarded < items.size()) {
                throw new ProblemException(422, Finding.at(ErrorCode.SYS_024, "/count", String.valueOf(count), String.valueOf(discarded)));
            }
        });
        ledger.awaitDurable();
        return items.size();
    }

    private boolean discard(Item item, String who, String reason) {
        boolean given = switch (item.kind()) {
            case "message" -> messages.discard(item.id());
            case "overdue" -> messages.letBe(item.id());
            default -> receipts.discard(item.id());
        };
        if (!given) {
            return false;
        }
        Instant now = clock.instant();
        jdbc.sql("INSERT INTO discarded_work (work_id, work_kind, work_authority, parked_cause, parked_since, discarded_at, discarded_by,"
                        + " discard_reason, consequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(item.id(), item.kind(), item.authority(), item.cause(), item.since().toEpochMilli(), now.toEpochMilli(), who, reason,
                        item.consequence().name()).update();
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("party", who);
        content.put("event", item.isOverdue() ? "let be" : "discarded");
        content.put("id", item.id());
        content.put("kind", item.kind());
        content.put("authority", item.authority());
        content.put("cause", item.cause());
        content.put("since", BusinessTime.iso(item.since()));
        content.put("reason", reason);
        content.put("safe", item.consequence().safe());
        content.put("consequence", item.consequence().name());
        content.put("zh", item.consequence().zh());
        content.put("en", item.consequence().en());
        entries.add(item.isOverdue() ? "ops.let-be" : "ops.discarded", item.id(), List.of(), json.writeValueAsString(content));
        return true;
    }

    /** What was discarded, newest first. */
    public List<Discarded> newest(int max) {
        return jdbc.sql("SELECT work_id, work_kind, work_authority, parked_cause, parked_since, consequence, discarded_at, discarded_by, discard_reason"
                        + " FROM discarded_work ORDER BY discarded_at DESC, work_id DESC FETCH FIRST " + max + " ROWS ONLY")
                .query((row, n) -> new Discarded(
                        new Item(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Instant.ofEpochMilli(row.getLong(5)),
                                Consequence.valueOf(row.getString(6))),
                        Instant.ofEpochMilli(row.getLong(7)), row.getString(8), row.getString(9))).list();
    }
}
