package io.singlewindow.job;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerDirectory;
import io.singlewindow.access.Correlation;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.problem.ProblemJson;
import io.singlewindow.time.MachineTime;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Takes jobs and runs them, so many at once. A job is held for some seconds at a time and held anew while it runs: what a stopped node
 * leaves is begun again by the next that looks, this one or another, a few times at most.
 */
@Component("jobRunner")
@Profile("!simulator")
public class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final long END_SECONDS_MAX = 5;
    private static final int FINDINGS_MAX = 20;

    private final JobStore store;
    private final JobFiles files;
    private final Map<String, JobWork> works;
    private final CallerDirectory callers;
    private final Ledger ledger;
    private final JobSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final MachineTime machine;
    private final String node = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
    private final ExecutorService pool;
    private volatile boolean stopping;

    JobRunner(JobStore store, JobFiles files, List<JobWork> works, CallerDirectory callers, Ledger ledger, JobSettings settings, ObjectMapper json, Clock clock,
            MachineTime machine) {
        this.store = store;
        this.files = files;
        this.works = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
        this.callers = callers;
        this.ledger = ledger;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.machine = machine;
        this.pool = Executors.newFixedThreadPool(settings.atOnceMax(), task -> new Thread(task, "job"));
    }

    /** Holds what runs here, and begins as much as there is room for. */
    public synchronized void run() {
        running.values().forEach(RunningJob::hold);
        int room = settings.atOnceMax() - running.size();
        if (stopping || room <= 0) {
            return;
        }
        // one more for each that runs here, should the machine's clock have leapt over its time
        for (Job job : store.free(machine.now(), room + running.size())) {
            if (running.size() < settings.atOnceMax() && !running.containsKey(job.id())
                    && store.take(job.id(), node, machine.now(), machine.now().plus(settings.heldFor()), clock.instant(), settings.attemptsMax())) {
                RunningJob begun = new RunningJob(job.id(), node, store, files, machine, settings, () -> stopping);
                running.put(job.id(), begun);
                pool.execute(() -> execute(job, begun));
            }
        }
    }

    /** Deletes results and jobs that have been kept long enough. */
    public void forget() {
        files.tidy(running::containsKey);
        store.forget(clock.instant().minus(settings.kept()));
    }

    private void execute(Job job, RunningJob begun) {
        try {
            Correlation.during(job.correlation(), () -> attempt(job, begun));
        } finally {
            running.remove(job.id());
        }
    }

    private void attempt(Job job, RunningJob begun) {
        try {
            if (job.attempts() >= settings.attemptsMax()) {
                fail(job, List.of(Finding.of(ErrorCode.SYS_063, String.valueOf(job.attempts()), "≤ " + settings.attemptsMax())));
                return;
            }
            JobWork work = works.get(job.kind());
            Caller caller = callers.byId(job.caller()).orElse(null);
            if (work == null || caller == null) {
                fail(job, List.of(Finding.of(ErrorCode.SYS_004, null, null)));
                return;
            }
            JobWork.Outcome outcome = work.run(caller, json.readTree(job.parameters()), begun);
            done(job, begun, outcome);
        } catch (JobStopped stopped) {
            stopped(job, stopped.why());
        } catch (IOException | RuntimeException failed) {
            List<Finding> findings = ProblemException.in(failed).map(ProblemException::findings).orElse(null);
            if (findings != null) {
                fail(job, findings);
            } else {
                LOG.error("Job {} ({}) failed and is begun again, {} times at most", job.id(), job.kind(), settings.attemptsMax(), failed);
                leave(() -> files.delete(job.id()));
                leave(() -> store.giveBack(job.id(), node, true));
            }
        }
    }

    private void done(Job job, RunningJob begun, JobWork.Outcome outcome) throws IOException {
        begun.hold();
        String name = outcome.fileName();
        Job.File file = name == null ? null : new Job.File(name, String.valueOf(outcome.contentType()), files.finish(job.id()));
        if (!store.end(job.id(), node, Job.State.DONE, clock.instant(), outcome.summary(), null, file)) {
            // another node's by now, which this changes nothing of, or cancelled after it last looked
            files.delete(job.id());
            end(job, Job.State.CANCELLED, null);
            return;
        }
        // the row says that the file is there: what fails from here on does not take it away
        leave(ledger::awaitDurable);
        leave(this::forget);
    }

    private void stopped(Job job, JobStopped.Why why) {
        leave(() -> files.delete(job.id()));
        switch (why) {
            case CANCELLED -> end(job, Job.State.CANCELLED, null);
            case OUT_OF_TIME -> fail(job, List.of(Finding.of(ErrorCode.SYS_063, "-", "≤ " + settings.runMax())));
            case SERVER_STOPS -> leave(() -> store.giveBack(job.id(), node, false));
            case ANOTHER_NODES -> LOG.warn("Job {} is another node's by now", job.id());
        }
    }

    private void fail(Job job, List<Finding> findings) {
        leave(() -> files.delete(job.id()));
        end(job, Job.State.FAILED, json.writeValueAsString(ProblemJson.findings(findings.subList(0, Math.min(FINDINGS_MAX, findings.size())))));
    }

    private void end(Job job, Job.State state, @Nullable String findings) {
        leave(() -> store.end(job.id(), node, state, clock.instant(), null, findings, null));
    }

    /** What fails here is done by a later turn: of the timer, or of whoever takes the job up when it is held no longer. */
    private static void leave(Runnable last) {
        try {
            last.run();
        } catch (RuntimeException failed) {
            LOG.warn("What belongs to the end of a job is done later", failed);
        }
    }

    /** Gives back what runs, so that the next start begins it at once. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        pool.shutdown();
        if (!pool.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS)) {
            pool.shutdownNow();
        }
    }
}
