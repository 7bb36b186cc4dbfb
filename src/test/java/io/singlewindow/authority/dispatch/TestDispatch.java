package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.Onward;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.Wait;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.rules.decision.DecisionAdvice;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.signature.window.WindowKey;
import io.singlewindow.signature.window.WindowKeySettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mock.env.MockEnvironment;

/** Outgoing messages for the tests of what decides and what answers them: made and stored, sent nowhere. */
public final class TestDispatch implements Onward {

    /** In hours: 24 of customs, 72 of inspection, 168 of forex, 672 of the tax authority. */
    static final OverdueSettings OVERDUE = new OverdueSettings(24, 72, 168, 672);

    private final TestConsignments window;
    private final Onward dispatches;
    private final WindowKey key;

    /** Made before the assembly, which is asked for at the first match. */
    public TestDispatch(TestConsignments window) {
        this(window, List.of());
    }

    /** The same with authorities whose turn comes later. */
    public TestDispatch(TestConsignments window, List<LaterWave> laterWaves) {
        this.window = window;
        MockEnvironment sandbox = new MockEnvironment();
        sandbox.setActiveProfiles("sandbox");
        CustomsAddress address = new CustomsAddress("DXPEDCCEB0000002", "DXPEDCCEB0000003");
        key = new WindowKey(new WindowKeySettings("SM2", "", "", "", "DXPENTZJSW000001"), sandbox);
        dispatches = new Dispatches(store(window.ledger()), window.store(), window.events(), window.ledger().submissions(), window.messages(),
                assembly(window), window.warehouses(), key, address, TestDispatch::advice, List.copyOf(laterWaves),
                window.ledger().ids(), window.clock());
    }

    private static Optional<DecisionAdvice.Advice> advice(String consignmentId, Table table) {
        return Optional.of(table == Table.CUSTOMS ? new DecisionAdvice.Advice("GREEN", "CU-20") : new DecisionAdvice.Advice("SAMPLE", "IQ-10"));
    }

    /** One outgoing message. */
    public record Queued(String message, String submissionId, String consignmentId, String state) {}

    /** Asked for at the first use, for it is made after those who go on to the authorities. */
    public static ObjectProvider<Assembly> assembly(TestConsignments window) {
        return new ObjectProvider<>() {
            @Override
            public Assembly getObject() {
                return window.assembly();
            }
        };
    }

    static DispatchSettings settings() {
        return new DispatchSettings(50, Duration.ofMinutes(10));
    }

    static DispatchStore store(TestLedger ledger) {
        return new DispatchStore(ledger.jdbc());
    }

    /** The window's key, an SM2 one. */
    public WindowKey key() {
        return key;
    }

    /** Where messages of later waves go. */
    public OutgoingQueue queue() {
        return window.ledger().transactional(new OutgoingQueue(store(window.ledger()), window.ledger().ids(), window.clock()));
    }

    /** The bytes that are to be sent under a reference. */
    public List<byte[]> bodies(Authority authority, String reference) {
        return window.ledger().jdbc().sql("SELECT body FROM dispatch WHERE authority = ? AND submission_id = ?")
                .params(authority.code(), reference).query((row, n) -> row.getBytes(1)).list();
    }

    /** What receipts mark as answered. */
    public SentMessages sentMessages() {
        DispatchStore store = store(window.ledger());
        return new SentMessages(store, new DispatchEvents(store, window.ledger().pending(), tools.jackson.databind.json.JsonMapper.builder().build()), OVERDUE, window.clock());
    }

    @Override
    public void indexed(String submissionId) {
        dispatches.indexed(submissionId);
    }

    @Override
    public void matched(String consignmentId) {
        dispatches.matched(consignmentId);
    }

    @Override
    public boolean declared(String submissionId) {
        return dispatches.declared(submissionId);
    }

    @Override
    public void reached(Consignment consignment) {
        dispatches.reached(consignment);
    }

    @Override
    public void returned(String consignmentId, ReturnedGoods goods) {
        dispatches.returned(consignmentId, goods);
    }

    @Override
    public Map<String, List<Wait>> waits(Collection<Consignment> consignments) {
        return dispatches.waits(consignments);
    }

    /** The same of one. */
    public List<Wait> waits(Consignment consignment) {
        return waits(List.of(consignment)).getOrDefault(consignment.id(), List.of());
    }

    /** The messages to an authority that carry this submission, or declare this consignment. */
    public List<Queued> queued(Authority authority, String id) {
        return window.ledger().jdbc().sql("SELECT message, submission_id, consignment_id, state FROM dispatch WHERE authority = ?"
                        + " AND (submission_id = ? OR consignment_id = ?)")
                .params(authority.code(), id, id)
                .query((row, n) -> new Queued(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
    }
}
