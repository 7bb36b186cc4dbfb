package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A way to an authority that does what the test says, and remembers what it was given. */
final class ScriptedClient implements AuthorityClient {

    private final List<Outgoing> given = new CopyOnWriteArrayList<>();
    private volatile Function<Outgoing, Delivery> script;

    private ScriptedClient(Function<Outgoing, Delivery> script) {
        this.script = script;
    }

    static ScriptedClient thatAnswers(Outcome outcome) {
        return new ScriptedClient(outgoing -> new Delivery(outcome, null, "told by the test"));
    }

    void answer(Function<Outgoing, Delivery> other) {
        script = other;
    }

    void answer(Outcome outcome) {
        script = outgoing -> new Delivery(outcome, null, "told by the test");
    }

    @Override
    public Delivery deliver(Outgoing outgoing) {
        given.add(outgoing);
        return script.apply(outgoing);
    }

    List<Outgoing> given(String dispatchId) {
        return given.stream().filter(outgoing -> outgoing.dispatchId().equals(dispatchId)).toList();
    }
}
