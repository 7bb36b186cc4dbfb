package io.singlewindow.filing.register;

import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What happens to filings, as entries of the log; the companies concerned find it in their inbox. */
@Component
@Profile("!simulator")
class FilingEvents {

    private final PendingEntries entries;
    private final FilingMachine machine;
    private final ObjectMapper json;

    FilingEvents(PendingEntries entries, FilingMachine machine, ObjectMapper json) {
        this.entries = entries;
        this.machine = machine;
        this.json = json;
    }

    /** A version was filed. */
    void filed(Filing filing, Instant now) {
        Map<String, @Nullable Object> content = head(filing, filing.latest().version(), now);
        content.put("event", "filed");
        content.put("actor", filing.latest().principal());
        content.put("contentSha256", filing.latest().sha256());
        add("filing.state", filing, content);
    }

    /** A department has made a move. */
    void moved(Filing filing, int version, Filing.Move move, Instant now) {
        Map<String, @Nullable Object> content = head(filing, version, now);
        content.put("event", "moved");
        content.put("authority", move.department().code());
        content.put("from", move.from());
        content.put("to", move.to());
        content.put("code", move.code());
        content.put("row", move.moveId());
        content.put("actor", move.actor());
        content.put("reason", move.reason());
        content.put("externalNo", move.externalNo());
        content.put("effectiveAt", BusinessTime.iso(move.effectiveAt()));
        add("filing.state", filing, content);
    }

    /** The instant of a move that was stated before has come. */
    void tookEffect(Filing filing, Instant now) {
        Map<String, @Nullable Object> content = head(filing, filing.latest().version(), now);
        content.put("event", "took effect");
        add("filing.state", filing, content);
    }

    /** A department's time is over; nothing is approved by it. */
    void reminded(Filing filing, int version, String department, Instant due, Instant now) {
        Map<String, @Nullable Object> content = head(filing, version, now);
        content.put("event", "reminded");
        content.put("authority", department);
        content.put("dueAt", BusinessTime.iso(due));
        entries.add("filing.reminder", filing.filingNo(), Set.of(), json.writeValueAsString(content));
    }

    private Map<String, @Nullable Object> head(Filing filing, int version, Instant now) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("filingNo", filing.filingNo());
        content.put("kind", filing.kind().path());
        content.put("version", version);
        content.put("state", filing.history().overall(machine, now).name());
        return content;
    }

    private void add(String type, Filing filing, Map<String, @Nullable Object> content) {
        Set<String> audience = new LinkedHashSet<>(Set.of(filing.uscc()));
        if (filing.otherUscc() != null) {
            audience.add(filing.otherUscc());
        }
        entries.add(type, filing.filingNo(), audience, json.writeValueAsString(content));
    }
}
