package io.singlewindow.filing.register;

import io.singlewindow.filing.TradingPlatforms;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** Forex and tax hold settlement and refund only, which no platform sees. */
    private static final Set<Department> HOLD_SALES = EnumSet.of(Department.COMMERCE, Department.CUSTOMS, Department.INSPECTION);
    private static final Set<Standing> KEEP_FROM_SALE = EnumSet.of(Standing.LOCKED, Standing.SUSPENDED, Standing.ENDED, Standing.VOID);

    private final PendingEntries entries;
    private final TradingPlatforms platforms;
    private final FilingMachine machine;
    private final ObjectMapper json;

    FilingEvents(PendingEntries entries, TradingPlatforms platforms, FilingMachine machine, ObjectMapper json) {
        this.entries = entries;
        this.platforms = platforms;
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
        if (move.riskClass() != null) {
            content.put("riskClass", move.riskClass());
        }
        content.put("effectiveAt", BusinessTime.iso(move.effectiveAt()));
        add("filing.state", filing, content);
        tellPlatforms(filing, version, move, now);
    }

    /**
     * What keeps a firm or its goods from being sold, and its end, for the platforms on which the firm sells: an entry of their own, without
     * reason, reviewer and numbers, which are between the department and the firm.
     */
    private void tellPlatforms(Filing filing, int version, Filing.Move move, Instant now) {
        boolean ofSale = filing.kind() == FilingKind.ENTITY || filing.kind() == FilingKind.GOODS;
        Standing from = machine.meaning(move.department(), move.from());
        Standing to = machine.meaning(move.department(), move.to());
        if (!ofSale || !HOLD_SALES.contains(move.department()) || !KEEP_FROM_SALE.contains(from) && !KEEP_FROM_SALE.contains(to)) {
            return;
        }
        List<String> told = platforms.of(filing.uscc());
        if (!told.isEmpty()) {
            Map<String, @Nullable Object> content = head(filing, version, now);
            content.put("event", "supervised");
            content.put("authority", move.department().code());
            content.put("standing", to.name());
            content.put("entity", filing.uscc());
            content.put("itemNo", filing.kind() == FilingKind.GOODS ? filing.subject() : null);
            content.put("effectiveAt", BusinessTime.iso(move.effectiveAt()));
            entries.add("filing.state", filing.filingNo(), told, json.writeValueAsString(content));
        }
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
