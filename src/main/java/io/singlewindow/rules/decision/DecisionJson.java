package io.singlewindow.rules.decision;

import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.consignment.match.MatchReport;
import io.singlewindow.rules.engine.Fact;
import io.singlewindow.rules.engine.Figure;
import io.singlewindow.rules.engine.Judgement;
import io.singlewindow.rules.engine.Row;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.engine.Verdict;
import io.singlewindow.rules.engine.Words;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.version.RuleBook.InForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A judgement as JSON: each authority's treatment with row, source, parameters, next step and way of appeal. */
final class DecisionJson {

    private static final int FIELDS_MAX = 20;

    private DecisionJson() {}

    /** {@code report} names the fields that differ; null for none. */
    static Map<String, @Nullable Object> of(InForce rules, Judgement judgement, @Nullable MatchReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("ruleSet", Map.of("version", rules.version(), "digest", rules.rules().digest()));
        json.put("acceptanceDate", judgement.on().toString());
        json.put("grade", judgement.grade());
        json.put("reasons", reasons(judgement, report));
        Map<String, Object> authorities = new LinkedHashMap<>();
        judgement.verdicts().forEach((table, verdict) -> {
            if (table != Table.GRADE && table != Table.EXPORT) {
                authorities.put(table.word(), verdict(verdict, judgement, rules.rules().parameters()));
            }
        });
        json.put("authorities", authorities);
        Verdict export = judgement.verdicts().get(Table.EXPORT);
        json.put("declaring", export == null || !"EXPORT".equals(judgement.facts().values().get("direction")) ? List.of()
                : export.hits().stream().map(row -> declaring(row, export)).toList());
        json.put("assumed", judgement.assumed().stream().map(DecisionJson::assumed).toList());
        json.put("factsDigest", judgement.facts().digest());
        return json;
    }

    /** Why the grade is what it is: the rows that cap it, and the fields that differ. */
    private static List<Map<String, Object>> reasons(Judgement judgement, @Nullable MatchReport report) {
        List<Map<String, Object>> reasons = new ArrayList<>();
        Verdict grade = judgement.verdicts().get(Table.GRADE);
        if (grade != null) {
            grade.hits().forEach(row -> reasons.add(reason(row.id(), row.title(), row.then().treatment())));
        }
        if (report != null) {
            report.fields().stream().filter(field -> field.differsHard() || field.differsSoft()).limit(FIELDS_MAX)
                    .forEach(field -> reasons.add(reason(field)));
        }
        return reasons;
    }

    private static Map<String, Object> reason(String row, Words words, String grade) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", row);
        json.put("grade", grade);
        json.put("zh", words.zh());
        json.put("en", words.en());
        return json;
    }

    private static Map<String, Object> reason(FieldMatch field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", field.field());
        json.put("severity", field.severity().name());
        json.put("zh", "字段不一致:" + field.field());
        json.put("en", "the documents differ in " + field.field());
        return json;
    }

    private static Map<String, @Nullable Object> verdict(Verdict verdict, Judgement judgement, ParameterBook parameters) {
        Row row = verdict.row();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("treatment", verdict.treatment());
        json.put("row", row.id());
        json.put("title", words(row.title()));
        json.put("cite", row.source());
        json.put("mark", row.mark().name());
        json.put("kind", row.kind().name());
        json.put("level", row.level().name());
        json.put("parameters", verdict.parameters().stream().map(DecisionJson::parameter).toList());
        json.put("nextStep", nextStep(row));
        json.put("appeal", words(row.appeal()));
        json.put("effects", verdict.outcome().effects());
        json.put("documentsLaterHours", figure(verdict.outcome().documentsLaterHours(), judgement, parameters));
        json.put("dueWorkingDays", figure(verdict.outcome().dueDays(), judgement, parameters));
        json.put("sampled", verdict.sampled());
        json.put("sampleRatio", figure(verdict.outcome().sampleRatio(), judgement, parameters));
        json.put("shadows", verdict.shadows().stream().map(shadow -> Map.of("row", shadow.row().id(), "treatment", shadow.treatment())).toList());
        return json;
    }

    private static @Nullable String figure(@Nullable Figure figure, Judgement judgement, ParameterBook parameters) {
        return figure == null ? null : figure.on(judgement.on(), parameters).toPlainString();
    }

    private static Map<String, @Nullable Object> nextStep(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("whoActs", row.whoActs().name());
        json.put("who", words(row.whoActs().words()));
        json.put("zh", row.next() == null ? null : row.next().zh());
        json.put("en", row.next() == null ? null : row.next().en());
        return json;
    }

    private static Map<String, Object> declaring(Row row, Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", row.id());
        json.put("treatment", row.equals(verdict.row()) ? verdict.treatment() : row.then().treatment());
        json.put("title", words(row.title()));
        json.put("cite", row.source());
        json.put("mark", row.mark().name());
        return json;
    }

    private static Map<String, Object> assumed(Fact fact) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fact", fact.name());
        json.put("value", String.valueOf(fact.assumed()));
        json.put("zh", fact.words().zh());
        json.put("en", fact.words().en());
        return json;
    }

    /** A parameter with the days on which it holds. */
    static Map<String, @Nullable Object> parameter(Parameter parameter) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", parameter.id());
        json.put("value", parameter.value());
        json.put("unit", parameter.unit());
        json.put("from", parameter.from() == null ? null : parameter.from().toString());
        json.put("to", parameter.to() == null ? null : parameter.to().toString());
        json.put("cite", parameter.cite());
        json.put("mark", parameter.mark().name());
        json.put("kind", parameter.kind().name());
        return json;
    }

    static Map<String, Object> words(Words words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zh", words.zh());
        json.put("en", words.en());
        return json;
    }
}
