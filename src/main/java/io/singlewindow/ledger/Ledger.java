package io.singlewindow.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The only way in. One thread takes all that wait, writes them in one transaction, makes it durable and completes the
 * callers: what a caller is told, a power cut cannot take back.
 */
public final class Ledger implements SmartLifecycle {

    /** After the database, before every door. */
    public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 10_000;
    private static final long STOP_MILLIS_MAX = 10_000;

    private final WaitingRoom room;
    private final GroupCommit groups;
    private final LedgerSettings settings;
    private final List<Runnable> afterwards = new CopyOnWriteArrayList<>();
    private Committer committer;
    private Thread thread;
    private volatile boolean running;
    /** Says why nothing is taken in; null while all is well. */
    private volatile Supplier<@Nullable String> doubt = () -> null;

    Ledger(WaitingRoom room, GroupCommit groups, LedgerSettings settings) {
        this.room = room;
        this.groups = groups;
        this.settings = settings;
        this.committer = new Committer(room, groups, afterwards, settings);
        this.thread = new Thread(committer, "ledger-committer");
    }

    /**
     * Appends a submission; the outcome comes when it is durable. It fails with {@link LedgerDown} when the database
     * cannot be written or does not answer in time, and with what its own rendering or row threw when only it is at fault:
     * then nothing of it is stored.
     *
     * @throws LedgerFull when too many wait already
     * @throws LedgerDown when the ledger has stopped
     * @throws IntakeStopped while the log is in doubt
     */
    public CompletableFuture<Outcome> append(NewSubmission submission) {
        String reason = doubt.get();
        if (reason != null) {
            throw new IntakeStopped(reason);
        }
        return room.enter(submission).exceptionally(this::explain);
    }

    /**
     * Returns when everything this process has committed is on disk; events committed before it have their number.
     *
     * @throws LedgerDown when the database cannot be written, does not answer in time, or the ledger has stopped
     * @throws IllegalStateException amid a transaction that may write: it is no part of what is on disk, and on H2 the disk waits for it
     */
    public void awaitDurable() {
        if (TransactionSynchronizationManager.isActualTransactionActive() && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("Asked for durability amid a transaction, expected after its end");
        }
        try {
            room.barrier().exceptionally(this::explain).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof LedgerDown down ? down : failed;
        }
    }

    private <T> T explain(Throwable failed) {
        if (failed instanceof TimeoutException) {
            throw new LedgerDown("No answer within " + settings.answerMillisMax() + " ms", failed);
        }
        throw failed instanceof RuntimeException known ? known : new CompletionException(failed);
    }

    /** Calls this after each group that wrote something; it must return at once. */
    public void afterGroup(Runnable wakeUp) {
        afterwards.add(wakeUp);
    }

    /** Asks this before each submission; what it says, if anything, is why nothing is taken in. Events are still numbered. */
    public void stopWhile(Supplier<@Nullable String> reason) {
        doubt = reason;
    }

    /** How many wait for the committer. */
    public int waiting() {
        return room.size();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            groups.begin();
            room.open();
            committer = new Committer(room, groups, afterwards, settings);
            thread = new Thread(committer, "ledger-committer");
            thread.start();
            running = true;
        }
    }

    /** Serves those who wait, as long as they would wait but ten seconds at most; who is not served by then is told so. */
    @Override
    public synchronized void stop() {
        room.close();
        try {
            thread.join(Math.min(STOP_MILLIS_MAX, settings.answerMillisMax()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        LedgerDown late = new LedgerDown("The ledger has stopped before it could write");
        room.leave().fail(late);
        committer.serving().fail(late);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
