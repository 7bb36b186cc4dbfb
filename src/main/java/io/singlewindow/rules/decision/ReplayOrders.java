package io.singlewindow.rules.decision;

import io.singlewindow.access.Caller;
import io.singlewindow.job.Job;
import io.singlewindow.job.Jobs;
import io.singlewindow.rules.decision.Replay.Difference;
import io.singlewindow.rules.version.RuleBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Orders replays of whole days, which run as jobs, and reads what came of them. */
@Component
@Profile("!simulator")
public class ReplayOrders {

    /** The kind of these jobs. */
    public static final String KIND = "replay";

    private final RuleBook rules;
    private final Jobs jobs;
    private final ObjectMapper json;

    ReplayOrders(RuleBook rules, Jobs jobs, ObjectMapper json) {
        this.rules = rules;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Has a day decided again by another version.
     *
     * @throws io.singlewindow.problem.ProblemException 404 when there is no such version, 422 when this server cannot read it, 503 when
     *     there is too much work already
     */
    public Job order(Caller caller, int version, LocalDate day) {
        rules.asked(version);
        return jobs.start(caller, KIND, version + " · " + day, Map.of("version", version, "on", day.toString()));
    }

    /** What came of one that is done. */
    public Replay.Result result(Job done) {
        JsonNode result = json.readTree(String.valueOf(done.summary()));
        List<Difference> shown = result.get("items").valueStream().map(one -> new Difference(text(one, "consignmentId"), one.get("authority").asString(),
                one.get("version").asInt(), one.get("treatment").asString(), one.get("row").asString(), one.get("newTreatment").asString(),
                one.get("newRow").asString())).toList();
        return new Replay.Result(result.get("version").asInt(), LocalDate.parse(result.get("on").asString()), result.get("replayed").asInt(),
                result.get("differing").asInt(), shown, text(result, "next"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.get(name).asString() : null;
    }
}
