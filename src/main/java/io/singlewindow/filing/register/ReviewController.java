package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** What the departments say of filings, and what waits for them. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/filings")
class ReviewController {

    private static final int REASON_CHARACTERS_MAX = 1000;
    private static final int NUMBER_CHARACTERS_MAX = 60;
    private static final int RISK_CHARACTERS_MAX = 10;
    private static final int LIMIT_MAX = 200;

    private final ReviewDesk desk;
    private final Filings filings;
    private final FilingMachine machine;
    private final FilingJson rendering;
    private final FilingSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    ReviewController(ReviewDesk desk, Filings filings, FilingMachine machine, FilingJson rendering, FilingSettings settings, ObjectMapper json, Clock clock) {
        this.desk = desk;
        this.filings = filings;
        this.machine = machine;
        this.rendering = rendering;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** A department's move: {@code {action, reason, effectiveAt, externalNo, riskClass}}; 409 with the cause where there is none. */
    @PostMapping("/{kind}/{no}/approvals/{authority}")
    Map<String, @Nullable Object> approve(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String kind, @PathVariable("no") String filingNo,
            @PathVariable("authority") String authority, HttpServletRequest request) throws IOException {
        Department department = department(authority);
        Map<?, ?> body = RequestForm.json(request, settings.formBytesMax(), json);
        Filing filing = filings.find(caller, FilingController.kind(kind), filingNo);
        String action = text(body, "action", 40);
        if (action.isEmpty()) {
            throw ProblemException.of(422, ErrorCode.FIL_008, "action=-", "APPROVE, RETURN, REJECT, SUSPEND, RESTORE, TERMINATE, LOCK, UNLOCK, VOID, …");
        }
        String externalNo = text(body, "externalNo", NUMBER_CHARACTERS_MAX);
        String riskClass = text(body, "riskClass", RISK_CHARACTERS_MAX);
        Filing moved = desk.say(caller, filing, department, action, text(body, "reason", REASON_CHARACTERS_MAX), instant(body),
                externalNo.isEmpty() ? null : externalNo, riskClass.isEmpty() ? null : riskClass);
        return rendering.of(moved, List.of());
    }

    /** The applicant asks for an end; what is filed may be used no longer from now on. */
    @PostMapping("/{kind}/{no}/cancellation")
    Map<String, @Nullable Object> cancel(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String kind, @PathVariable("no") String filingNo,
            HttpServletRequest request) throws IOException {
        String reason = text(RequestForm.json(request, settings.formBytesMax(), json), "reason", REASON_CHARACTERS_MAX);
        return rendering.of(filings.cancel(caller, FilingController.kind(kind), filingNo, reason), List.of());
    }

    /** What waits, the most urgent first; of one department and region, or of all that the caller's scope covers. */
    @GetMapping("/work")
    Map<String, @Nullable Object> work(@AuthenticationPrincipal Caller caller, @RequestParam(value = "authority", required = false) @Nullable String authority,
            @RequestParam(value = "region", required = false) @Nullable String region, @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + LIMIT_MAX);
        }
        Department department = authority == null ? null : department(authority);
        ReviewDesk.Page found = desk.work(caller, new ReviewDesk.Filter(department, region, null, false), after, limit);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", found.items().stream().map(this::item).toList());
        page.put("next", found.next());
        return page;
    }

    private Map<String, @Nullable Object> item(ReviewDesk.Work work) {
        ReviewDesk.Waiting waiting = work.waiting();
        Map<String, @Nullable Object> item = rendering.line(work.filing());
        item.put("version", waiting.version());
        item.put("authority", waiting.department().code());
        item.put("approval", machine.assess(work.filing().version(waiting.version()).history(), clock.instant()).states().get(waiting.department()));
        item.put("since", BusinessTime.iso(waiting.since()));
        item.put("dueAt", BusinessTime.iso(waiting.due()));
        item.put("workingDays", waiting.workingDays());
        item.put("overdue", waiting.overdue());
        item.put("calendarMissing", waiting.calendarMissing());
        item.put("remindedAt", waiting.reminded() == null ? null : BusinessTime.iso(waiting.reminded()));
        return item;
    }

    private static Department department(String authority) {
        return Department.of(authority).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_009, authority,
                Stream.of(Department.values()).map(Department::code).toList().toString()));
    }

    private static String text(Map<?, ?> body, String member, int charactersMax) {
        Object value = body.get(member);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text) || text.length() > charactersMax || !RequestForm.storable(text)) {
            throw ProblemException.of(422, ErrorCode.FIL_008, member + "=" + value, "a text of at most " + charactersMax + " characters");
        }
        return text.strip();
    }

    private static @Nullable Instant instant(Map<?, ?> body) {
        String text = text(body, "effectiveAt", 40);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return BusinessTime.instant(text);
        } catch (DateTimeException unreadable) {
            throw ProblemException.of(422, ErrorCode.FIL_007, text, "ISO-8601 with an offset, e.g. 2026-11-30T00:00:00+08:00");
        }
    }
}
