package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentJson;
import io.singlewindow.consignment.VisibleConsignments.Page;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.time.BusinessTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search over REST: by GET for numbers, by POST for persons too, whose identity number belongs in no address. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/search")
class SearchController {

    private static final int LIMIT = 50;

    private final Search search;
    private final SearchedPersons persons;
    private final ConsignmentJson json;
    private final ReadLog reads;
    private final OutsideScope outside;
    private final SearchedMessages messages;
    private final RejectedJson rejected;

    SearchController(Search search, SearchedPersons persons, ConsignmentJson json, ReadLog reads, OutsideScope outside, SearchedMessages messages,
            RejectedJson rejected) {
        this.search = search;
        this.persons = persons;
        this.json = json;
        this.reads = reads;
        this.outside = outside;
        this.messages = messages;
        this.rejected = rejected;
    }

    /**
     * What is posted: the parts of a search, and one that is never in an address.
     *
     * @param idNumber of a person
     */
    record Posted(
            @Nullable String q, @Nullable String idNumber, @Nullable String platform, @Nullable String direction, @Nullable String mode,
            @Nullable String state, @Nullable String authority, @Nullable String from, @Nullable String to, @Nullable String region,
            @Nullable String entityClass, @Nullable String country, @Nullable String chapter, @Nullable String treatment, @Nullable String differs,
            @Nullable String firmRegion, @Nullable String counted, @Nullable String after, @Nullable Integer limit) {}

    @GetMapping
    Map<String, @Nullable Object> byAddress(
            @AuthenticationPrincipal Caller caller, @ModelAttribute SearchQuery.Written written,
            @RequestParam(value = "after", required = false) @Nullable String after, @RequestParam(value = "limit", defaultValue = "" + LIMIT) int limit) {
        return answer(caller, SearchQuery.read(written), after, limit);
    }

    @PostMapping
    Map<String, @Nullable Object> posted(@AuthenticationPrincipal Caller caller, @RequestBody Posted posted) {
        String person = posted.idNumber() == null ? null : persons.key(posted.idNumber());
        SearchQuery query = SearchQuery.read(new SearchQuery.Written(posted.q(), person, posted.platform(), posted.direction(), posted.mode(),
                posted.state(), posted.authority(), posted.from(), posted.to(), posted.region(), posted.entityClass(), posted.country(),
                posted.chapter(), posted.treatment(), posted.differs(), posted.firmRegion(), posted.counted()));
        return answer(caller, query, posted.after(), Objects.requireNonNullElse(posted.limit(), LIMIT));
    }

    /**
     * What an official needs to see beyond his scope.
     *
     * @param basis legal basis, in words
     */
    record Beyond(@Nullable String q, @Nullable String basis) {}

    /** Opens for a day what lies outside the caller's scope; an entry of the log. */
    @PostMapping("/outside")
    Map<String, @Nullable Object> outside(@AuthenticationPrincipal Caller caller, @RequestBody Beyond beyond) {
        OutsideScope.Opened opened = outside.open(caller, beyond.q(), beyond.basis());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("consignments", opened.of(ReadLog.Thing.CONSIGNMENT));
        answer.put("filings", opened.of(ReadLog.Thing.FILING));
        answer.put("warnings", opened.of(ReadLog.Thing.WARNING));
        answer.put("firms", opened.of(ReadLog.Thing.CREDIT));
        answer.put("submissions", opened.of(ReadLog.Thing.SUBMISSION));
        answer.put("until", BusinessTime.iso(opened.until()));
        return answer;
    }

    private Map<String, @Nullable Object> answer(Caller caller, SearchQuery query, @Nullable String after, int limit) {
        Page page = search.page(caller, query, after, limit);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.CONSIGNMENT, page.items().stream().map(Consignment::id).toList(), "");
        answer.put("items", json.of(page.items(), caller));
        answer.put("next", page.next());
        List<StoredSubmission> found = after == null ? messages.find(caller, query) : List.of();
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.SUBMISSION, found.stream().map(StoredSubmission::id).toList(), "");
        answer.put("rejected", found.stream().map(one -> rejected.of(one, caller)).toList());
        return answer;
    }
}
