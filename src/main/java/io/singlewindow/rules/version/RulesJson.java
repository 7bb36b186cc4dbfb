package io.singlewindow.rules.version;

import io.singlewindow.rules.engine.Fact;
import io.singlewindow.rules.engine.Outcome;
import io.singlewindow.rules.engine.Row;
import io.singlewindow.rules.engine.RuleDiff;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.engine.Words;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.time.BusinessTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rules as JSON. */
final class RulesJson {

    private RulesJson() {}

    /** What holds on a day; {@code region} null: everywhere, with the rows that hold in some regions. */
    static Map<String, @Nullable Object> of(RuleBook.InForce rules, RuleVersion version, LocalDate day, @Nullable String region) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("ruleSet", Map.of("version", rules.version(), "digest", rules.rules().digest()));
        json.put("effectiveAt", BusinessTime.iso(version.effectiveAt()));
        json.put("on", day.toString());
        json.put("region", region);
        json.put("tables", Arrays.stream(Table.values()).map(table -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("table", table.word());
            one.put("firstHit", table.firstHit());
            one.put("rows", rules.rules().tried(table).stream().filter(row -> row.holds(day) && (region == null || row.counts(region))).map(RulesJson::row).toList());
            return one;
        }).toList());
        json.put("parameters", rules.rules().parameters().on(day).stream().map(RulesJson::parameter).toList());
        json.put("regions", rules.regions().all().stream().map(one -> {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("code", one.code());
            view.put("name", Map.of("zh", one.zh(), "en", one.en()));
            view.put("pilotZone", one.pilotZone());
            view.put("offices", one.offices());
            return view;
        }).toList());
        json.put("facts", rules.rules().catalogue().all().stream().map(RulesJson::fact).toList());
        return json;
    }

    private static Map<String, @Nullable Object> row(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", row.id());
        json.put("title", words(row.title()));
        json.put("cite", row.source());
        json.put("mark", row.mark().name());
        json.put("kind", row.kind().name());
        json.put("level", row.level().name());
        json.put("from", text(row.from()));
        json.put("to", text(row.to()));
        json.put("regions", new TreeSet<>(row.regions()));
        json.put("modes", new TreeSet<>(row.modes()));
        json.put("direction", row.direction());
        json.put("enabled", row.enabled());
        json.put("switches", new TreeMap<>(row.switches()));
        json.put("shadow", row.shadow());
        json.put("when", row.when());
        json.put("outcomes", outcomes(row));
        json.put("parameters", row.parameters());
        json.put("whoActs", row.whoActs().name());
        json.put("nextStep", row.next() == null ? null : words(row.next()));
        json.put("appeal", words(row.appeal()));
        return json;
    }

    private static List<Map<String, @Nullable Object>> outcomes(Row row) {
        List<Map<String, @Nullable Object>> outcomes = new ArrayList<>();
        row.instead().forEach(one -> outcomes.add(outcome(one.when(), one.then())));
        outcomes.add(outcome(null, row.then()));
        return outcomes;
    }

    private static Map<String, @Nullable Object> outcome(@Nullable String when, Outcome outcome) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("when", when);
        json.put("treatment", outcome.treatment());
        json.put("sampleFactor", outcome.sampleFactor() == null ? null : outcome.sampleFactor().text());
        json.put("sampleRatio", outcome.sampleRatio() == null ? null : outcome.sampleRatio().text());
        json.put("drawn", outcome.drawn());
        json.put("documentsLaterHours", outcome.documentsLaterHours() == null ? null : outcome.documentsLaterHours().text());
        json.put("dueWorkingDays", outcome.dueDays() == null ? null : outcome.dueDays().text());
        json.put("effects", outcome.effects());
        return json;
    }

    private static Map<String, @Nullable Object> fact(Fact fact) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", fact.name());
        json.put("type", fact.type().name());
        json.put("values", fact.values());
        json.put("assumed", fact.assumed());
        json.put("words", words(fact.words()));
        return json;
    }

    static Map<String, @Nullable Object> parameter(Parameter parameter) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", parameter.id());
        json.put("value", parameter.value());
        json.put("unit", parameter.unit());
        json.put("from", text(parameter.from()));
        json.put("to", text(parameter.to()));
        json.put("cite", parameter.cite());
        json.put("mark", parameter.mark().name());
        json.put("kind", parameter.kind().name());
        return json;
    }

    /** A version without its files. */
    static Map<String, @Nullable Object> version(RuleVersion version) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", version.version());
        json.put("state", version.state().name());
        json.put("effectiveAt", BusinessTime.iso(version.effectiveAt()));
        json.put("digest", version.digest());
        json.put("author", version.author());
        json.put("approver", version.approver());
        json.put("reason", version.reason());
        json.put("createdAt", BusinessTime.iso(version.createdAt()));
        json.put("decidedAt", version.decidedAt() == null ? null : BusinessTime.iso(version.decidedAt()));
        return json;
    }

    static Map<String, @Nullable Object> change(RuleDiff.Change change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", change.kind().name());
        json.put("what", change.what());
        json.put("before", change.before());
        json.put("after", change.after());
        return json;
    }

    private static Map<String, Object> words(Words words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zh", words.zh());
        json.put("en", words.en());
        return json;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
