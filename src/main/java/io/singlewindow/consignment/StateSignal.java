package io.singlewindow.consignment;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes up whoever waits for a consignment's state; another node's change is seen when the waiting looks again. */
@Component
class StateSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Wakes everyone up when the current transaction has been committed. */
    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next change, at most so long. */
    void await(long millisMax) throws InterruptedException {
        lock.lock();
        try {
            changed.await(millisMax, TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }
}
