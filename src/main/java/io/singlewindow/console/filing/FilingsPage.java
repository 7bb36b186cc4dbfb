package io.singlewindow.console.filing;

import io.singlewindow.access.Caller;
import io.singlewindow.console.FormFaults;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.register.Attachment;
import io.singlewindow.filing.register.BulkResult;
import io.singlewindow.filing.register.Filing;
import io.singlewindow.filing.register.FilingAttachments;
import io.singlewindow.filing.register.Filings;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A company's filings: how each stands with each department, what happens next and who must act. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/filings")
class FilingsPage {

    static final String PATH = "/console/filings";
    private static final int PAGE = 25;
    private static final int REASON_CHARACTERS_MAX = 1000;

    private final Filings filings;
    private final FilingAttachments attachments;
    private final FilingViews views;

    FilingsPage(Filings filings, FilingAttachments attachments, FilingViews views) {
        this.filings = filings;
        this.attachments = attachments;
        this.views = views;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Caller caller, @RequestParam(value = "kind", defaultValue = "entities") String path,
            @RequestParam(value = "after", defaultValue = "") String after, Model model) {
        FilingKind kind = kind(path);
        Filings.Page page = filings.list(caller, kind, null, after, PAGE);
        model.addAttribute("kinds", FilingViews.kinds());
        model.addAttribute("kind", kind);
        model.addAttribute("items", page.filings().stream().map(views::item).toList());
        model.addAttribute("first", after.isEmpty());
        model.addAttribute("next", page.next());
        return "console/filings";
    }

    @GetMapping("/{kind}/{no}")
    String one(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo,
            @RequestParam(value = "done", defaultValue = "") String done, Model model) {
        model.addAttribute("done", List.of("filed", "changed").contains(done) ? done : "");
        return one(model, filings.find(caller, kind(path), filingNo), FormFaults.NONE);
    }

    private String one(Model model, Filing filing, FormFaults faults) {
        model.addAttribute("sheet", views.sheet(filing));
        model.addAttribute("faults", faults);
        model.addAttribute("downloads", PATH + "/" + filing.kind().path() + "/" + filing.filingNo() + "/attachments/");
        return "console/filing";
    }

    /** Asks for an end of it; the first department has to confirm. */
    @PostMapping("/{kind}/{no}/cancellation")
    String cancel(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo,
            @RequestParam(value = "reason", defaultValue = "") String reason, Model model, HttpServletResponse response) {
        FilingKind kind = kind(path);
        String why = reason.strip();
        try {
            if (why.isEmpty() || why.length() > REASON_CHARACTERS_MAX) {
                throw new ProblemException(422, Finding.at(ErrorCode.FIL_008, "/reason", why.length() + " characters",
                        "1 to " + REASON_CHARACTERS_MAX + " characters"));
            }
            filings.cancel(caller, kind, filingNo, why);
            return "redirect:" + PATH + "/" + path + "/" + filingNo;
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(409, 422));
            response.setStatus(refused.status());
            model.addAttribute("done", "");
            return one(model, filings.find(caller, kind, filingNo), faults);
        }
    }

    @GetMapping("/{kind}/{no}/attachments/{id}")
    ResponseEntity<byte[]> attachment(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo,
            @PathVariable("id") String id) {
        Attachment attachment = attachments.find(caller, filings.find(caller, kind(path), filingNo), id);
        return download(attachment, attachments.content(attachment));
    }

    /** Bytes that are never shown inside a page. */
    static ResponseEntity<byte[]> download(Attachment attachment, byte[] content) {
        String name = attachment.name().isEmpty() ? attachment.id() : attachment.name();
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(attachment.mediaType()))
                .header("Content-Disposition", ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").body(content);
    }

    @GetMapping("/{kind}/bulk")
    String bulk(@PathVariable("kind") String path, Model model) {
        return bulk(model, bulkKind(path), null, FormFaults.NONE);
    }

    private static String bulk(Model model, FilingKind kind, @Nullable BulkResult result, FormFaults faults) {
        model.addAttribute("kind", kind);
        model.addAttribute("result", result);
        model.addAttribute("faults", faults);
        return "console/filings-bulk";
    }

    /** Files each line of a CSV file for itself, and says of each what became of it. */
    @PostMapping("/{kind}/bulk")
    String bulk(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @RequestParam(value = "file", required = false)
            @Nullable MultipartFile file, Model model, HttpServletResponse response) throws IOException {
        FilingKind kind = bulkKind(path);
        try {
            if (file == null || file.isEmpty()) {
                throw ProblemException.of(422, ErrorCode.FIL_017, "-", "CSV by RFC 4180, UTF-8");
            }
            return bulk(model, kind, filings.csv(caller, kind, file.getBytes()), FormFaults.NONE);
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(413, 422));
            response.setStatus(refused.status());
            return bulk(model, kind, null, faults);
        }
    }

    private static FilingKind bulkKind(String path) {
        FilingKind kind = kind(path);
        if (kind != FilingKind.ENTITY && kind != FilingKind.GOODS) {
            throw ProblemException.of(404, ErrorCode.SYS_002, path, "entities or goods");
        }
        return kind;
    }

    static FilingKind kind(String path) {
        return FilingKind.ofPath(path).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, path, "entities, goods, delegations or keys"));
    }
}
