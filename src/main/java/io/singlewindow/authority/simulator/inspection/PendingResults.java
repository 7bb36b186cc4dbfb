package io.singlewindow.authority.simulator.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Results to be sent, the soonest first. A declaration has one of them here at a time, so its results leave in order.
 * Not safe for threads: the simulator guards it.
 */
final class PendingResults {

    /** Ten minutes of trying; a window that is away for longer has lost its results, as with a real outage. */
    static final int ATTEMPTS_MAX = 600;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

    /** The n-th result of a declaration, when it is to be sent, and how often it was tried. */
    record Due(Accepted accepted, int step, Instant at, int attempts) {}

    /** Plans the n-th result; no more when there is none. */
    void plan(Accepted accepted, int step) {
        if (step < accepted.steps().size()) {
            queue.add(new Due(accepted, step, accepted.dueAt(step), 0));
        }
    }

    /** Takes what is due; each must come back settled or by {@link #retry}. */
    List<Due> take(Instant now, int max) {
        List<Due> due = new ArrayList<>();
        while (due.size() < max && !queue.isEmpty() && !queue.peek().at().isAfter(now)) {
            due.add(queue.remove());
        }
        return due;
    }

    /** Plans another attempt; false when there were enough. */
    boolean retry(Due due, Instant now) {
        int attempts = due.attempts() + 1;
        if (attempts >= ATTEMPTS_MAX) {
            return false;
        }
        queue.add(new Due(due.accepted(), due.step(), now.plus(RETRY_AFTER), attempts));
        return true;
    }

    /** Forgets a result that a replay found settled. */
    void remove(String requestId, int step) {
        queue.removeIf(due -> due.step() == step && due.accepted().requestId().equals(requestId));
    }
}
