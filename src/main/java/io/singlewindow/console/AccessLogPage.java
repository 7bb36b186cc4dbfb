package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadSubjects;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.search.AccessLog;
import io.singlewindow.search.AccessLog.Asked;
import io.singlewindow.search.AccessLog.Row;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The access log both ways: who saw this, and what did this person see. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/access")
class AccessLogPage {

    private static final int PAGE = 100;
    private static final int EXPORTED_MAX = 10_000;

    private final AccessLog log;
    private final ReadLog reads;

    AccessLogPage(AccessLog log, ReadLog reads) {
        this.log = log;
        this.reads = reads;
    }

    /**
     * What the address asks.
     *
     * @param consignment older name of the subject, in addresses that people keep
     * @param login older name of the reader
     */
    record Written(@Nullable String subject, @Nullable String reader, @Nullable String from, @Nullable String to, @Nullable String consignment,
            @Nullable String login) {

        private Asked asked() {
            return new Asked(subject == null ? consignment : subject, reader == null ? login : reader, from, to);
        }
    }

    @GetMapping
    String page(@AuthenticationPrincipal Caller caller, @ModelAttribute Written written, @RequestParam(value = "after", defaultValue = "") String after,
            Model model, HttpServletResponse response) {
        Asked asked = written.asked();
        AccessLog.Page found = new AccessLog.Page(List.of(), null);
        FormFaults faults = FormFaults.NONE;
        try {
            found = log.page(caller, asked, after, PAGE);
        } catch (ProblemException refused) {
            faults = FormFaults.of(refused, List.of(400, 404));
            response.setStatus(refused.status());
        }
        model.addAttribute("asked", asked);
        model.addAttribute("everybody", AccessLog.seesEverybody(caller));
        model.addAttribute("faults", faults);
        model.addAttribute("rows", found.rows());
        model.addAttribute("first", !after.isEmpty());
        model.addAttribute("next", found.next());
        return "console/access";
    }

    @GetMapping("/log.csv")
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal Caller caller, @ModelAttribute Written written) {
        Asked asked = written.asked();
        StringBuilder csv = new StringBuilder("\uFEFFtime,login,role,kind,subject,name,reason,thing\r\n");
        String after = "";
        int rows = 0;
        for (int lines = 0; after != null && lines < EXPORTED_MAX; lines += AccessLog.PAGE_MAX) {
            AccessLog.Page page = log.page(caller, asked, after, AccessLog.PAGE_MAX);
            page.rows().forEach(row -> csv.append(line(row)).append("\r\n"));
            rows += page.rows().size();
            after = page.next();
        }
        reads.exported(caller, ReadLog.Thing.LOG, "access log", asked.address(), rows);
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"access-log.csv\"").body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Row row) {
        ReadSubjects.Shown shown = row.shown();
        return String.join(",", BusinessTime.iso(row.read().at()), cell(row.read().login()), row.read().role(), row.read().kind().name(),
                cell(row.read().subject()), cell(shown == null ? "" : shown.name()), cell(row.read().reason()), row.read().thing().name());
    }

    /** A spreadsheet takes what begins like a formula for one, so it is not let begin so. */
    private static String cell(@Nullable String text) {
        String plain = text == null ? "" : text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
