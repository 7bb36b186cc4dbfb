package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Filings as their applicants see them. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/filings/{kind}")
class FilingController {

    private static final int LIMIT_MAX = 200;

    private final Filings filings;
    private final FilingJson rendering;
    private final FilingSettings settings;
    private final ObjectMapper json;

    FilingController(Filings filings, FilingJson rendering, FilingSettings settings, ObjectMapper json) {
        this.filings = filings;
        this.rendering = rendering;
        this.settings = settings;
        this.json = json;
    }

    /** Files a form; 409 with the number of the first where it is filed already. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> file(
            @AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, HttpServletRequest request) throws IOException {
        Filed done = filings.file(caller, kind(path), members(request));
        return ResponseEntity.status(HttpStatus.CREATED).body(rendering.of(done.filing(), done.findings()));
    }

    /** Files a change; the version in force stays so until the new one is approved. */
    @PutMapping(value = "/{no}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> change(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo,
            HttpServletRequest request) throws IOException {
        Filed done = filings.change(caller, kind(path), filingNo, members(request));
        return rendering.of(done.filing(), done.findings());
    }

    @GetMapping
    Map<String, @Nullable Object> list(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path,
            @RequestParam(value = "uscc", required = false) @Nullable String uscc, @RequestParam(value = "after", defaultValue = "") String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + LIMIT_MAX);
        }
        Filings.Page found = filings.list(caller, kind(path), uscc, after, limit);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", found.filings().stream().map(rendering::line).toList());
        page.put("next", found.next());
        return page;
    }

    @GetMapping("/{no}")
    Map<String, @Nullable Object> one(
            @AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo) {
        return rendering.of(filings.find(caller, kind(path), filingNo), List.of());
    }

    @GetMapping("/{no}/history")
    Map<String, @Nullable Object> history(
            @AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo) {
        return rendering.history(filings.find(caller, kind(path), filingNo));
    }

    private Map<?, ?> members(HttpServletRequest request) throws IOException {
        return RequestForm.json(request, settings.formBytesMax(), json);
    }

    /** The kind of this name in an address. */
    static FilingKind kind(String path) {
        return FilingKind.ofPath(path).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, path, "entities, goods, delegations or keys"));
    }
}
