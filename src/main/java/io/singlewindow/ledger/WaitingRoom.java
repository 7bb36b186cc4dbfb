package io.singlewindow.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where submissions wait for the committer: bounded in count, bytes and time; first come, first served. */
final class WaitingRoom {

    /** One that waits. */
    record Waiting(NewSubmission submission, CompletableFuture<Outcome> outcome) {
        int bytes() {
            return submission.body().length;
        }
    }

    /** What the committer serves at once: submissions, and those who only wait for what is committed to be on disk. */
    record Round(List<Waiting> group, List<CompletableFuture<Void>> barriers) {

        void fail(RuntimeException cause) {
            group.forEach(one -> one.outcome().completeExceptionally(cause));
            barriers.forEach(barrier -> barrier.completeExceptionally(cause));
        }
    }

    private final LedgerSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<CompletableFuture<Void>> barriers = new ArrayList<>();
    private long waitingBytes;
    private boolean closed;

    WaitingRoom(LedgerSettings settings) {
        this.settings = settings;
    }

    CompletableFuture<Outcome> enter(NewSubmission submission) {
        Waiting entering = new Waiting(submission, new CompletableFuture<>());
        lock.lock();
        try {
            requireOpen();
            if (waiting.size() >= settings.waitingSubmissionsMax()
                    || !waiting.isEmpty() && waitingBytes + entering.bytes() > settings.waitingBytesMax()) {
                throw new LedgerFull(waiting.size() + " submissions of " + waitingBytes + " bytes wait, allowed are "
                        + settings.waitingSubmissionsMax() + " and " + settings.waitingBytesMax());
            }
            waiting.add(entering);
            waitingBytes += entering.bytes();
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return entering.outcome().orTimeout(settings.answerMillisMax(), TimeUnit.MILLISECONDS);
    }

    CompletableFuture<Void> barrier() {
        CompletableFuture<Void> barrier = new CompletableFuture<>();
        lock.lock();
        try {
            requireOpen();
            barriers.add(barrier);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return barrier.orTimeout(settings.answerMillisMax(), TimeUnit.MILLISECONDS);
    }

    private void requireOpen() {
        if (closed) {
            throw new LedgerDown("The ledger has stopped");
        }
    }

    /** Lets them in. */
    void open() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more; who waits already is served. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next round, empty when nobody came in time; null when the room is closed and everybody was served. */
    @Nullable Round next(long waitMillis) {
        lock.lock();
        try {
            if (waiting.isEmpty() && barriers.isEmpty() && !closed) {
                arrived.await(waitMillis, TimeUnit.MILLISECONDS);
            }
            if (waiting.isEmpty() && barriers.isEmpty() && closed) {
                return null;
            }
            return take();
        } catch (InterruptedException woken) {
            // the committer ends when the room is closed, for nothing else
            return new Round(List.of(), List.of());
        } finally {
            lock.unlock();
        }
    }

    /** Everybody at once, for when nobody will be served any more. */
    Round leave() {
        lock.lock();
        try {
            Round rest = new Round(List.copyOf(waiting), List.copyOf(barriers));
            waiting.clear();
            barriers.clear();
            waitingBytes = 0;
            return rest;
        } finally {
            lock.unlock();
        }
    }

    private Round take() {
        List<Waiting> group = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && group.size() < settings.groupSubmissionsMax()
                && (group.isEmpty() || bytes + waiting.element().bytes() <= settings.groupBytesMax())) {
            Waiting next = waiting.remove();
            waitingBytes -= next.bytes();
            if (!next.outcome().isDone()) {
                bytes += next.bytes();
                group.add(next);
            }
        }
        Round round = new Round(group, List.copyOf(barriers));
        barriers.clear();
        return round;
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
