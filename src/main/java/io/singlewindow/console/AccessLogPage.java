package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadLog.Read;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentHistory;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.search.Search;
import io.singlewindow.search.SearchQuery;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The access log both ways: who saw this consignment, and what did this person see. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/access")
class AccessLogPage {

    private static final int PAGE = 100;
    private static final int OFFSET_MAX = 100_000;
    private static final int EXPORTED_MAX = 10_000;

    private final ReadLog reads;
    private final Search search;
    private final ConsignmentStore store;
    private final ConsignmentHistory history;

    AccessLogPage(ReadLog reads, Search search, ConsignmentStore store, ConsignmentHistory history) {
        this.reads = reads;
        this.search = search;
        this.store = store;
        this.history = history;
    }

    /**
     * A read as it is shown.
     *
     * @param orderNo of the consignment that was seen; null where it is none
     */
    record Row(Read read, @Nullable String orderNo) {}

    @GetMapping
    String page(@AuthenticationPrincipal Caller caller, @RequestParam(value = "consignment", defaultValue = "") String consignment,
            @RequestParam(value = "login", defaultValue = "") String login, @RequestParam(value = "after", defaultValue = "0") int after, Model model) {
        if (after < 0 || after > OFFSET_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "after=" + after, "0 … " + OFFSET_MAX);
        }
        List<Read> found = reads.list(question(caller, consignment.strip(), login.strip()), after, PAGE + 1);
        model.addAttribute("consignment", consignment.strip());
        model.addAttribute("login", login.strip());
        model.addAttribute("everybody", caller.seesAll());
        model.addAttribute("rows", found.stream().limit(PAGE).map(this::row).toList());
        model.addAttribute("first", after > 0);
        model.addAttribute("next", found.size() > PAGE ? after + PAGE : null);
        return "console/access";
    }

    @GetMapping("/log.csv")
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal Caller caller, @RequestParam(value = "consignment", defaultValue = "") String consignment,
            @RequestParam(value = "login", defaultValue = "") String login) {
        StringBuilder csv = new StringBuilder("\uFEFFtime,login,role,kind,subject,orderNo,reason\r\n");
        reads.list(question(caller, consignment.strip(), login.strip()), 0, EXPORTED_MAX).stream().map(this::row).forEach(row -> csv
                .append(BusinessTime.iso(row.read().at())).append(',').append(cell(row.read().login())).append(',').append(row.read().role()).append(',')
                .append(row.read().kind()).append(',').append(cell(row.read().subject())).append(',').append(cell(row.orderNo() == null ? "" : row.orderNo()))
                .append(',').append(cell(row.read().reason())).append("\r\n"));
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"access-log.csv\"").body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A spreadsheet takes what begins like a formula for one, so it is not let begin so. */
    private static String cell(String text) {
        String plain = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }

    /** Who does not see the whole province asks about himself, and about consignments of his scope. */
    private ReadLog.Question question(Caller caller, String consignment, String login) {
        Set<String> subjects = null;
        if (!consignment.isEmpty()) {
            Consignment found = named(caller, consignment);
            subjects = new LinkedHashSet<>(List.of(found.id()));
            for (ConsignmentHistory.Arrived one : history.arrived(found)) {
                subjects.add(one.document().submissionId());
            }
        } else if (!caller.seesAll() && !login.isEmpty() && !login.equals(caller.id())) {
            throw new ProblemException(403, Finding.of(ErrorCode.SYS_004, login, null));
        }
        String person = login.isEmpty() ? subjects == null && !caller.seesAll() ? caller.id() : null : login;
        return new ReadLog.Question(person, subjects);
    }

    /** By its id, or by a number that belongs to it alone. */
    private Consignment named(Caller caller, String number) {
        SearchQuery query = SearchQuery.read(new SearchQuery.Written(number, null, null, null, null, null, null, null, null, null));
        List<Consignment> found = search.page(caller, query, null, 2).items();
        if (found.size() != 1) {
            throw ProblemException.of(404, ErrorCode.SYS_002, number, "-");
        }
        return found.get(0);
    }

    private Row row(Read read) {
        return new Row(read, store.find(read.subject()).map(Consignment::orderNo).orElse(null));
    }
}
