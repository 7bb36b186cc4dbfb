package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.job.Progress;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.search.Search;
import io.singlewindow.search.SearchQuery;
import io.singlewindow.search.SearchedMessages;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.EntryLog;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds what belongs to a consignment, a query or a day, as far as the caller may know of it. */
@Component
@Profile("!simulator")
class Subjects {

    private final VisibleConsignments visible;
    private final ConsignmentStore consignments;
    private final EvidenceStore store;
    private final References references;
    private final Submissions submissions;
    private final ScopeGrants grants;
    private final Search search;
    private final SearchedMessages messages;
    private final EntryLog log;
    private final LegibleEntries legible;
    private final EvidenceSettings settings;

    Subjects(VisibleConsignments visible, ConsignmentStore consignments, EvidenceStore store, References references, Submissions submissions,
            ScopeGrants grants, Search search, SearchedMessages messages, EntryLog log, LegibleEntries legible, EvidenceSettings settings) {
        this.visible = visible;
        this.store = store;
        this.consignments = consignments;
        this.references = references;
        this.submissions = submissions;
        this.grants = grants;
        this.search = search;
        this.messages = messages;
        this.log = log;
        this.legible = legible;
        this.settings = settings;
    }

    /**
     * A consignment with its documents and those that follow it.
     *
     * @throws ProblemException 404 when it is not there, or not the caller's to know of
     */
    Subject consignment(Caller caller, String id, long size, Progress progress) {
        return of(caller, "consignment", id, List.of(visible.require(caller, id)), List.of(), size, progress);
    }

