package io.singlewindow.ledger;

import io.singlewindow.ledger.GroupCommit.Done;
import io.singlewindow.ledger.WaitingRoom.Round;
import io.singlewindow.ledger.WaitingRoom.Waiting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Serves the waiting room round by round: write, force, then answer. Nothing that goes wrong in a round ends it. */
final class Committer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int CAUSE_CHARACTERS_MAX = 200;
    /** What nobody waits for is on disk after this time all the same. */
    private static final long FORCE_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);
    /** How long other features' events wait after they could not be numbered. */
    private static final long EVENTS_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final WaitingRoom room;
    private final GroupCommit groups;
    private final List<Runnable> afterwards;
    private final LedgerSettings settings;
    private volatile Round serving = new Round(List.of(), List.of());
    private long forcedAt = System.nanoTime();
    private long eventsAgainAt = forcedAt;
    private boolean down;

    Committer(WaitingRoom room, GroupCommit groups, List<Runnable> afterwards, LedgerSettings settings) {
        this.room = room;
        this.groups = groups;
        this.afterwards = afterwards;
        this.settings = settings;
    }

    /** Who is being served. */
    Round serving() {
        return serving;
    }

    @Override
    public void run() {
        for (Round round = room.next(settings.pendingMillisMax()); round != null; round = room.next(settings.pendingMillisMax())) {
            serving = round;
            try {
                serve(round);
                if (down) {
                    down = false;
                    LOG.info("The ledger writes again");
                }
            } catch (Throwable failed) {
                if (!down || !round.group().isEmpty()) {
                    LOG.error("{} submissions were not answered: {}", round.group().size(), cause(failed));
                }
                down = true;
                round.fail(failed instanceof LedgerDown known ? known : new LedgerDown("The database does not write", failed));
            }
        }
    }

    private void serve(Round round) {
        Map<Waiting, Outcome> outcomes = new LinkedHashMap<>();
        boolean wrote = write(round, outcomes);
        if (groups.unforced() || !round.barriers().isEmpty() || System.nanoTime() - forcedAt > FORCE_NANOS_MAX) {
            groups.force();
            forcedAt = System.nanoTime();
        }
        outcomes.forEach((one, outcome) -> one.outcome().complete(outcome));
        round.barriers().forEach(barrier -> barrier.complete(null));
        if (wrote) {
            tellOthers();
        }
    }

    private boolean write(Round round, Map<Waiting, Outcome> outcomes) {
        boolean events = System.nanoTime() - eventsAgainAt >= 0;
        try {
            Done done = groups.write(round.group().stream().map(Waiting::submission).toList(), events);
            for (int i = 0; i < round.group().size(); i++) {
                outcomes.put(round.group().get(i), done.outcomes().get(i));
            }
            boolean wrote = done.wrote();
            while (done.moreEvents() && !round.barriers().isEmpty()) {
                // a barrier promises a number to every event before it
                done = groups.write(List.of(), true);
            }
            return wrote;
        } catch (RuntimeException | Error failed) {
            if (DatabaseFault.causes(failed)) {
                throw failed;
            }
            oneByOne(round.group(), failed, outcomes);
            return true;
        }
    }

    /** Only the culprit fails: submissions are tried one by one, and then other features' events without them. */
    private void oneByOne(List<Waiting> group, Throwable cause, Map<Waiting, Outcome> outcomes) {
        LOG.warn("A group of {} submissions failed and is retried one by one: {}", group.size(), cause(cause));
        for (Waiting one : group) {
            try {
                outcomes.put(one, groups.write(List.of(one.submission()), false).outcomes().get(0));
            } catch (RuntimeException | Error culprit) {
                if (DatabaseFault.causes(culprit)) {
                    throw culprit;
                }
                LOG.error("Submission {} was not written: {}", one.submission().id(), cause(culprit));
                one.outcome().completeExceptionally(culprit);
            }
        }
        try {
            groups.write(List.of(), true);
        } catch (RuntimeException | Error culprit) {
            eventsAgainAt = System.nanoTime() + EVENTS_PAUSE_NANOS;
            LOG.error("Events of other features were not numbered, tried again in 2 s: {}", cause(culprit));
        }
    }

    private void tellOthers() {
        for (Runnable one : new ArrayList<>(afterwards)) {
            try {
                one.run();
            } catch (RuntimeException failed) {
                LOG.warn("Who waits for groups could not be told: {}", cause(failed));
            }
        }
    }

    /** Of the database's messages the code only: they quote values, and those are what people sent. */
    private static String cause(Throwable failed) {
        Throwable root = NestedExceptionUtils.getRootCause(failed);
        Throwable cause = root == null ? failed : root;
        if (cause instanceof SQLException sql) {
            return cause.getClass().getSimpleName() + " " + sql.getSQLState() + "/" + sql.getErrorCode();
        }
        String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + ": " + line.substring(0, Math.min(line.length(), CAUSE_CHARACTERS_MAX));
    }
}
