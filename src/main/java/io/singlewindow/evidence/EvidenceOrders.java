package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.job.Job;
import io.singlewindow.job.Jobs;
import io.singlewindow.job.Progress;
import io.singlewindow.trail.EntryLog;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Orders packages, which are made as jobs, by door or page. */
@Component
@Profile("!simulator")
public class EvidenceOrders {

    /** The kind of these jobs. */
    public static final String KIND = "evidence";
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final WantedSubjects subjects;
    private final VisibleConsignments consignments;
    private final EntryLog log;
    private final Jobs jobs;
    private final ObjectMapper json;

    EvidenceOrders(WantedSubjects subjects, VisibleConsignments consignments, EntryLog log, Jobs jobs, ObjectMapper json) {
        this.subjects = subjects;
        this.consignments = consignments;
        this.log = log;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Has a package made. What is wrong with the question itself is said at once; what is found to be too much, by the job.
     *
     * @throws io.singlewindow.problem.ProblemException 400, 403, 404 and 422 as the doors answer, 503 when there is too much work already
     */
    public Job order(Caller caller, EvidenceWanted wanted) {
        WantedSubjects.requireMay(caller, wanted.why());
        subjects.of(caller, wanted, Progress.NONE);
        if (wanted.consignmentId() != null) {
            consignments.require(caller, wanted.consignmentId());
        }
        subjects.since(wanted, log.head().size());
        return jobs.start(caller, KIND, wanted.about(), json.convertValue(wanted, MEMBERS));
    }
}
