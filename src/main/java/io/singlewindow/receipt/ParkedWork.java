package io.singlewindow.receipt;

import io.singlewindow.authority.dispatch.SentMessages;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.receipt.ReceiptStore.Kept;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Receipts and messages that cannot go on, and messages that an authority has taken and not answered in time, by their causes; whoever
 * sets them going again is an entry of the log.
 */
@Component
@Profile("!simulator")
public class ParkedWork {

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

    /**
     * Something that is parked.
     *
     * @param kind receipt, message, or overdue for a message that was taken and not answered
     * @param since when it came, was made or, of an overdue one, was taken
     * @param consequence what it would cost to discard it
     */
    public record Item(String id, String kind, String authority, @Nullable String cause, Instant since, Consequence consequence) {

        /** True for a message that was taken and not answered in time. */
        boolean isOverdue() {
            return kind.equals("overdue");
        }

        Group group() {
            return new Group(kind, authority, ParkedWork.normal(cause));
        }
    }

    /**
     * What was parked for one cause.
     *
     * @param cause its words without the numbers in them
     */
    public record Group(String kind, String authority, String cause) {

        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::kind).thenComparing(Group::authority).thenComparing(Group::cause);
    }

    /** Receipts first, those that an authority signed before the others; then messages, newest first; then overdue ones, oldest first. */
    List<Item> items(int max) {
        List<Item> items = new ArrayList<>();
        for (Kept receipt : receipts.parked(max)) {
            items.add(item(receipt));
        }
        messages.parked(max).forEach(message -> items.add(item(message)));
        messages.overdue(max).forEach(message -> items.add(item(message)));
        return items;
    }

    private static Item item(Kept receipt) {
        return new Item(receipt.id(), "receipt", receipt.authority().code(), receipt.cause(), receipt.receivedAt(), Consequence.ofReceipt(receipt.counts()));
    }

    private static Item item(SentMessages.Parked message) {
        return new Item(message.id(), "message", message.authority().code(), message.cause(), message.createdAt(), Consequence.ofMessage(message.reached()));
    }

    private static Item item(SentMessages.Overdue message) {
        return new Item(message.id(), "overdue", message.authority().code(), message.cause(), message.takenAt(), Consequence.TAKEN_WITHOUT_ANSWER);
    }

    /** One that is parked, by its id. */
    Optional<Item> find(String id) {
        return receipts.find(id).filter(receipt -> receipt.state().equals("PARKED")).map(ParkedWork::item)
                .or(() -> messages.findParked(id).map(ParkedWork::item))
                .or(() -> messages.findOverdue(id).map(ParkedWork::item));
    }

    /** What is parked, by its causes; the newest of each kind, 2,000 at most. */
    public Map<Group, List<Item>> groups() {
        Map<Group, List<Item>> groups = new TreeMap<>(Group.ORDER);
        items(LOOKED_AT_MAX).forEach(item -> groups.computeIfAbsent(item.group(), first -> new ArrayList<>()).add(item));
        return new LinkedHashMap<>(groups);
    }

    /**
     * Replays all of a cause; those that do not count now either stay parked.
     *
     * @param count as the group was shown: whoever has looked knows it
     * @return how many were replayed
     * @throws ProblemException 404 where there is no such group, 422 where the number is another
     */
    public int replayAll(Group group, @Nullable Integer count, String who, String reason) {
        return (int) confirmed(group, count).stream().filter(item -> replay(item.id(), who, reason)).count();
    }

    /** All of a cause, for whoever knows how many they are; refuses others. */
    List<Item> confirmed(Group group, @Nullable Integer count) {
        List<Item> items = groups().getOrDefault(group, List.of());
        if (items.isEmpty()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, group.cause(), "kind, authority and cause of a group");
        }
        if (count == null || count != items.size()) {
            throw new ProblemException(422, Finding.at(ErrorCode.SYS_024, "/count", String.valueOf(count), String.valueOf(items.size())));
        }
        return items;
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
    boolean replay(String id, String who, String reason) {
        boolean replayed = Boolean.TRUE.equals(transactions.execute(status -> {
            if (!messages.replay(id) && !messages.replayOverdue(id) && !intake.replay(id)) {
                return false;
            }
            Map<String, Object> content = new LinkedHashMap<>();
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
