package io.singlewindow.rules.decision;

import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.rules.engine.Facts;
import io.singlewindow.rules.engine.Judgement;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.version.RuleBook.InForce;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps decisions, and puts each into the log: version, facts and rows by their digests and ids. */
@Component
@Profile("!simulator")
class DecisionBook {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DecisionStore store;
    private final PendingEntries entries;
    private final SubmissionIds ids;
    private final Clock clock;

    DecisionBook(DecisionStore store, PendingEntries entries, SubmissionIds ids, Clock clock) {
        this.store = store;
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps it, in the caller's transaction; the same decision on the same facts is kept once. */
    void keep(String consignmentId, Stage stage, InForce rules, Judgement judgement, Map<String, @Nullable Object> content) {
        Instant now = clock.instant();
        String rendered = JSON.writeValueAsString(content);
        String factsDigest = judgement.facts().digest();
        boolean known = store.last(consignmentId, stage).filter(last -> last.version() == rules.version()
                && last.factsDigest().equals(factsDigest) && last.day().equals(judgement.on())).isPresent();
        if (known) {
            return;
        }
        store.insert(new DecisionRecord(ids.next(now), consignmentId, stage, now, judgement.on(), rules.version(), rules.rules().digest(),
                factsDigest, JSON.writeValueAsString(judgement.facts().values()), rendered));
        entries.add("decision.made", consignmentId, List.of(), JSON.writeValueAsString(entry(consignmentId, stage, rules, judgement, rendered)));
    }

    private static Map<String, Object> entry(String consignmentId, Stage stage, InForce rules, Judgement judgement, String rendered) {
        String given = judgement.verdicts().values().stream().filter(verdict -> stage.tables().contains(verdict.table()) && verdict.table() != Table.EXPORT)
                .map(verdict -> verdict.table().word() + " " + verdict.treatment() + " " + verdict.row().id()).collect(Collectors.joining(", "));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("party", "window");
        entry.put("event", "decision " + given);
        entry.put("consignmentId", consignmentId);
        entry.put("grade", judgement.grade());
        entry.put("rulesOf", judgement.on().toString());
        entry.put("ruleVersion", rules.version());
        entry.put("ruleDigest", rules.rules().digest());
        entry.put("factsDigest", judgement.facts().digest());
        entry.put("decisionDigest", digest(rendered));
        entry.put("rows", judgement.verdicts().values().stream().flatMap(verdict -> verdict.hits().stream()).map(row -> row.id()).toList());
        return entry;
    }

    /** Of what was decided, as the log has it. */
    static String digest(String content) {
        return new Facts(Map.of("decision", content)).digest();
    }

    /** What was decided last at a stage, as it is shown. */
    Optional<Map<String, @Nullable Object>> shown(String consignmentId, Stage stage) {
        return store.last(consignmentId, stage).map(last -> JSON.readValue(last.content(), new TypeReference<>() {}));
    }

    /** What was decided last at each stage, as it is shown, by consignment. */
    Map<String, Map<Stage, Map<String, @Nullable Object>>> shown(Collection<String> consignmentIds) {
        Map<String, Map<Stage, Map<String, @Nullable Object>>> shown = new HashMap<>();
        store.last(consignmentIds, (id, stage, content) -> shown.computeIfAbsent(id, first -> new EnumMap<>(Stage.class))
                .put(stage, JSON.readValue(content, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {})));
        return shown;
    }

    /** The day in China on which a stage was decided first since then: today where it was not. What is decided again is not drawn for again. */
    LocalDate firstDay(String consignmentId, Stage stage, Instant since) {
        return LocalDate.ofInstant(store.first(consignmentId, stage, since).orElseGet(clock::instant), BusinessTime.ZONE);
    }

    /** What was told at a stage; empty when nothing was decided there. */
    Map<String, Object> told(String consignmentId, Stage stage) {
        return store.last(consignmentId, stage).map(last -> facts(last)).orElse(Map.of());
    }

    static Map<String, Object> facts(DecisionRecord decision) {
        return JSON.readValue(decision.facts(), new TypeReference<>() {});
    }
}
