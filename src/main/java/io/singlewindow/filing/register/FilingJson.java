package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Assessment;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.VersionHistory;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemJson;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** How filings look as JSON. */
@Component
@Profile("!simulator")
class FilingJson {

    /** What a department says of a version that it has not got yet. */
    private static final String NOT_ASKED = "WAITING";
    private static final int FLAGS_MAX = 20;

    private final FilingMachine machine;
    private final FilingStore store;
    private final GoodsRisks risks;
    private final LateChanges late;
    private final ObjectMapper json;
    private final Clock clock;

    FilingJson(FilingMachine machine, FilingStore store, GoodsRisks risks, LateChanges late, ObjectMapper json, Clock clock) {
        this.machine = machine;
        this.store = store;
        this.risks = risks;
        this.late = late;
        this.json = json;
        this.clock = clock;
    }

    /** A filing as it stands now: its newest version's approvals, and what the version in force allows. */
    Map<String, @Nullable Object> of(Filing filing, List<Finding> findings) {
        Instant now = clock.instant();
        Optional<VersionHistory> inForce = filing.history().inForce(machine, now);
        Map<String, @Nullable Object> body = head(filing, now);
        Map<String, @Nullable Object> approvals = new LinkedHashMap<>();
        Assessment latest = machine.assess(filing.latest().history(), now);
        for (Department department : Department.values()) {
            if (machine.needed(filing.latest().history()).contains(department) || latest.states().containsKey(department)) {
                approvals.put(department.code(), latest.states().getOrDefault(department, NOT_ASKED));
            }
        }
        body.put("approvals", approvals);
        body.put("capabilities", inForce.map(version -> machine.assess(version, now).capabilities()).map(List::copyOf).orElse(List.of()));
        body.put("businesses", filing.latest().businesses());
        body.put("versionInForce", inForce.map(VersionHistory::version).orElse(null));
        body.put("contentSha256", filing.latest().sha256());
        body.put("content", json.readTree(filing.latest().content()));
        body.put("risk", filing.kind() == FilingKind.GOODS ? risk(risks.of(filing, filing.latest().version(), now)) : null);
        body.put("flags", filing.kind() == FilingKind.ENTITY ? store.flags(filing.uscc(), FLAGS_MAX) : List.of());
        body.put("findings", ProblemJson.findings(Stream.concat(findings.stream(), late.of(filing).stream()).toList()));
        String self = "/api/v1/filings/" + filing.kind().path() + "/" + filing.filingNo();
        body.put("links", Map.of("self", self, "history", self + "/history"));
        return body;
    }

    private static Map<String, @Nullable Object> risk(GoodsRisks.GoodsRisk risk) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("riskClass", risk.riskClass());
        node.put("by", risk.by());
        node.put("claimed", risk.claimed().isEmpty() ? null : risk.claimed());
        return node;
    }

    /** The same in one line of a list. */
    Map<String, @Nullable Object> line(Filing filing) {
        return head(filing, clock.instant());
    }

    private Map<String, @Nullable Object> head(Filing filing, Instant now) {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("filingNo", filing.filingNo());
        head.put("version", filing.latest().version());
        head.put("state", filing.history().overall(machine, now).name());
        head.put("kind", filing.kind().path());
        head.put("owner", filing.uscc());
        head.put("agent", filing.otherUscc());
        head.put("region", filing.region());
        head.put("filedAt", BusinessTime.iso(filing.latest().filedAt()));
        return head;
    }

    /** What became of many forms. */
    Map<String, @Nullable Object> of(BulkResult result) {
        Instant now = clock.instant();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("total", result.answers().size());
        body.put("filed", result.filed());
        body.put("refused", result.refused());
        body.put("items", result.answers().stream().map(answer -> item(answer, now)).toList());
        return body;
    }

    private Map<String, @Nullable Object> item(BulkResult.Answer answer, Instant now) {
        Filing filing = answer.filing();
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("line", answer.line());
        item.put("kind", answer.kind().path());
        item.put("filingNo", filing == null ? null : filing.filingNo());
        item.put("state", filing == null ? null : filing.history().overall(machine, now).name());
        item.put("findings", ProblemJson.findings(answer.findings()));
        return item;
    }

    /** Every version and move, oldest first. */
    Map<String, @Nullable Object> history(Filing filing) {
        List<Map<String, @Nullable Object>> versions = new ArrayList<>();
        for (Filing.Version version : filing.versions()) {
            Map<String, @Nullable Object> node = new LinkedHashMap<>();
            node.put("version", version.version());
            node.put("state", machine.assess(version.history(), clock.instant()).overall().name());
            node.put("filedAt", BusinessTime.iso(version.filedAt()));
            node.put("filedBy", version.principal());
            node.put("contentSha256", version.sha256());
            node.put("content", json.readTree(version.content()));
            node.put("moves", version.moves().stream().map(FilingJson::move).toList());
            versions.add(node);
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("filingNo", filing.filingNo());
        body.put("versions", versions);
        return body;
    }

    private static Map<String, @Nullable Object> move(Filing.Move move) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("authority", move.department().code());
        node.put("from", move.from().isEmpty() ? null : move.from());
        node.put("to", move.to());
        node.put("code", move.code());
        node.put("row", move.moveId());
        node.put("actor", move.actor());
        node.put("reason", move.reason());
        node.put("externalNo", move.externalNo());
        node.put("riskClass", move.riskClass());
        node.put("effectiveAt", BusinessTime.iso(move.effectiveAt()));
        node.put("recordedAt", BusinessTime.iso(move.recordedAt()));
        return node;
    }
}
