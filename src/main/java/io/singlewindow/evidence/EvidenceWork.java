package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.job.JobRun;
import io.singlewindow.job.JobWork;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.PublishedHead;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A package made as a job: of the log as it stands when it is begun. One that is begun again is another package, and noted as one. */
@Component
@Profile("!simulator")
class EvidenceWork implements JobWork {

    private final EvidenceDelivery delivery;
    private final WantedSubjects subjects;
    private final EntryLog log;
    private final ObjectMapper json;

    EvidenceWork(EvidenceDelivery delivery, WantedSubjects subjects, EntryLog log, ObjectMapper json) {
        this.delivery = delivery;
        this.subjects = subjects;
        this.log = log;
        this.json = json;
    }

    @Override
    public String kind() {
        return EvidenceOrders.KIND;
    }

    @Override
    public Outcome run(Caller caller, JsonNode parameters, JobRun run) {
        EvidenceWanted wanted = json.treeToValue(parameters, EvidenceWanted.class);
        WantedSubjects.requireMay(caller, wanted.why());
        PublishedHead.Head head = log.head();
        Subject made = delivery.into(run.file(), caller, wanted.why(), head, subjects.since(wanted, head.size()), subjects.of(caller, wanted, run), run);
        Map<String, Object> summary = Map.of("entries", made.numbers().size(), "submissions", made.submissions().size(), "consignments", made.consignments().size(),
                "treeSize", head.size());
        return new Outcome(json.writeValueAsString(summary), EvidenceDelivery.FILE_NAME, EvidenceDelivery.CONTENT_TYPE);
    }
}
