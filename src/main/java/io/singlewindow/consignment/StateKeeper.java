package io.singlewindow.consignment;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.consignment.state.StateFunction;
import io.singlewindow.problem.Finding;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place that writes a consignment's state: own part and receipts through the state function, changes told. */
@Component
@Profile("!simulator")
public class StateKeeper {

    private final ConsignmentStore store;
    private final ConsignmentEvents events;
    private final StateSignal signal;
    private final Onward onward;
    private final JdbcClient jdbc;
    private final Clock clock;

    StateKeeper(ConsignmentStore store, ConsignmentEvents events, StateSignal signal, Onward onward, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.events = events;
        this.signal = signal;
        this.onward = onward;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Sets what the documents say; the consignment is locked.
     *
     * @param differences of the documents, told to all of their senders
     * @param decided what was found besides, told to the list's sender
     */
    void own(
            Consignment before, ConsignmentState own, @Nullable String tradeMode, @Nullable Long waitingUntilMillis,
            @Nullable String matchReport, List<String> missing, List<Finding> differences, List<Finding> decided) {
        Consignment after = new Consignment(before.id(), before.direction(), before.ebpCode(), before.ebcCode(), before.orderNo(),
                tradeMode, state(before, own), own, before.createdAtMillis(), waitingUntilMillis, matchReport);
        write(before, after, missing, differences, decided);
    }

    /** Customs has agreed to cancel the list of this consignment: whatever else comes, it stays cancelled. */
    public void cancelled(String consignmentId) {
        Consignment before = store.lock(consignmentId).orElseThrow();
        own(before, ConsignmentState.CANCELLED, before.tradeMode(), null, before.matchReport(), List.of(), List.of(), List.of());
    }

    /** Works the state out anew after a receipt. */
    void recompute(String consignmentId) {
        Consignment before = store.lock(consignmentId).orElseThrow();
        Consignment after = new Consignment(before.id(), before.direction(), before.ebpCode(), before.ebcCode(), before.orderNo(),
                before.tradeMode(), state(before, before.ownState()), before.ownState(), before.createdAtMillis(),
                before.waitingUntilMillis(), before.matchReport());
        write(before, after, List.of(), List.of(), List.of());
    }

    private ConsignmentState state(Consignment consignment, ConsignmentState own) {
        return StateFunction.state(own, AuthorityAnswers.facts(jdbc, consignment.id()));
    }

    private void write(Consignment before, Consignment after, List<String> missing, List<Finding> differences, List<Finding> decided) {
        if (before.equals(after)) {
            return;
        }
        boolean released = after.state() == ConsignmentState.RELEASED || after.state() == ConsignmentState.CLOSED;
        store.update(after, released ? clock.millis() : null);
        if (before.state() != after.state()) {
            events.state(before, after, store.parties(after.id()), store.warehouse(after.id()), missing, differences);
            if (!decided.isEmpty()) {
                events.decided(after, store.listSenders(after.id()), decided);
            }
            onward.reached(after);
        }
        signal.afterCommit();
    }
}
