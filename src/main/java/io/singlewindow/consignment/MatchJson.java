package io.singlewindow.consignment;

import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.consignment.match.MatchReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A match report as JSON: each field with its values, where each stands, and the rule. */
final class MatchJson {

    private MatchJson() {}

    static Map<String, Object> of(MatchReport report, Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fields", report.fields().stream().map(MatchJson::field).toList());
        json.put("decision", Map.of("ruleSet", decision.ruleSet(), "customs", decision.customs(), "inspection", decision.inspection(),
                "course", decision.course().name()));
        return json;
    }

    private static Map<String, @Nullable Object> field(FieldMatch field) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", field.field());
        json.put("severity", field.severity().name());
        json.put("verdict", field.verdict().name());
        json.put("values", field.values());
        json.put("elements", field.elements());
        json.put("rule", field.rule());
        json.put("tolerance", field.tolerance());
        return json;
    }
}
