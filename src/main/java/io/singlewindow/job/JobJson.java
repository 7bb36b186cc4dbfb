package io.singlewindow.job;

import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** How jobs look as JSON. */
@Component
@Profile("!simulator")
public class JobJson {

    /** Where jobs are found. */
    public static final String PATH = "/api/v1/jobs/";

    private static final String ASYNC = "respond-async";

    private final ObjectMapper json;

    JobJson(ObjectMapper json) {
        this.json = json;
    }

    /** A job with how far it is, what came of it or why nothing did, and where that is. */
    public Map<String, @Nullable Object> of(Job job) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", job.id());
        members.put("kind", job.kind());
        members.put("about", job.about());
        members.put("askedBy", job.caller());
        members.put("state", job.state().name());
        members.put("done", job.done());
        members.put("total", job.total() == 0 ? null : job.total());
        members.put("askedAt", iso(job.askedAt()));
        members.put("startedAt", iso(job.startedAt()));
        members.put("endedAt", iso(job.endedAt()));
        members.put("attempts", job.attempts());
        members.put("cancelled", job.cancelled());
        members.put("summary", job.summary() == null ? null : json.readTree(job.summary()));
        members.put("findings", job.findings() == null ? null : json.readTree(job.findings()));
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", PATH + job.id());
        if (job.file() != null) {
            links.put("result", PATH + job.id() + "/result");
        }
        members.put("links", links);
        return members;
    }

    /** The answer to whoever asked for one and does not wait: 202, and where it is. */
    public ResponseEntity<Map<String, @Nullable Object>> accepted(Job job) {
        return ResponseEntity.accepted().header("Location", PATH + job.id()).header("Preference-Applied", ASYNC).body(of(job));
    }

    /** True for whoever does not want to wait for a long answer (RFC 7240). */
    public static boolean asksForJob(String preference) {
        return Arrays.stream(preference.split("[,;]")).map(String::strip).anyMatch(ASYNC::equalsIgnoreCase);
    }

    private static @Nullable String iso(@Nullable Instant at) {
        return at == null ? null : BusinessTime.iso(at);
    }
}
