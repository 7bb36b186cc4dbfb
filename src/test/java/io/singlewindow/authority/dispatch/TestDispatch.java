package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Onward;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.ledger.TestLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mock.env.MockEnvironment;

/** Outgoing messages for the tests of what decides and what answers them: made and stored, sent nowhere. */
public final class TestDispatch implements Onward {

    private final TestConsignments window;
    private final Onward dispatches;

    /** Made before the assembly, which is asked for at the first match. */
    public TestDispatch(TestConsignments window) {
        this.window = window;
        MockEnvironment sandbox = new MockEnvironment();
        sandbox.setActiveProfiles("sandbox");
        CustomsAddress address = new CustomsAddress("DXPEDCCEB0000002", "DXPEDCCEB0000003");
        dispatches = new Dispatches(store(window.ledger()), window.store(), window.events(), window.ledger().submissions(), window.messages(),
                assembly(window), window.warehouses(), new WindowKey(settings(), sandbox), address,
                window.ledger().ids(), window.clock());
    }

    /** One outgoing message. */
    public record Queued(String message, String submissionId, String consignmentId, String state) {}

    private static ObjectProvider<Assembly> assembly(TestConsignments window) {
        return new ObjectProvider<>() {
            @Override
            public Assembly getObject() {
                return window.assembly();
            }
        };
    }

    static DispatchSettings settings() {
        return new DispatchSettings("SM2", "", "", "", 50, Duration.ofMinutes(10));
    }

    static DispatchStore store(TestLedger ledger) {
        return new DispatchStore(ledger.jdbc());
    }

    /** What receipts mark as answered. */
    public SentMessages sentMessages() {
        return new SentMessages(store(window.ledger()), Clock.systemUTC());
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

    /** The messages to an authority that carry this submission, or declare this consignment. */
    public List<Queued> queued(Authority authority, String id) {
        return window.ledger().jdbc().sql("SELECT message, submission_id, consignment_id, state FROM dispatch WHERE authority = ?"
                        + " AND (submission_id = ? OR consignment_id = ?)")
                .params(authority.code(), id, id)
                .query((row, n) -> new Queued(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
    }
}
