package io.singlewindow.job;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Correlation;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What long work callers have asked for. Each finds, cancels and fetches its own; the operator sees that the work of others is there, how
 * far it is and by which codes it failed, may cancel it, and sees neither what it is of nor what came of it.
 */
@Component
@Profile("!simulator")
public class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    /** What of a finding may quote what was asked for, as its message does. */
    private static final List<String> VALUES = List.of("document", "path", "line", "column", "given", "expected");
    private static final int ABOUT_CHARACTERS_MAX = 300;
    private static final int PARAMETERS_CHARACTERS_MAX = 4_000;
    private static final int CORRELATION_CHARACTERS_MAX = 64;

    private final JobStore store;
    private final JobFiles files;
    private final JobRunner runner;
    private final SubmissionIds ids;
    private final Ledger ledger;
    private final JobSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    Jobs(JobStore store, JobFiles files, JobRunner runner, SubmissionIds ids, Ledger ledger, JobSettings settings, ObjectMapper json, Clock clock) {
        this.store = store;
        this.files = files;
        this.runner = runner;
        this.ids = ids;
        this.ledger = ledger;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Asks for work; durable when it returns.
     *
     * @param kind the word of a {@link JobWork}
     * @param about what it is of, in a line for people
     * @param parameters as its work reads them
     * @throws ProblemException 503 when the caller, or all together, have as much open as there may be
     */
    public Job start(Caller caller, String kind, String about, Map<String, ? extends @Nullable Object> parameters) {
        String written = json.writeValueAsString(parameters);
        if (written.length() > PARAMETERS_CHARACTERS_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, written.length() + " characters", PARAMETERS_CHARACTERS_MAX + " characters at most");
        }
        Instant now = clock.instant();
        Job job = new Job(ids.next(now), kind, caller.id(), cut(about, ABOUT_CHARACTERS_MAX), written, cut(Correlation.current(), CORRELATION_CHARACTERS_MAX),
                Job.State.WAITING, 0, 0, now, null, null, 0, false, null, null, null);
        add(job);
        ledger.awaitDurable();
        try {
            runner.run();
        } catch (RuntimeException failed) {
            // it is kept: whoever asked must not ask again
            LOG.warn("Job {} is begun by a later turn of the timer", job.id(), failed);
        }
        return job;
    }

    /** One after the other, so that the bounds hold. */
    private synchronized void add(Job job) {
        requireRoom(store.open(job.caller()), settings.openOfOneMax());
        requireRoom(store.open(null), settings.openMax());
        store.add(job);
    }

    private static void requireRoom(int open, int max) {
        if (open >= max) {
            throw ProblemException.of(503, ErrorCode.SYS_061, String.valueOf(open), String.valueOf(max));
        }
    }

    private static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters);
    }

    /** The caller's own, for the operator everybody's; the newest first, after this id, so many at most. */
    public List<Job> list(Caller caller, @Nullable String after, int max) {
        return store.list(caller.role() == CallerRole.OPERATOR ? null : caller.id(), after, max).stream().map(one -> asSeenBy(caller, one)).toList();
    }

    /**
     * One of them.
     *
     * @throws ProblemException 404 when there is none that the caller may know of
     */
    public Job require(Caller caller, String id) {
        return store.find(id).filter(one -> one.caller().equals(caller.id()) || caller.role() == CallerRole.OPERATOR).map(one -> asSeenBy(caller, one))
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    private Job asSeenBy(Caller caller, Job job) {
        return job.caller().equals(caller.id()) ? job : new Job(job.id(), job.kind(), job.caller(), "–", "{}", job.correlation(), job.state(), job.done(), job.total(),
                job.askedAt(), job.startedAt(), job.endedAt(), job.attempts(), job.cancelled(), null, job.findings() == null ? null : codes(job.findings()), null);
    }

    /** Findings by their codes alone. */
    private String codes(String findings) {
        JsonNode all = json.readTree(findings);
        for (JsonNode one : all) {
            ObjectNode finding = (ObjectNode) one;
            VALUES.forEach(finding::putNull);
            String code = finding.path("code").asString();
            finding.putObject("message").put("zh", code).put("en", code);
        }
        return json.writeValueAsString(all);
    }

    /**
     * Stops it; where it has ended, what came of it as a file is deleted.
     *
     * @return as it stands then: what runs stops within moments
     * @throws ProblemException 404 when there is none that the caller may know of
     */
    public Job cancel(Caller caller, String id) {
        Job job = require(caller, id);
        store.cancel(id, clock.instant());
        if (job.file() != null) {
            files.delete(id);
            store.dropFile(id);
        }
        ledger.awaitDurable();
        return require(caller, id);
    }

    /**
     * The file that came of one's own job.
     *
     * @throws ProblemException 404 when there is no such job, it has no file, or the file is kept no longer or by another node
     */
    public Path file(Job job) {
        return files.find(job.id()).filter(one -> job.file() != null)
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_062, job.id(), settings.filesKept().toString()));
    }
}
