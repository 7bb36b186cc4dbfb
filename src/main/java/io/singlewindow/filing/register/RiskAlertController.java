package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Risk alerts (风险预警) of the quality monitoring centre: raised and ended by inspection's reviewers of the province. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/alerts")
class RiskAlertController {

    private static final String ALERT_NO = "[0-9A-Za-z._-]{1,60}";
    private static final String CODE = "[0-9A-Z]{9,18}";
    private static final String CURSOR = "[0-9A-Z]{0,24}";
    private static final int ITEM_CHARACTERS_MAX = 100;
    private static final int REASON_CHARACTERS_MAX = 1000;

    private final RiskAlerts alerts;
    private final FilingAccess access;
    private final FilingJson rendering;
    private final FilingSettings settings;
    private final ObjectMapper json;

    RiskAlertController(RiskAlerts alerts, FilingAccess access, FilingJson rendering, FilingSettings settings, ObjectMapper json) {
        this.alerts = alerts;
        this.access = access;
        this.rendering = rendering;
        this.settings = settings;
        this.json = json;
    }

    /** {@code {alertNo, hsCode | owner, itemNo, reason}}: locks the filed goods that it is about. */
    @PostMapping
    Map<String, @Nullable Object> raise(@AuthenticationPrincipal Caller caller, HttpServletRequest request,
            @RequestParam(value = "after", defaultValue = "") String after) throws IOException {
        access.requireInspection(caller);
        RiskAlert alert = alert(RequestForm.json(request, settings.formBytesMax(), json), after);
        return view(alert.alertNo(), alerts.raise(alert, after, caller.id()));
    }

    /** {@code {reason}}: unlocks what the alert has locked. */
    @PostMapping("/{alertNo}/end")
    Map<String, @Nullable Object> end(@AuthenticationPrincipal Caller caller, @PathVariable("alertNo") String alertNo, HttpServletRequest request,
            @RequestParam(value = "after", defaultValue = "") String after) throws IOException {
        access.requireInspection(caller);
        List<Finding> findings = new ArrayList<>();
        String reason = text(RequestForm.json(request, settings.formBytesMax(), json), "reason");
        check(findings, "/alertNo", alertNo, alertNo.matches(ALERT_NO), "1 to 60 letters, digits, . _ -");
        check(findings, "/after", after, after.matches(CURSOR), "the next of the call before");
        checkReason(findings, reason);
        refuse(findings);
        return view(alertNo, alerts.end(alertNo, reason, after, caller.id()));
    }

    private static RiskAlert alert(Map<?, ?> body, String after) {
        RiskAlert alert = new RiskAlert(text(body, "alertNo"), text(body, "hsCode"), text(body, "owner"), text(body, "itemNo"), text(body, "reason"));
        List<Finding> findings = new ArrayList<>();
        check(findings, "/alertNo", alert.alertNo(), alert.alertNo().matches(ALERT_NO), "1 to 60 letters, digits, . _ -");
        check(findings, "/after", after, after.matches(CURSOR), "the next of the call before");
        checkReason(findings, alert.reason());
        if (alert.owner().isEmpty() && alert.itemNo().isEmpty()) {
            check(findings, "/hsCode", alert.hsCode(), alert.hsCode().matches("[0-9]{4,10}"), "4 to 10 digits, or owner and itemNo");
        } else {
            check(findings, "/hsCode", alert.hsCode(), alert.hsCode().isEmpty(), "no code beside owner and itemNo");
            check(findings, "/owner", alert.owner(), alert.owner().matches(CODE), "the code under which the owner is filed");
            check(findings, "/itemNo", alert.itemNo(), !alert.itemNo().isEmpty() && alert.itemNo().length() <= ITEM_CHARACTERS_MAX && RequestForm.storable(alert.itemNo()),
                    "1 to " + ITEM_CHARACTERS_MAX + " characters");
        }
        refuse(findings);
        return alert;
    }

    private static void checkReason(List<Finding> findings, String reason) {
        check(findings, "/reason", reason.isEmpty() ? "-" : "…", !reason.isEmpty() && reason.length() <= REASON_CHARACTERS_MAX && RequestForm.storable(reason),
                "1 to " + REASON_CHARACTERS_MAX + " characters");
    }

    private static void check(List<Finding> findings, String path, String given, boolean holds, String expected) {
        if (!holds) {
            findings.add(Finding.at(ErrorCode.FIL_008, path, given.isEmpty() ? "-" : given, expected));
        }
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new ProblemException(422, findings);
        }
    }

    private static String text(Map<?, ?> body, String member) {
        return body.get(member) instanceof String text ? text.strip() : "";
    }

    private Map<String, @Nullable Object> view(String alertNo, RiskAlerts.Done done) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("alertNo", alertNo);
        view.put("items", done.moved().stream().map(rendering::line).toList());
        view.put("next", done.next());
        return view;
    }
}
