package io.singlewindow.console.filing;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.register.Attachment;
import io.singlewindow.filing.register.Filed;
import io.singlewindow.filing.register.Filing;
import io.singlewindow.filing.register.FilingAttachments;
import io.singlewindow.filing.register.Filings;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.ObjectMapper;

/**
 * The forms of filings, new and changed. What was typed and what was handed in stays until it is filed; nothing of it needs a
 * script. What may be filed is judged where the API has it judged.
 */
@Controller
@Profile("!simulator")
@RequestMapping("/console/filings/{kind}")
class FilingFormPage {

    /** Refusals that the form can show; any other is the page of errors. */
    private static final Set<Integer> SHOWN = Set.of(403, 409, 413, 422, 429);

    private final Filings filings;
    private final FilingAttachments attachments;
    private final FormLayout layout;
    private final FilingViews views;
    private final ObjectMapper json;

    FilingFormPage(Filings filings, FilingAttachments attachments, FormLayout layout, FilingViews views, ObjectMapper json) {
        this.filings = filings;
        this.attachments = attachments;
        this.layout = layout;
        this.views = views;
        this.json = json;
    }

    /** {@code subtype} PERSONAL: the form of personal net-shops. */
    @GetMapping("/new")
    String fresh(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path,
            @RequestParam(value = "subtype", required = false) @Nullable String subtype, Model model) {
        FormLayout.Form form = layout.of(FilingsPage.kind(path), subtype);
        Map<String, String> own = caller.uscc() == null ? Map.of() : Map.of(owner(form.kind()), caller.uscc());
        return show(caller, model, form, Typed.of(form, Map.of(), own), FormFindings.NONE, null);
    }

    private static String owner(FilingKind kind) {
        return switch (kind) {
            case ENTITY, KEY -> "uscc";
            case GOODS -> "owner";
            case DELEGATION -> "principal";
        };
    }

    @GetMapping("/{no}/change")
    String change(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo, Model model) {
        Filing filing = filings.find(caller, FilingsPage.kind(path), filingNo);
        Map<Object, Object> content = new LinkedHashMap<>(json.readValue(filing.latest().content(), Map.class));
        // only its mask is kept
        content.remove("idNumber");
        FormLayout.Form form = form(filing);
        Typed typed = Typed.of(form, content, Map.of());
        return show(caller, model, form, typed, FormFindings.NONE, filing);
    }

    private FormLayout.Form form(Filing filing) {
        return layout.of(filing.kind(), json.readTree(filing.latest().content()).path("subtype").asString(""));
    }

    private String show(Caller caller, Model model, FormLayout.Form form, Typed typed, FormFindings faults, @Nullable Filing filing) {
        model.addAttribute("form", form);
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("codes", FormLayout.CODES);
        model.addAttribute("bytesMax", attachments.bytesMax());
        model.addAttribute("kept", kept(caller, form, typed));
        model.addAttribute("item", filing == null ? null : views.item(filing));
        return "console/filing-form";
    }

    /** What was handed in already, by the id that the form names. */
    private Map<String, Attachment> kept(Caller caller, FormLayout.Form form, Typed typed) {
        List<String> ids = new ArrayList<>();
        ids.add(form.single().isEmpty() ? "" : typed.value(form.single()));
        typed.rows("attachments").forEach(row -> ids.add(typed.value("attachments/" + row + "/id")));
        Map<String, Attachment> kept = new LinkedHashMap<>();
        for (String id : ids) {
            try {
                kept.put(id, attachments.find(caller, id));
            } catch (ProblemException gone) {
                // the form is refused with a finding when it is filed
                continue;
            }
        }
        return kept;
    }

    @PostMapping
    String file(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, HttpServletRequest request, Model model,
            HttpServletResponse response) {
        FormLayout.Form form = layout.of(FilingsPage.kind(path), request.getParameter("subtype"));
        return take(caller, form, request, model, response, null, members -> filings.file(caller, form.kind(), members));
    }

    @PostMapping("/{no}/change")
    String change(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String path, @PathVariable("no") String filingNo, HttpServletRequest request,
            Model model, HttpServletResponse response) {
        Filing filing = filings.find(caller, FilingsPage.kind(path), filingNo);
        FormLayout.Form form = form(filing);
        return take(caller, form, request, model, response, filing, members -> filings.change(caller, form.kind(), filingNo, members));
    }

    private String take(Caller caller, FormLayout.Form form, HttpServletRequest request, Model model, HttpServletResponse response,
            @Nullable Filing changed, Function<Map<?, ?>, Filed> filing) {
        Typed typed = Typed.of(form, request.getParameterMap());
        List<Finding> faults = new ArrayList<>(receive(caller, form, request, typed));
        if (request.getParameter("more") != null && faults.isEmpty()) {
            return show(caller, model, form, typed, FormFindings.NONE, changed);
        }
        int status = 422;
        if (faults.isEmpty()) {
            try {
                String number = filing.apply(typed.members()).filing().filingNo();
                return "redirect:" + FilingsPage.PATH + "/" + form.kind().path() + "/" + number + "?done=" + (changed == null ? "filed" : "changed");
            } catch (ProblemException refused) {
                status = shown(refused);
                faults.addAll(refused.findings());
            }
        } else {
            // all of it at once, not the files first
            faults.addAll(filings.check(form.kind(), typed.members()));
        }
        response.setStatus(status);
        return show(caller, model, form, typed, new FormFindings(faults), changed);
    }

    private static int shown(ProblemException refused) {
        if (!SHOWN.contains(refused.status())) {
            throw refused;
        }
        return refused.status();
    }

    /** Keeps the files that came with the form and names them in it; what is wrong with one is a finding at its field. */
    private List<Finding> receive(Caller caller, FormLayout.Form form, HttpServletRequest request, Typed typed) {
        if (!(request instanceof MultipartHttpServletRequest parts)) {
            return List.of();
        }
        List<Finding> faults = new ArrayList<>();
        parts.getFileMap().forEach((field, file) -> {
            if (file.isEmpty()) {
                return;
            }
            try {
                if (field.equals("single") && !form.single().isEmpty()) {
                    typed.set(form.single(), Uploads.keep(attachments, caller, file).id());
                } else if (field.startsWith("file") && !form.attachmentTypes().isEmpty()) {
                    String type = String.valueOf(request.getParameter("type" + field.substring("file".length())));
                    typed.attach(type, Uploads.keep(attachments, caller, file).id());
                }
            } catch (ProblemException refused) {
                shown(refused);
                refused.findings().forEach(finding -> faults.add(finding.withPath(field.equals("single") ? "/" + form.single() : "/attachments")));
            }
        });
        return faults;
    }
}
