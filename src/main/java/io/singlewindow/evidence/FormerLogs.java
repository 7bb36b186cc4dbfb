package io.singlewindow.evidence;

import io.singlewindow.trail.EntryLog;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The logs from which this one goes on: each time a restore ended too early, a new one began with the first entries of the one before. */
@Component
@Profile("!simulator")
class FormerLogs {

    /** What {@code backup} notes when it opens one. */
    private static final String OPENED = "log.opened";
    private static final String ABOUT = "log";
    /** Only restores note something about the log itself. */
    private static final int RESTORES_MAX = 10_000;

    private final EntryLog log;
    private final ObjectMapper json;

    FormerLogs(EntryLog log, ObjectMapper json) {
        this.log = log;
        this.json = json;
    }

    /**
     * A former log.
     *
     * @param entry that says so
     * @param verifierKey under which its heads hold
     * @param size how many of its entries are this log's too
     */
    record Former(long entry, String verifierKey, long size) {

        String origin() {
            return verifierKey.substring(0, Math.max(0, verifierKey.indexOf('+')));
        }
    }

    /** Those that entries below a number tell of, oldest first. */
    List<Former> below(long number) {
        return log.about(ABOUT, number, RESTORES_MAX).stream().filter(entry -> entry.type().equals(OPENED))
                .map(entry -> former(entry.number())).filter(Objects::nonNull).toList();
    }

    private @Nullable Former former(long number) {
        JsonNode said = json.readTree(log.content(number).orElse("{}"));
        return said.has("oldVerifierKey") ? new Former(number, said.get("oldVerifierKey").asString(), said.path("missingFrom").asLong(0)) : null;
    }
}
