package io.singlewindow.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How findings and problems look as JSON; the same members at every door. */
public final class ProblemJson {

    private ProblemJson() {}

    /** One finding: code, severity, document, path, line, column, given, expected, message, help. */
    public static Map<String, @Nullable Object> finding(Finding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", finding.code().code());
        json.put("severity", finding.severity().name());
        json.put("document", finding.documentName());
        json.put("path", finding.path());
        json.put("line", finding.line() == 0 ? null : finding.line());
        json.put("column", finding.column() == 0 ? null : finding.column());
        json.put("given", finding.given());
        json.put("expected", finding.expected());
        Map<String, String> message = new LinkedHashMap<>();
        message.put("zh", finding.zh());
        message.put("en", finding.en());
        json.put("message", message);
        json.put("help", "/docs/errors#" + finding.code().code());
        return json;
    }

    /** Findings in order. */
    public static List<Map<String, @Nullable Object>> findings(List<Finding> findings) {
        List<Map<String, @Nullable Object>> json = new ArrayList<>(findings.size());
        findings.forEach(finding -> json.add(finding(finding)));
        return json;
    }

    /** RFC 9457 members with ours: code, correlationId, findings, findingsTotal. */
    public static Map<String, @Nullable Object> problem(ProblemException problem, String instance, String correlationId) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "/docs/errors#" + problem.code().code());
        Finding first = problem.findings().get(0);
        json.put("title", first.zh() + " / " + first.en());
        json.put("status", problem.status());
        json.put("instance", instance);
        json.put("code", problem.code().code());
        json.put("correlationId", correlationId);
        json.put("findings", findings(problem.findings()));
        json.put("findingsTotal", problem.findings().size());
        return json;
    }
}
