package io.singlewindow.consignment;

import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.message.DocumentKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What documents name of each other: a list by the number that customs gave it, a parcel by carrier and waybill number. It
 * is looked up when it is asked for, so it does not matter which of two documents came first.
 */
@Component
@Profile("!simulator")
public class References {

    /** Shown of one consignment at most. */
    private static final int RELATED_MAX = 200;
    private static final int NUMBER_CHARACTERS_MAX = 50;
    /** Elements of receipts that hold a number customs has given. */
    private static final List<String> GIVEN = List.of("invtNo", "preNo", "sumNo", "rkdNo");

    private final JdbcClient jdbc;
    private final ConsignmentStore store;

    References(JdbcClient jdbc, ConsignmentStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** What a document may name. */
    public enum Kind { LIST, WAYBILL }

    /**
     * What a document names.
     *
     * @param code the carrier's, as filed; empty for a list
     */
    public record Reference(Kind kind, String code, String number) {

        /** A list, by the number that customs gave it. */
        public static Reference list(String invtNo) {
            return new Reference(Kind.LIST, "", invtNo.strip());
        }

        /** A parcel. */
        public static Reference waybill(String carrier, String number) {
            return new Reference(Kind.WAYBILL, carrier, number.strip());
        }
    }

    /** Keeps what a document names. */
    public void add(String documentId, Collection<Reference> references) {
        references.stream().distinct().filter(one -> !one.number().isEmpty()).forEach(one ->
                jdbc.sql("INSERT INTO document_reference (document_id, kind, code, number) VALUES (?, ?, ?, ?)")
                        .params(documentId, one.kind().name(), one.code(), one.number()).update());
    }

    /** Keeps the numbers that a receipt gives to a document; once each. */
    public void given(String documentId, Map<String, String> receiptFields) {
        for (String kind : GIVEN) {
            String number = receiptFields.getOrDefault(kind, "").strip();
            if (!number.isEmpty() && number.length() <= NUMBER_CHARACTERS_MAX && !numbers(documentId).getOrDefault(kind, "").equals(number)) {
                jdbc.sql("DELETE FROM given_number WHERE document_id = ? AND kind = ?").params(documentId, kind).update();
                jdbc.sql("INSERT INTO given_number (kind, number, document_id) VALUES (?, ?, ?)").params(kind, number, documentId).update();
            }
        }
    }

    /** The numbers that customs has given to a document, by the receipt's element. */
    public Map<String, String> numbers(String documentId) {
        Map<String, String> numbers = new LinkedHashMap<>();
        jdbc.sql("SELECT kind, number FROM given_number WHERE document_id = ? ORDER BY kind").param(documentId)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list()
                .forEach(one -> numbers.put(one.getKey(), one.getValue()));
        return numbers;
    }

    /** The same of several documents, by document. */
    Map<String, Map<String, String>> numbersOf(Collection<String> documentIds) {
        Map<String, Map<String, String>> numbers = new HashMap<>();
        if (!documentIds.isEmpty()) {
            jdbc.sql("SELECT document_id, kind, number FROM given_number WHERE document_id IN (:ids) ORDER BY kind").param("ids", documentIds).query(row -> {
                numbers.computeIfAbsent(row.getString(1), first -> new LinkedHashMap<>()).put(row.getString(2), row.getString(3));
            });
        }
        return numbers;
    }

    /** The list to which customs gave this number; the valid one where a later version took its place. */
    public Optional<DocumentRow> list(String invtNo) {
        List<DocumentRow> lists = jdbc.sql("SELECT document_id FROM given_number WHERE kind = 'invtNo' AND number = ?").param(invtNo.strip())
                .query(String.class).list().stream().map(store::document).flatMap(Optional::stream)
                .filter(row -> row.kind() == DocumentKind.LIST).toList();
        return lists.stream().filter(row -> row.standing() == Standing.CURRENT).findFirst().or(() -> lists.stream().findFirst());
    }

    /** The valid documents that name this list or its parcel, in the order of their entries. */
    public List<DocumentRow> relatedTo(DocumentRow list) {
        return relatedTo(List.of(list)).getOrDefault(list.id(), List.of());
    }

    /** The same of several lists, by the list's document. */
    Map<String, List<DocumentRow>> relatedTo(Collection<DocumentRow> lists) {
        if (lists.isEmpty()) {
            return Map.of();
        }
        Map<String, DocumentRow> byId = lists.stream().collect(Collectors.toMap(DocumentRow::id, Function.identity()));
        // each way by its index: of alternatives in one condition PostgreSQL reads the whole table
        Map<String, List<String>> related = new LinkedHashMap<>();
        jdbc.sql("SELECT d.id, r.document_id FROM document d JOIN document_reference r ON r.kind = 'WAYBILL' AND r.code = d.logistics_code AND r.number = d.logistics_no"
                        + " WHERE d.id IN (:ids) UNION SELECT g.document_id, r.document_id FROM given_number g JOIN document_reference r ON r.kind = 'LIST'"
                        + " AND r.number = g.number WHERE g.kind = 'invtNo' AND g.document_id IN (:ids) ORDER BY 1, 2 FETCH FIRST " + RELATED_MAX * lists.size() + " ROWS ONLY")
                .param("ids", byId.keySet()).query(row -> {
                    related.computeIfAbsent(row.getString(1), first -> new ArrayList<>()).add(row.getString(2));
                });
        Map<String, DocumentRow> rows = store.documents(related.values().stream().flatMap(ids -> ids.stream().limit(RELATED_MAX)).collect(Collectors.toSet()));
        Map<String, List<DocumentRow>> valid = new HashMap<>();
        related.forEach((list, ids) -> valid.put(list, ids.stream().limit(RELATED_MAX).map(rows::get).filter(Objects::nonNull)
                .filter(row -> row.standing() == Standing.CURRENT && row.direction() == Objects.requireNonNull(byId.get(list)).direction()).toList()));
        return valid;
    }

    /** The valid documents of a kind that name a list by this number. */
    public List<DocumentRow> naming(String invtNo, DocumentKind kind) {
        return jdbc.sql("SELECT document_id FROM document_reference WHERE kind = 'LIST' AND number = ? ORDER BY document_id").param(invtNo.strip())
                .query(String.class).list().stream().map(store::document).flatMap(Optional::stream)
                .filter(row -> row.standing() == Standing.CURRENT && row.kind() == kind).toList();
    }
}
