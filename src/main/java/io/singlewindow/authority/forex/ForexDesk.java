package io.singlewindow.authority.forex;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Reason;
import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.message.IdentityNumber;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where a reviewer of the forex office decides what the table leaves to a person: held orders of his region are settled or refused,
 * for the machine door and the page alike.
 */
@Component
@Profile("!simulator")
public class ForexDesk {

    private final ItemStore items;
    private final VisibleConsignments consignments;
    private final FundsNotes notes;
    private final ReadLog reads;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transactions;

    ForexDesk(ItemStore items, VisibleConsignments consignments, FundsNotes notes, ReadLog reads, Ledger ledger, Clock clock,
            TransactionTemplate transactions) {
        this.items = items;
        this.consignments = consignments;
        this.notes = notes;
        this.reads = reads;
        this.ledger = ledger;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What may be decided of a held order. */
    enum Action {
        /** It goes to the forex authority as any other order does. */
        SETTLE(ItemState.WAITING),
        /** It is not settled, for good. */
        BLOCK(ItemState.BLOCKED);

        private final ItemState to;

        Action(ItemState to) {
            this.to = to;
        }

        ItemState to() {
            return to;
        }
    }

    /** What somebody has decided, when and why. */
    record Move(Action action, String actor, String reason, Instant at) {}

    /** True where something of it is held and the caller may decide it. */
    public boolean mayDecide(Caller caller, Consignment consignment) {
        return isReviewer(caller) && held(consignment.id()).findAny().isPresent() && consignments.isOwn(caller, consignment);
    }

    /**
     * Settles or refuses what is held of a consignment; durable when it returns.
     *
     * @param wanted name of an {@link Action}
     * @return who has decided what, as JSON (SettlementDecision of the OpenAPI)
     * @throws ProblemException 403 for who may not, 400 without a reason that says something, 404, 409 where nothing is held
     */
    public Map<String, @Nullable Object> decide(Caller caller, String id, @Nullable String wanted, @Nullable String why) {
        if (!isReviewer(caller)) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a reviewer of the forex office");
        }
        Action action = Arrays.stream(Action.values()).filter(one -> one.name().equals(wanted)).findFirst()
                .orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, "action=" + wanted, Arrays.toString(Action.values())));
        String reason = Reason.require(why);
        Consignment consignment = consignments.require(caller, id);
        consignments.requireOwn(caller, consignment);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, List.of(id), "");
        // a reason stays for years, and companies read it
        Move move = new Move(action, caller.id(), IdentityNumber.maskWithin(reason), clock.instant());
        transactions.executeWithoutResult(status -> apply(consignment, move));
        ledger.awaitDurable();
        return json(consignment, move);
    }

    private void apply(Consignment consignment, Move move) {
        List<Item> held = held(consignment.id()).flatMap(item -> items.lock(item.id()).stream()).filter(ForexDesk::isHeld).toList();
        if (held.isEmpty()) {
            throw ProblemException.of(409, ErrorCode.RUL_359, states(consignment.id()), ItemState.HELD.name());
        }
        for (Item item : held) {
            if (move.action() == Action.SETTLE) {
                items.settledBy(item, move.actor(), move.at().toEpochMilli());
            } else {
                items.ends(item, ItemState.BLOCKED, null);
                items.refundsMayGo(consignment.id(), move.at().toEpochMilli());
            }
        }
        notes.decided(consignment, move);
    }

    /** The order, or refunds of it: these wait until the order is settled, so never both. */
    private Stream<Item> held(String consignmentId) {
        return all(consignmentId).filter(ForexDesk::isHeld);
    }

    private Stream<Item> all(String consignmentId) {
        Optional<Item> order = items.find(consignmentId, "");
        return Stream.concat(order.stream(), order.isEmpty() ? Stream.empty() : items.refunds(consignmentId).stream());
    }

    private String states(String consignmentId) {
        String states = all(consignmentId).map(item -> item.state().name()).distinct().collect(Collectors.joining(", "));
        return states.isEmpty() ? "-" : states;
    }

    static boolean isHeld(@Nullable Item item) {
        return item != null && item.state() == ItemState.HELD;
    }

    /** True for a reviewer of the forex office. */
    static boolean isReviewer(Caller caller) {
        return caller.role() == CallerRole.REVIEWER && caller.scope() != null && caller.scope().coversAuthority(Authority.FOREX.code());
    }

    private static Map<String, @Nullable Object> json(Consignment consignment, Move move) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("consignmentId", consignment.id());
        view.put("action", move.action().name());
        view.put("from", ItemState.HELD.name());
        view.put("to", move.action().to().name());
        view.put("actor", move.actor());
        view.put("reason", move.reason());
        view.put("at", BusinessTime.iso(move.at()));
        return view;
    }
}
