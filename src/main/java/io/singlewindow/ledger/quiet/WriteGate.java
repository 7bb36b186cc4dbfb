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
            if (!lock.writeLock().tryLock(QUIET_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A transaction has been writing for over " + QUIET_SECONDS_MAX + " s");
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
