package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Scope;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Messages that were rejected, in whole or in part, as far as a caller may know of them: an official those of his scope's companies, a
 * company its own. They belong to no consignment, so a search shows them beside those.
 */
@Component
@Profile("!simulator")
public class SearchedMessages {

    /** Shown of a search, and of a consignment, the newest first. */
    public static final int SHOWN_MAX = 50;
    /** A number that more have, as one that somebody sends again and again, is found by its newest. */
    private static final int LOOKED_AT_MAX = 200;
    private static final String NEWEST = " ORDER BY 1 DESC FETCH FIRST " + LOOKED_AT_MAX + " ROWS ONLY";
    private static final String REJECTED = " AND status <> 'ACCEPTED'";
    private static final List<String> BY_NUMBER = List.of(
            "SELECT submission_id FROM rejected_number WHERE number = :q",
            "SELECT id FROM submission WHERE id = :q" + REJECTED,
            "SELECT id FROM submission WHERE guid = :q" + REJECTED,
            "SELECT id FROM submission WHERE content_digest = :digest" + REJECTED,
            "SELECT id FROM submission WHERE sha256 = :digest" + REJECTED);
    private static final String BY_PERSON = "SELECT submission_id FROM rejected_person WHERE person = :person";
    /** By the order's number on its platform, and by what the consignment's own documents are called by those who sent them. */
    private static final String OF_ORDER = "SELECT submission_id FROM rejected_number WHERE number = :order AND platform IN (:platform, '')";
    private static final String OF_DOCUMENT = "SELECT n.submission_id FROM rejected_number n JOIN submission s ON s.id = n.submission_id"
            + " WHERE n.number IN (:numbers) AND s.sender IN (:senders)";

    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final ConsignmentStore consignments;
    private final ScopeGrants grants;
    private final VisibleConsignments visible;

    SearchedMessages(JdbcClient jdbc, Submissions submissions, ConsignmentStore consignments, ScopeGrants grants, VisibleConsignments visible) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.consignments = consignments;
        this.grants = grants;
        this.visible = visible;
    }

    /**
     * What a search finds of them; nothing where it asks for what only consignments have.
     *
     * @return the newest first, {@value #SHOWN_MAX} at most
     */
    public List<StoredSubmission> find(Caller caller, SearchQuery query) {
        if (query.q() == null && query.person() == null || query.asksForConsignments()) {
            return List.of();
        }
        Set<String> ids = query.q() == null ? ofPerson(query.person()) : named(query.q());
        if (query.q() != null && query.person() != null) {
            ids.retainAll(ofPerson(query.person()));
        }
        return read(ids).stream().filter(one -> sees(caller, one)).filter(one -> fits(one, query)).limit(SHOWN_MAX).toList();
    }

    private static boolean fits(StoredSubmission one, SearchQuery query) {
        LocalDate day = LocalDate.ofInstant(one.receivedAt(), BusinessTime.ZONE);
        String region = one.sender() == null ? null : Scope.regionOf(one.sender());
        return (query.from() == null || !day.isBefore(query.from())) && (query.to() == null || !day.isAfter(query.to()))
                && (query.direction() == null || type(one).filter(type -> type.direction() == query.direction()).isPresent())
                && (query.region() == null || region != null && region.startsWith(query.region()));
    }

    /** Ids of those that have a number of any kind, whoever may see them. */
    Set<String> named(String number) {
        Set<String> ids = new LinkedHashSet<>();
        BY_NUMBER.forEach(query -> {
            var statement = jdbc.sql(query + NEWEST);
            ids.addAll((query.contains(":digest") ? statement.param("digest", number.toLowerCase(Locale.ROOT)) : statement.param("q", number))
                    .query(String.class).list());
        });
        return ids;
    }

    private Set<String> ofPerson(@Nullable String person) {
        return new LinkedHashSet<>(jdbc.sql(BY_PERSON + NEWEST).param("person", person).query(String.class).list());
    }

    /**
     * Those of a consignment that the caller may know of: rejected at first, and sent again or given up. Who sees all of a consignment sees
     * those of all its parties.
     *
     * @return in the order of their arrival, {@value #SHOWN_MAX} at most
     */
    public List<StoredSubmission> of(Caller caller, Consignment consignment) {
        Set<String> ids = new LinkedHashSet<>();
        // without a platform nobody knows whose order a number is
        if (!consignment.ebpCode().isEmpty()) {
            ids.addAll(jdbc.sql(OF_ORDER + NEWEST).param("order", consignment.orderNo()).param("platform", consignment.ebpCode()).query(String.class).list());
        }
        List<DocumentRow> documents = consignments.everOf(consignment, SHOWN_MAX);
        Set<String> parties = documents.stream().map(DocumentRow::sender).collect(Collectors.toSet());
        if (!documents.isEmpty()) {
            Set<String> numbers = documents.stream().map(DocumentRow::number).collect(Collectors.toSet());
            ids.addAll(jdbc.sql(OF_DOCUMENT + NEWEST).param("numbers", numbers).param("senders", parties).query(String.class).list());
        }
        boolean whole = VisibleConsignments.seesWhole(caller);
        return read(ids).stream()
                .filter(one -> type(one).filter(type -> type.direction() == consignment.direction()).isPresent())
                .filter(one -> sees(caller, one) || whole && one.sender() != null && parties.contains(one.sender()))
                .limit(SHOWN_MAX).sorted(Comparator.comparing(StoredSubmission::entry)).toList();
    }

    /**
     * The message of this id, accepted or not.
     *
     * @param of a consignment that the caller sees, and that shows it; null for none
     * @throws ProblemException 404 when there is none that the caller may know of
     */
    public StoredSubmission require(Caller caller, String id, @Nullable Consignment of) {
        // a message of a consignment that is his to see too, as the machine door has it
        Optional<StoredSubmission> found = submissions.find(id).filter(one -> sees(caller, one) || visible.seesWithin(caller, id));
        if (found.isEmpty() && of != null) {
            found = of(caller, of).stream().filter(one -> one.id().equals(id)).findFirst();
        }
        return found.orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, id, "-"));
    }

    /** The newest first: ids rise with time. */
    private List<StoredSubmission> read(Set<String> ids) {
        return ids.stream().sorted(Comparator.reverseOrder()).limit(LOOKED_AT_MAX).map(submissions::find).flatMap(Optional::stream).toList();
    }

    boolean sees(Caller caller, StoredSubmission one) {
        return caller.id().equals(one.principal()) || caller.seesCompany(one.sender()) || grants.holds(caller, one.id());
    }

    /** What it was sent as; empty where that could not be read. */
    public static Optional<MessageType> type(StoredSubmission one) {
        return Arrays.stream(MessageType.values()).filter(type -> type.name().equals(one.messageType())).findFirst();
    }
}
