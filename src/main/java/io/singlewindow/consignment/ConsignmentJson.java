package io.singlewindow.consignment;

import io.singlewindow.access.Caller;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A consignment with everything that belongs to it, as JSON. */
@Component
@Profile("!simulator")
public class ConsignmentJson {

    private final ConsignmentStore store;
    private final AuthorityAnswers answers;
    private final Onward onward;
    private final DispatchViews dispatches;
    private final Timelines timelines;
    private final KeptComparisons comparisons;
    private final References references;
    private final DecisionViews decisions;
    private final List<ConsignmentSection> sections;

    ConsignmentJson(
            ConsignmentStore store, AuthorityAnswers answers, Onward onward, DispatchViews dispatches, Timelines timelines, KeptComparisons comparisons,
            References references, DecisionViews decisions, List<ConsignmentSection> sections) {
        this.store = store;
        this.answers = answers;
        this.onward = onward;
        this.dispatches = dispatches;
        this.timelines = timelines;
        this.comparisons = comparisons;
        this.references = references;
        this.decisions = decisions;
        this.sections = sections;
    }

    /** The same of one. */
    public Map<String, @Nullable Object> of(Consignment consignment, Caller caller) {
        return of(List.of(consignment), caller).get(0);
    }

    /**
     * As far as this caller, who may know of them, sees them: an official all of each, persons' data masked; a company what it sent
     * itself and how the consignment stands, and who has sent the list what was decided of it too.
     *
     * @return in their order
     */
    public List<Map<String, @Nullable Object>> of(List<Consignment> consignments, Caller caller) {
        ConsignmentGroup group = group(consignments);
        boolean whole = VisibleConsignments.seesWhole(caller);
        List<Seen> all = consignments.stream().map(one -> seen(group, one, caller)).toList();
        List<Consignment> declared = all.stream().filter(Seen::declared).map(Seen::consignment).toList();
        List<String> documents = all.stream().flatMap(one -> one.shown().stream()).map(DocumentRow::id).toList();
        Map<String, Map<String, String>> numbers = references.numbersOf(documents);
        Map<String, List<AuthorityAnswers.Answer>> given = answers.of(documents);
        Map<String, Map<String, @Nullable Object>> decided = decisions.of(declared);
        DispatchViews.Sent sent = dispatches.of(all.stream().flatMap(one -> one.shown().stream()).map(DocumentRow::submissionId).toList(),
                declared.stream().map(Consignment::id).toList());
        Map<String, List<Wait>> waits = onward.waits(consignments);
        Map<String, Map<String, Object>> more = new LinkedHashMap<>();
        sections.forEach(section -> more.put(section.name(), section.of(group.only(declared))));
        Timelines.Told told = timelines.of(all, whole ? null : caller.uscc());
        return all.stream().map(one -> {
            Map<String, @Nullable Object> view = head(one.consignment());
            view.put("documents", documents(one.documents(), numbers, given));
            view.put("related", documents(one.related(), numbers, given));
            view.put("match", match(one.consignment(), caller, one.documents()));
            view.put("decision", decided.get(one.id()));
            view.put("dispatches", sent.of(one));
            view.put("waits", one.declared() ? waits.getOrDefault(one.id(), List.of()).stream().map(ConsignmentJson::wait).toList() : List.of());
            if (one.declared()) {
                more.forEach((name, section) -> view.put(name, section.get(one.id())));
            }
            view.put("timeline", told.of(one));
            return view;
        }).toList();
    }

    /**
     * What a caller sees of a consignment.
     *
     * @param documents its own
     * @param related what names its list
     * @param declared he may know what was decided of its list
     */
    record Seen(Consignment consignment, List<DocumentRow> documents, List<DocumentRow> related, boolean declared) {

        String id() {
            return consignment.id();
        }

        List<DocumentRow> shown() {
            return Stream.concat(documents.stream(), related.stream()).toList();
        }
    }

    private ConsignmentGroup group(List<Consignment> consignments) {
        Map<String, List<DocumentRow>> documents = store.ofConsignments(consignments.stream().map(Consignment::id).toList());
        return new ConsignmentGroup(consignments, documents, references.relatedTo(
                documents.values().stream().flatMap(List::stream).filter(one -> one.kind() == DocumentKind.LIST).toList()));
    }

    private static Seen seen(ConsignmentGroup group, Consignment consignment, Caller caller) {
        List<DocumentRow> documents = group.documents(consignment).stream().filter(one -> VisibleConsignments.shows(caller, one)).toList();
        List<DocumentRow> related = group.related(consignment).stream().filter(one -> VisibleConsignments.shows(caller, one)).toList();
        boolean declared = VisibleConsignments.seesWhole(caller) || documents.stream().anyMatch(one -> one.kind() == DocumentKind.LIST);
        return new Seen(consignment, documents, related, declared);
    }

    private static Map<String, @Nullable Object> head(Consignment consignment) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("consignmentId", consignment.id());
        view.put("direction", consignment.direction().name());
        view.put("state", consignment.state().name());
        view.put("orderNo", consignment.orderNo());
        view.put("ebpCode", consignment.ebpCode());
        view.put("ebcCode", consignment.ebcCode());
        view.put("tradeMode", consignment.tradeMode());
        view.put("waitingUntil", consignment.waitingUntilMillis() == null ? null
                : BusinessTime.iso(Instant.ofEpochMilli(consignment.waitingUntilMillis())));
        return view;
    }

    private @Nullable JsonNode match(Consignment consignment, Caller caller, List<DocumentRow> documents) {
        JsonNode match = comparisons.of(consignment);
        if (match == null) {
            return null;
        }
        if (VisibleConsignments.seesWhole(caller)) {
            return caller.role().isCompany() ? match : MatchMask.masked(match);
        }
        return MatchMask.of(match, documents.stream().map(one -> one.kind().name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    private static List<Map<String, @Nullable Object>> documents(
            List<DocumentRow> documents, Map<String, Map<String, String>> numbers, Map<String, List<AuthorityAnswers.Answer>> given) {
        return documents.stream().map(one -> document(one, numbers.getOrDefault(one.id(), Map.of()), given.getOrDefault(one.id(), List.of()))).toList();
    }

    private static Map<String, @Nullable Object> document(DocumentRow document, Map<String, String> numbers, List<AuthorityAnswers.Answer> given) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("documentId", document.id());
        view.put("submissionId", document.submissionId());
        view.put("messageType", document.messageType());
        view.put("kind", document.kind().name());
        view.put("number", document.number());
        view.put("customsNumbers", numbers);
        view.put("receipts", given.stream().map(answer -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("authority", answer.authority());
            one.put("type", answer.receiptType());
            one.put("returnStatus", answer.code());
            one.put("returnTime", answer.returnTime());
            one.put("returnInfo", answer.info());
            return one;
        }).toList());
        return view;
    }

    private static Map<String, Object> wait(Wait wait) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("authority", wait.authority());
        view.put("for", wait.en());
        view.put("zh", wait.zh());
        return view;
    }
}
