package io.singlewindow.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where submissions wait for the committer: bounded in count and bytes, first come, first served. */
final class WaitingRoom {

    /** One that waits; without a submission it only waits for what is committed to be on disk. */
    record Waiting(NewSubmission submission, CompletableFuture<Outcome> outcome) {
        int bytes() {
            return submission.body().length;
        }
    }

    private final LedgerSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<CompletableFuture<Void>> barriers = new ArrayList<>();
    private long waitingBytes;

    WaitingRoom(LedgerSettings settings) {
        this.settings = settings;
    }

    CompletableFuture<Outcome> enter(NewSubmission submission) {
        Waiting entering = new Waiting(submission, new CompletableFuture<>());
        lock.lock();
        try {
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
        return entering.outcome();
    }

    CompletableFuture<Void> barrier() {
        CompletableFuture<Void> barrier = new CompletableFuture<>();
        lock.lock();
        try {
            barriers.add(barrier);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return barrier;
    }

    /** The next group; empty when nobody came in time. */
    List<Waiting> group(long waitMillis) throws InterruptedException {
        lock.lock();
        try {
            if (waiting.isEmpty() && barriers.isEmpty()) {
                arrived.await(waitMillis, TimeUnit.MILLISECONDS);
            }
            List<Waiting> group = new ArrayList<>();
            long bytes = 0;
            while (!waiting.isEmpty() && group.size() < settings.groupSubmissionsMax()
                    && (group.isEmpty() || bytes + waiting.element().bytes() <= settings.groupBytesMax())) {
                Waiting next = waiting.remove();
                bytes += next.bytes();
                group.add(next);
            }
            waitingBytes -= bytes;
            return group;
        } finally {
            lock.unlock();
        }
    }

    List<CompletableFuture<Void>> takeBarriers() {
        lock.lock();
        try {
            List<CompletableFuture<Void>> taken = List.copyOf(barriers);
            barriers.clear();
            return taken;
        } finally {
            lock.unlock();
        }
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
