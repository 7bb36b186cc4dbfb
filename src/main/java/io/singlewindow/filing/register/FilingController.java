package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.form.FormReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
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

    private final FilingDesk desk;
    private final FilingStore store;
    private final FilingAccess access;
    private final FormReader forms;
    private final AttachmentStore attachments;
    private final FilingJson rendering;
    private final FilingSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    FilingController(FilingDesk desk, FilingStore store, FilingAccess access, FormReader forms, AttachmentStore attachments, FilingJson rendering,
            FilingSettings settings, ObjectMapper json, Clock clock) {
        this.desk = desk;
        this.store = store;
        this.access = access;
        this.forms = forms;
        this.attachments = attachments;
        this.rendering = rendering;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Files a form; 409 with the number of the first where it is filed already. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> file(
            @AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, HttpServletRequest request) throws IOException {
        FilingForm form = form(caller, kind(path), request);
        FilingDesk.Done done = desk.file(form, caller.id());
        return ResponseEntity.status(HttpStatus.CREATED).body(rendering.of(done.filing(), done.findings()));
    }

    /** Files a change; the version in force stays so until the new one is approved. */
    @PutMapping(value = "/{no}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> change(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo,
            HttpServletRequest request) throws IOException {
        access.visible(caller, kind(path), filingNo);
        FilingForm form = form(caller, kind(path), request);
        FilingDesk.Done done = desk.change(filingNo, form, caller.id());
        return rendering.of(done.filing(), done.findings());
    }

    @GetMapping
    Map<String, @Nullable Object> list(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path,
            @RequestParam(value = "uscc", required = false) @Nullable String uscc, @RequestParam(value = "after", defaultValue = "") String after,
            @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + LIMIT_MAX);
        }
        List<Filing> found = store.page(kind(path), access.listed(caller, uscc), after, limit + 1);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", found.stream().limit(limit).map(rendering::line).toList());
        page.put("next", found.size() > limit ? found.get(limit - 1).filingNo() : null);
        return page;
    }

    @GetMapping("/{no}")
    Map<String, @Nullable Object> one(
            @AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo) {
        return rendering.of(access.visible(caller, kind(path), filingNo), List.of());
    }

    @GetMapping("/{no}/history")
    Map<String, @Nullable Object> history(
            @AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo) {
        return rendering.history(access.visible(caller, kind(path), filingNo));
    }

    private FilingForm form(Caller caller, FilingKind kind, HttpServletRequest request) throws IOException {
        Map<?, ?> members = RequestForm.json(request, settings.formBytesMax(), json);
        FormReader.Result read = forms.read(kind, members, LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        FilingForm form = read.form().orElseThrow(() -> new ProblemException(422, read.findings()));
        access.requireFiler(caller, form);
        attachments.require(form, caller);
        return form;
    }

    /** The kind of this name in an address. */
    static FilingKind kind(String path) {
        return FilingKind.ofPath(path).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, path, "entities, goods, delegations or keys"));
    }
}
