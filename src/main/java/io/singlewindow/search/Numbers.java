package io.singlewindow.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Consignments by a number or by a person, through the documents that it belongs to. */
@Component
@Profile("!simulator")
class Numbers {

    /** A number that more documents have, and a person with more, is found by its newest. */
    static final int DOCUMENTS_MAX = 1_000;
    /** Each by an index; together every number that the window knows a document by. */
    private static final List<String> BY_NUMBER = List.of(
            "SELECT id FROM document WHERE number = :q",
            "SELECT id FROM document WHERE order_no = :q",
            "SELECT id FROM document WHERE logistics_no = :q",
            "SELECT id FROM document WHERE submission_id = :q",
            "SELECT id FROM document WHERE id = :q",
            "SELECT document_id FROM given_number WHERE number = :q",
            "SELECT document_id FROM tax_bill WHERE tax_no = :q",
            "SELECT l.document_id FROM summary_result s JOIN summary_result_line l ON l.decl_seq_no = s.decl_seq_no WHERE s.entry_id = :q",
            "SELECT l.document_id FROM summary_result s JOIN summary_result_line l ON l.decl_seq_no = s.decl_seq_no WHERE s.sum_no = :q",
            "SELECT d.id FROM submission s JOIN document d ON d.submission_id = s.id WHERE s.guid = :q",
            "SELECT d.id FROM submission s JOIN document d ON d.submission_id = s.id WHERE s.content_digest = :digest",
            "SELECT d.id FROM submission s JOIN document d ON d.submission_id = s.id WHERE s.sha256 = :digest");
    private static final String BY_PERSON = "SELECT document_id FROM document_person WHERE person = :person";
    /** A document's own consignment, or that of the list or parcel that it names. */
    private static final List<String> CONSIGNMENTS = List.of(
            "SELECT d.consignment_id FROM document d WHERE d.id IN (:ids) AND d.consignment_id IS NOT NULL",
            "SELECT l.consignment_id FROM document d JOIN document_reference r ON r.document_id = d.id AND r.kind = 'LIST'"
                    + " JOIN given_number g ON g.kind = 'invtNo' AND g.number = r.number JOIN document l ON l.id = g.document_id"
                    + " WHERE d.id IN (:ids) AND l.consignment_id IS NOT NULL",
            "SELECT l.consignment_id FROM document d JOIN document_reference r ON r.document_id = d.id AND r.kind = 'WAYBILL'"
                    + " JOIN document l ON l.logistics_no = r.number AND l.logistics_code = r.code AND l.kind = 'LIST' AND l.direction = d.direction"
                    + " WHERE d.id IN (:ids) AND l.consignment_id IS NOT NULL");

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Ids of the consignments that a number belongs to.
     *
     * @param sender only by documents that this company sent; null: by whosever
     */
    Set<String> consignmentsOf(String number, @Nullable String sender) {
        Set<String> documents = new LinkedHashSet<>();
        for (String query : BY_NUMBER) {
            var statement = jdbc.sql(newest(query, sender));
            statement = query.contains(":digest") ? statement.param("digest", number.toLowerCase(Locale.ROOT)) : statement.param("q", number);
            documents.addAll((sender == null ? statement : statement.param("sender", sender)).query(String.class).list());
        }
        Set<String> consignments = consignments(documents);
        consignments.add(number);
        return consignments;
    }

    /** The same of a person. */
    Set<String> consignmentsOfPerson(String person, @Nullable String sender) {
        var statement = jdbc.sql(newest(BY_PERSON, sender)).param("person", person);
        return consignments((sender == null ? statement : statement.param("sender", sender)).query(String.class).list());
    }

    private static String newest(String query, @Nullable String sender) {
        String own = sender == null ? "" : " AND f.sender = :sender";
        return "SELECT f.id FROM document f WHERE f.id IN (" + query + ")" + own + " ORDER BY f.id DESC FETCH FIRST " + DOCUMENTS_MAX + " ROWS ONLY";
    }

    private Set<String> consignments(Collection<String> documents) {
        Set<String> found = new LinkedHashSet<>();
        if (!documents.isEmpty()) {
            CONSIGNMENTS.forEach(query -> found.addAll(jdbc.sql(query).param("ids", documents).query(String.class).list()));
        }
        return found;
    }
}
