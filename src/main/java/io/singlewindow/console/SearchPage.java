package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Reason;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.VisibleConsignments.Page;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.evidence.EvidenceOrders;
import io.singlewindow.evidence.EvidenceWanted;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.search.OutsideScope;
import io.singlewindow.search.SearchedMessages;
import io.singlewindow.search.SearchedPersons;
import io.singlewindow.search.SavedSearches;
import io.singlewindow.search.Search;
import io.singlewindow.search.SearchQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One box for every number, and what narrows the search; all of it stands in the address, so that it can be kept and passed on. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/search")
class SearchPage {

    private static final String PATH = "/console/search";
    private static final int PAGE = 50;

    /** What each authority may do. */
    private static final Map<String, List<String>> TREATMENTS = new LinkedHashMap<>();

    static {
        List.of(Table.CUSTOMS, Table.INSPECTION, Table.FOREX, Table.TAX_REFUND)
                .forEach(table -> TREATMENTS.put(table.word(), table.outcomes().stream().sorted().toList()));
    }

    private final Search search;
    private final SearchedPersons persons;
    private final SavedSearches saved;
    private final EntityDirectory entities;
    private final ReadLog reads;
    private final OutsideScope outside;
    private final SearchedMessages messages;
    private final RejectedRows rejected;
    private final EvidenceOrders evidence;

    SearchPage(Search search, SearchedPersons persons, SavedSearches saved, EntityDirectory entities, ReadLog reads, OutsideScope outside,
            SearchedMessages messages, RejectedRows rejected, EvidenceOrders evidence) {
        this.search = search;
        this.persons = persons;
        this.saved = saved;
        this.entities = entities;
        this.reads = reads;
        this.outside = outside;
        this.messages = messages;
        this.rejected = rejected;
        this.evidence = evidence;
    }

    /**
     * A consignment in the list.
     *
     * @param platform its name where it is filed, else its code
     */
    record Row(Consignment consignment, String platform) {}

    @GetMapping
    String page(@AuthenticationPrincipal Caller caller, @ModelAttribute SearchQuery.Written written,
            @RequestParam(value = "after", required = false) @Nullable String after, Model model, HttpServletResponse response) {
        Map<String, String> parts = written.parts();
        Page found = new Page(List.of(), null);
        List<StoredSubmission> refusedOnes = List.of();
        FormFaults faults = FormFaults.NONE;
        try {
            SearchQuery query = SearchQuery.read(written);
            found = search.page(caller, query, after, PAGE);
            refusedOnes = after == null ? messages.find(caller, query) : List.of();
            reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.SUBMISSION, refusedOnes.stream().map(StoredSubmission::id).toList(), "");
            reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.CONSIGNMENT, found.items().stream().map(Consignment::id).toList(), "");
        } catch (ProblemException refused) {
            faults = FormFaults.of(refused, List.of(400));
            response.setStatus(refused.status());
        }
        model.addAttribute("written", written);
        model.addAttribute("faults", faults);
        model.addAttribute("rows", found.items().stream().map(this::row).toList());
        model.addAttribute("rejected", rejected.of(refusedOnes, caller));
        model.addAttribute("narrowed", parts.keySet().stream().anyMatch(part -> !part.equals("q")));
        model.addAttribute("query", address("", parts, null).replaceFirst("^[?]", ""));
        model.addAttribute("next", found.next() == null ? null : address(PATH, parts, found.next()));
        model.addAttribute("first", after == null ? null : address(PATH, parts, null));
        model.addAttribute("saved", saved.of(caller));
        model.addAttribute("mayReadOutside", caller.role().isScoped() && caller.scope() != null && !caller.seesAll());
        boolean any = !found.items().isEmpty() || !refusedOnes.isEmpty();
        model.addAttribute("evidence", any && !parts.isEmpty() && (caller.role() == CallerRole.REGULATOR || caller.role() == CallerRole.CLIENT));
        model.addAttribute("parts", parts);
        model.addAttribute("states", ConsignmentState.values());
        model.addAttribute("directions", Direction.values());
        model.addAttribute("treatments", TREATMENTS);
        model.addAttribute("authorities", SearchQuery.AUTHORITIES);
        return "console/search";
    }

    /** The evidence of what the search finds, made as a job. */
    @PostMapping("/evidence")
    String evidence(@AuthenticationPrincipal Caller caller, @ModelAttribute SearchQuery.Written written, @RequestParam("reason") String reason,
            @RequestParam(value = "since", defaultValue = "") String since) {
        return JobsPage.begun(evidence.order(caller, EvidenceWanted.ofSearch(written, Reason.require(reason), since)));
    }

    /** The address that follows holds the person's key, not the number. */
    @PostMapping("/person")
    String person(@RequestParam("idNumber") String idNumber) {
        return "redirect:" + PATH + "?person=" + persons.key(idNumber);
    }

    /** What lies outside the reader's scope, by its exact number and on a legal basis; the search shows consignments, other things have a page. */
    @PostMapping("/outside")
    String outside(@AuthenticationPrincipal Caller caller, @RequestParam("q") String number, @RequestParam("basis") String basis) {
        OutsideScope.Opened opened = outside.open(caller, number, basis);
        return "redirect:" + (opened.of(ReadLog.Thing.CONSIGNMENT).isEmpty() ? opened.pages().get(0) : address(PATH, Map.of("q", number.strip()), null));
    }

    @PostMapping("/saved")
    String keep(@AuthenticationPrincipal Caller caller, @RequestParam("name") String name, @RequestParam("query") String query) {
        saved.keep(caller, name, query.replaceAll("[\\r\\n]", ""));
        return "redirect:" + PATH + "?" + query.replaceAll("[\\r\\n]", "");
    }

    @PostMapping("/saved/forget")
    String forget(@AuthenticationPrincipal Caller caller, @RequestParam("name") String name) {
        saved.forget(caller, name);
        return "redirect:" + PATH;
    }

    private Row row(Consignment consignment) {
        String platform = entities.byCode(consignment.ebpCode()).map(Entity::name).orElse(consignment.ebpCode());
        return new Row(consignment, platform);
    }

    private static String address(String path, Map<String, String> parts, @Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parts.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        Map<String, Object> values = new LinkedHashMap<>(parts);
        if (after != null) {
            address.queryParam("after", "{after}");
            values.put("after", after);
        }
        return address.encode(StandardCharsets.UTF_8).buildAndExpand(values).toUriString();
    }
}
