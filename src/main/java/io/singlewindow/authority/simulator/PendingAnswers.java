package io.singlewindow.authority.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Answers to be sent, the soonest first. Not safe for threads: the simulator that has it guards it. */
public final class PendingAnswers {

    /** Ten minutes of trying; a window that is away for longer has lost them, as with a real outage. */
    static final int ATTEMPTS_MAX = 600;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

    /**
     * An answer whose time has come.
     *
     * @param id its own, the same after a restart
     * @param attempts how often it was tried before
     */
    public record Due(String id, Instant at, int attempts) {}

    /** Plans an answer. */
    public void plan(String id, Instant at) {
        queue.add(new Due(id, at, 0));
    }

    /** Takes what is due; each must come back by {@link #retry}, or is done with. */
    public List<Due> take(Instant now, int max) {
        List<Due> due = new ArrayList<>();
        while (due.size() < max && !queue.isEmpty() && !queue.peek().at().isAfter(now)) {
            due.add(queue.remove());
        }
        return due;
    }

    /** Plans another attempt; false when there were enough. */
    public boolean retry(Due due, Instant now) {
        int attempts = due.attempts() + 1;
        if (attempts >= ATTEMPTS_MAX) {
            return false;
        }
        queue.add(new Due(due.id(), now.plus(RETRY_AFTER), attempts));
        return true;
    }

    /** Forgets an answer that a replay found settled. */
    public void remove(String id) {
        queue.removeIf(due -> due.id().equals(id));
    }
}
