package io.singlewindow.rules.decision;

import io.singlewindow.access.Caller;
import io.singlewindow.job.JobRun;
import io.singlewindow.job.JobWork;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A whole day decided again as a job; it leaves nothing behind but what it found. */
@Component
@Profile("!simulator")
class ReplayWork implements JobWork {

    private final Replay replay;
    private final ObjectMapper json;

    ReplayWork(Replay replay, ObjectMapper json) {
        this.replay = replay;
        this.json = json;
    }

    @Override
    public String kind() {
        return ReplayOrders.KIND;
    }

    @Override
    public Outcome run(Caller caller, JsonNode parameters, JobRun run) {
        Replay.Result result = replay.ofWholeDay(caller, parameters.get("version").asInt(), LocalDate.parse(parameters.get("on").asString()), run);
        return new Outcome(json.writeValueAsString(Replay.json(result)), null, null);
    }
}
