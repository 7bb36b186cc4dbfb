package io.singlewindow.ledger;

import io.singlewindow.ledger.WaitingRoom.Waiting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * The only way in. One thread takes all that wait, writes them in one transaction, makes it durable and completes the
 * callers: what a caller is told, a power cut cannot take back.
 */
public final class Ledger implements SmartLifecycle {

    /** After the database, before every door. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final long STOP_MILLIS_MAX = 10_000;
    private static final int CAUSE_CHARACTERS_MAX = 200;

    private final WaitingRoom room;
    private final GroupCommit groups;
    private final LedgerSettings settings;
    private final List<Runnable> afterwards = new CopyOnWriteArrayList<>();
    private volatile Thread committer;
    private volatile boolean running;

    Ledger(WaitingRoom room, GroupCommit groups, LedgerSettings settings) {
        this.room = room;
        this.groups = groups;
        this.settings = settings;
    }

    /**
     * Appends a submission; the outcome comes when it is durable. It fails with the committer's exception when the
     * database refuses it: then nothing of it is stored.
     *
     * @throws LedgerFull when too many wait already
     */
    public CompletableFuture<Outcome> append(NewSubmission submission) {
        return room.enter(submission);
    }

    /** Returns when everything this process has committed is on disk; events committed before it have their number. */
    public void awaitDurable() {
        room.barrier().join();
    }

    /** Calls this after each group that wrote something; it must return at once. */
    public void afterGroup(Runnable wakeUp) {
        afterwards.add(wakeUp);
    }

    /** How many wait for the committer. */
    public int waiting() {
        return room.size();
    }

    @Override
    public void start() {
        groups.begin();
        running = true;
        committer = new Thread(this::run, "ledger-committer");
        committer.start();
    }

    @Override
    public void stop() {
        running = false;
        try {
            committer.join(STOP_MILLIS_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (running || room.size() > 0) {
                List<Waiting> group = room.group(settings.pendingMillisMax());
                commit(group);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Waiting> group) {
        // taken before the group is written, so that it covers what was committed before they were set up
        List<CompletableFuture<Void>> barriers = room.takeBarriers();
        try {
            write(group);
            if (!barriers.isEmpty()) {
                groups.force();
            }
            barriers.forEach(barrier -> barrier.complete(null));
        } catch (RuntimeException failed) {
            barriers.forEach(barrier -> barrier.completeExceptionally(failed));
            failedGroup(group, failed);
        }
    }

    private void write(List<Waiting> group) {
        GroupCommit.Done done = groups.commit(group.stream().map(Waiting::submission).toList());
        for (int i = 0; i < group.size(); i++) {
            group.get(i).outcome().complete(done.outcomes().get(i));
        }
        if (!group.isEmpty() || done.numbered() > 0) {
            afterwards.forEach(Runnable::run);
        }
    }

    /** Only the culprit fails: the group is tried one by one. */
    private void failedGroup(List<Waiting> group, RuntimeException cause) {
        if (group.size() <= 1) {
            LOG.error("A group of {} submissions was not written: {}", group.size(), cause(cause));
            group.forEach(one -> one.outcome().completeExceptionally(cause));
            return;
        }
        LOG.warn("A group of {} submissions failed and is retried one by one: {}", group.size(), cause(cause));
        for (Waiting one : group) {
            try {
                write(List.of(one));
            } catch (RuntimeException culprit) {
                failedGroup(List.of(one), culprit);
            }
        }
    }

    /** Kind and first line only: drivers put whole rows into their messages, and those hold what people sent. */
    private static String cause(RuntimeException failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + ": " + line.substring(0, Math.min(line.length(), CAUSE_CHARACTERS_MAX));
    }
}
