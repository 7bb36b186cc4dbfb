package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.AuthorityLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What waits for each authority, and how it answered last. */
@Component
@Profile("!simulator")
public class AuthorityStates {

    private final List<Authority> authorities;
    private final DispatchStore store;
    private final Breakers breakers;
    private final SentMessages messages;

    AuthorityStates(List<AuthorityLine> lines, DispatchStore store, Breakers breakers, SentMessages messages) {
        this.authorities = lines.stream().map(AuthorityLine::authority).sorted().toList();
        this.store = store;
        this.breakers = breakers;
        this.messages = messages;
    }

    /**
     * An authority as it stands.
     *
     * @param breaker CLOSED: messages go; OPEN: it is left alone; HALF_OPEN: it is tried
     * @param waiting messages that are still to be sent, or sent again
     * @param oldestSince when the oldest of them was made; null where none waits
     * @param parked messages that cannot go on
     * @param overdue messages that it has taken and not answered for longer than {@code window.dispatch.overdue} says
     * @param lastOk seen by this node; null where it was not
     * @param lastError its cause; null where there was none
     */
    public record State(Authority authority, String breaker, int waiting, @Nullable Instant oldestSince, int parked, int overdue,
            @Nullable Instant lastOk, @Nullable Instant lastErrorAt, @Nullable String lastError) {}

    /** Each of them, in one order. */
    public List<State> all() {
        return authorities.stream().map(this::state).toList();
    }

    private State state(Authority authority) {
        DispatchStore.Waiting waiting = store.waiting(authority);
        Breakers.Seen seen = breakers.seen(authority);
        Instant oldest = waiting.oldestMillis() == null ? null : Instant.ofEpochMilli(waiting.oldestMillis());
        return new State(authority, String.valueOf(breakers.state(authority)), waiting.messages(), oldest, waiting.parked(),
                messages.countOverdue(authority), seen.lastOk(), seen.lastErrorAt(), seen.lastError());
    }
}
