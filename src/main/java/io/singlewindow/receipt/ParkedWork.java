package io.singlewindow.receipt;

import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.receipt.ReceiptStore.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Receipts and messages that cannot go on, by their causes; whoever sets them going again is an entry of the log. */
@Component
@Profile("!simulator")
class ParkedWork {

    /** Looked at for groups, of each kind. */
    static final int LOOKED_AT_MAX = 2_000;
    private static final int CAUSE_CHARACTERS_MAX = 200;

    private final ReceiptStore receipts;
    private final ReceiptIntake intake;
    private final SentMessages messages;
    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final ObjectMapper json;

    ParkedWork(ReceiptStore receipts, ReceiptIntake intake, SentMessages messages, PendingEntries entries, TransactionTemplate transactions,
            Ledger ledger, ObjectMapper json) {
        this.receipts = receipts;
        this.intake = intake;
        this.messages = messages;
        this.entries = entries;
        this.transactions = transactions;
        this.ledger = ledger;
        this.json = json;
    }

    /** @param kind receipt or message */
    record Item(String id, String kind, String authority, @Nullable String cause, Instant since) {

        Group group() {
            return new Group(kind, authority, ParkedWork.normal(cause));
        }
    }

    /**
     * What was parked for one cause.
     *
     * @param cause its words without the numbers in them
     */
    record Group(String kind, String authority, String cause) {

        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::kind).thenComparing(Group::authority).thenComparing(Group::cause);
    }

    /** Receipts first, those that an authority signed before the others; then messages, newest first. */
    List<Item> items(int max) {
        List<Item> items = new ArrayList<>();
        for (Kept receipt : receipts.parked(max)) {
            items.add(new Item(receipt.id(), "receipt", receipt.authority().code(), receipt.cause(), receipt.receivedAt()));
        }
        messages.parked(max).forEach(message ->
                items.add(new Item(message.id(), "message", message.authority().code(), message.cause(), message.createdAt())));
        return items;
    }

    Map<Group, List<Item>> groups() {
        Map<Group, List<Item>> groups = new TreeMap<>(Group.ORDER);
        items(LOOKED_AT_MAX).forEach(item -> groups.computeIfAbsent(item.group(), first -> new ArrayList<>()).add(item));
        return new LinkedHashMap<>(groups);
    }

    /** Ids, digests and counts differ where the cause is one. */
    static String normal(@Nullable String cause) {
        String plain = cause == null ? "-" : cause.replaceAll("[0-9A-Fa-f]{8,}(-[0-9A-Fa-f]{4,})*|\\d+", "#");
        return plain.substring(0, Math.min(CAUSE_CHARACTERS_MAX, plain.length()));
    }

    /**
     * Sends a message again with the same bytes, or verifies a receipt anew and applies it.
     *
     * @param who principal that asked for it
     * @return false when it is not parked, or does not count now either
     */
    boolean replay(String id, String who, @Nullable String reason) {
        boolean replayed = Boolean.TRUE.equals(transactions.execute(status -> {
            if (!messages.replay(id) && !intake.replay(id)) {
                return false;
            }
            Map<String, @Nullable Object> content = new LinkedHashMap<>();
            content.put("party", who);
            content.put("event", "replayed");
            content.put("id", id);
            content.put("reason", reason);
            entries.add("ops.replayed", id, List.of(), json.writeValueAsString(content));
            return true;
        }));
        ledger.awaitDurable();
        return replayed;
    }
}