    /**
     * What a query finds.
     *
     * @throws ProblemException 404 when it finds nothing that the caller may know of, 422 when it finds too much
     */
    Subject query(Caller caller, EvidenceQuery query, long size, Progress progress) {
        List<Consignment> found = new ArrayList<>();
        if (query.orderNo() != null || query.logisticsNo() != null) {
            found.addAll(consignments.search(query.orderNo(), query.logisticsNo(), settings.consignmentsMax() + 1).stream()
                    .filter(one -> visible.find(caller, one.id()).isPresent())
                    .filter(one -> query.orderNo() != null || mayFindByWaybill(caller, one, String.valueOf(query.logisticsNo()))).toList());
        }
        List<StoredSubmission> posted = new ArrayList<>();
        if (query.guid() != null) {
            posted.addAll(submissions.byGuid(query.guid()));
        }
        if (query.digest() != null) {
            posted.addAll(submissions.byDigest(query.digest()));
        }
        posted.removeIf(one -> !caller.seesCompany(one.sender()) && !grants.holds(caller, one.id()));
        requireBounded("consignments", found.size(), settings.consignmentsMax());
        if (found.isEmpty() && posted.isEmpty()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, query.line(), "-");
        }
        return of(caller, "query", query.line(), found, posted.stream().map(StoredSubmission::id).toList(), size, progress);
    }

    /**
     * What a search of the page finds: consignments, and rejected messages beside them.
     *
     * @param line the search as a line, for people
     * @throws ProblemException 404 when it finds nothing that the caller may know of, 422 when it finds too much
     */
    Subject search(Caller caller, SearchQuery query, String line, long size, Progress progress) {
        List<Consignment> found = new ArrayList<>();
        String after = null;
        do {
            progress.done(0);
            VisibleConsignments.Page page = search.page(caller, query, after, VisibleConsignments.PAGE_MAX);
            found.addAll(page.items());
            after = page.next();
        } while (after != null && found.size() <= settings.consignmentsMax());
        // so many and no more are ever shown: there may be others
        List<String> posted = messages.find(caller, query).stream().map(StoredSubmission::id).toList();
        requireBounded("consignments", found.size(), settings.consignmentsMax());
        requireBounded("messages", posted.size(), SearchedMessages.SHOWN_MAX - 1L);
        if (found.isEmpty() && posted.isEmpty()) {
            throw ProblemException.of(404, ErrorCode.SYS_002, line, "-");
        }
        return of(caller, "query", line, found, posted, size, progress);
    }

    /** A company by the number of a document that it sent itself: that another's waybill belongs to its consignment is not its to learn. */
    private boolean mayFindByWaybill(Caller caller, Consignment consignment, String logisticsNo) {
        return VisibleConsignments.ownSender(caller) == null || consignments.ofConsignment(consignment.id()).stream()
                .anyMatch(one -> one.logisticsNo().equals(logisticsNo) && VisibleConsignments.shows(caller, one));
    }

    /** Every entry of a day at +08:00, and its neighbours. */
    Subject day(LocalDate day, long size, Progress progress) {
        long from = log.firstSince(day.atStartOfDay(BusinessTime.ZONE).toInstant(), size);
        long to = log.firstSince(day.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant(), size);
        requireBounded("entries", to - from, settings.entriesMax());
        Subject.DayRange range = new Subject.DayRange(day.toString(), from < to ? from : null, from < to ? to - 1 : null,
                from > 0 ? from - 1 : null, to < size ? to : null);
        SortedSet<Long> numbers = new TreeSet<>();
        Set<String> posted = new LinkedHashSet<>();
        for (EntryLog.Entry entry : log.entries(from, to)) {
            progress.done(0);
            numbers.add(entry.number());
            if (entry.type().startsWith("submission.") && isSubmissions(entry)) {
                posted.add(entry.ref());
            }
        }
        addIfThere(numbers, range.before());
        addIfThere(numbers, range.after());
        return new Subject("day", day.toString(), numbers, List.copyOf(posted), List.copyOf(posted), List.of(), range);
    }

    private static void addIfThere(SortedSet<Long> numbers, @Nullable Long number) {
        if (number != null) {
            numbers.add(number);
        }
    }

    /** True for the entry of a submission itself; events about one have a content of their own. */
    private boolean isSubmissions(EntryLog.Entry entry) {
        return submissions.find(entry.ref()).filter(one -> one.entry() == entry.number()).isPresent();
    }

    private Subject of(Caller caller, String kind, String value, List<Consignment> found, List<String> alone, long size, Progress progress) {
        Set<String> posted = new LinkedHashSet<>(alone);
        Set<String> loose = new LinkedHashSet<>(alone);
        Set<String> refs = new LinkedHashSet<>(alone);
        Set<String> documentIds = new LinkedHashSet<>();
        for (Consignment consignment : found) {
            progress.done(0);
            refs.add(consignment.id());
            for (DocumentRow document : documents(consignment).stream().filter(one -> VisibleConsignments.shows(caller, one)).toList()) {
                posted.add(document.submissionId());
                loose.remove(document.submissionId());
                refs.add(document.submissionId());
                refs.add(document.id());
                documentIds.add(document.id());
            }
        }
        if (VisibleConsignments.seesWhole(caller)) {
            // the authorities' receipts in the package are bound to the log by these
            refs.addAll(store.receiptsOf(documentIds));
        }
        SortedSet<Long> numbers = new TreeSet<>();
        for (String ref : refs) {
            progress.done(0);
            // one more than is given: what there is too much of is refused, and not cut
            List<EntryLog.Entry> about = log.about(ref, size, settings.entriesMax() + 1);
            requireBounded("entries", about.size(), settings.entriesMax());
            // what others were told, and what nobody was, is not a company's
            numbers.addAll(VisibleConsignments.seesWhole(caller) ? about.stream().map(EntryLog.Entry::number).toList() : legible.of(caller, about));
            requireBounded("entries", numbers.size(), settings.entriesMax());
        }
        // what came after the head was read belongs to the next package
        posted.removeIf(id -> submissions.find(id).filter(one -> numbers.contains(one.entry())).isEmpty());
        loose.retainAll(posted);
        return new Subject(kind, value, numbers, List.copyOf(posted), List.copyOf(loose), found.stream().map(Consignment::id).toList(), null);
    }

    private List<DocumentRow> documents(Consignment consignment) {
        List<DocumentRow> documents = new ArrayList<>(consignments.ofConsignment(consignment.id()));
        List.copyOf(documents).stream().filter(one -> one.kind() == DocumentKind.LIST).forEach(list -> documents.addAll(references.relatedTo(list)));
        return documents;
    }

    private static void requireBounded(String what, long found, long max) {
        if (found > max) {
            throw ProblemException.of(422, ErrorCode.SYS_042, found + " " + what, max + " " + what);
        }
    }

    /** A day as it is written. */
    static LocalDate day(String text, Instant now) {
        try {
            LocalDate day = BusinessTime.day(text);
            if (!day.isAfter(LocalDate.ofInstant(now, BusinessTime.ZONE))) {
                return day;
            }
        } catch (java.time.DateTimeException wrong) {
            // said below
        }
        throw ProblemException.of(400, ErrorCode.SYS_007, "day=" + text, "yyyy-MM-dd, not in the future");
    }
}
