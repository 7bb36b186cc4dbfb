package io.singlewindow.ledger.quiet;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Passed by every transaction that writes, from its first change to its end; closed for a moment when all have left. A
 * thread that is in may come in again, with a second connection, while others wait before the closed gate.
 */
final class WriteGate {

    /** As long as the longest transaction that writes may take; then the force fails, and its callers are told to come again. */
    private static final int QUIET_SECONDS_MAX = 30;

    /** After so long those who stand before the gate go in once more: one of them may hold what one who is in waits for, e.g. the last connection. */
    private static final int ATTEMPT_MILLIS_MAX = 1_000;

    /** Fair: who wants it quiet waits only for those who were in before. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    void enter() {
        lock.readLock().lock();
    }

    void leave() {
        lock.readLock().unlock();
    }

    /**
     * Runs it while nobody is in.
     *
     * @throws IllegalStateException when this thread is in itself, or another did not leave in time
     */
    void whenQuiet(Runnable action) {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException("A force amid a transaction that writes would wait for itself");
        }
        try {
            long began = System.nanoTime();
            while (!lock.writeLock().tryLock(ATTEMPT_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(QUIET_SECONDS_MAX)) {
                    throw new IllegalStateException("Transactions have been writing for over " + QUIET_SECONDS_MAX + " s");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while others wrote", interrupted);
        }
        try {
            action.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
