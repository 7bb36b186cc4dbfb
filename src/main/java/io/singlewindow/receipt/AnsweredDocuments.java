package io.singlewindow.receipt;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.MessageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Finds the document that a node of a receipt answers (message dictionary, 12.8): by company and number, since one guid was
 * answered for several orders; by guids where a receipt leaves the number out, as those of faults before customs do.
 */
@Component
@Profile("!simulator")
class AnsweredDocuments {

    private final ConsignmentStore store;
    private final Submissions submissions;
    private final KeyNames names;

    AnsweredDocuments(ConsignmentStore store, Submissions submissions, KeyNames names) {
        this.store = store;
        this.submissions = submissions;
        this.names = names;
    }

    /**
     * The document that is meant; empty when none fits, or more than one.
     *
     * @param type of the answered message
     * @param rootGuid of the receipt, which may be that of the answered message
     * @param fields the node's elements
     */
    Optional<DocumentRow> find(MessageType type, @Nullable String rootGuid, Map<String, String> fields) {
        if (fields.keySet().containsAll(type.keyElements())) {
            String parts = type.keyElements().stream().map(fields::get).collect(Collectors.joining("|"));
            return version(store.versions(names.businessKey(type, parts)), fields);
        }
        List<DocumentRow> fitting = byNumber(type, fields).stream().filter(row -> fits(type, row, fields)).toList();
        if (fitting.isEmpty() && rootGuid != null) {
            fitting = byGuids(rootGuid, fields).stream().filter(row -> fits(type, row, fields)).toList();
        }
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** A receipt that repeats a version's guid means that version, late as it may be; any other means the valid one. */
    private static Optional<DocumentRow> version(List<DocumentRow> versions, Map<String, String> fields) {
        Optional<DocumentRow> valid = versions.stream().filter(row -> row.standing() == Standing.CURRENT).findFirst();
        return valid.filter(row -> sameGuid(row, fields))
                .or(() -> versions.stream().filter(row -> sameGuid(row, fields)).findFirst())
                .or(() -> valid);
    }

    private List<DocumentRow> byNumber(MessageType type, Map<String, String> fields) {
        String number = fields.get(type.number());
        String orderNo = fields.get("orderNo");
        if (number != null) {
            return store.currentByNumber(type.kind(), number.strip());
        }
        return orderNo == null ? List.of() : store.currentByOrder(type.kind(), orderNo.strip());
    }

    private List<DocumentRow> byGuids(String rootGuid, Map<String, String> fields) {
        List<DocumentRow> rows = new ArrayList<>();
        for (StoredSubmission submission : submissions.byGuid(rootGuid)) {
            store.ofSubmission(submission.id()).stream()
                    .filter(row -> row.standing() == Standing.CURRENT || row.standing() == Standing.REPLACED)
                    .filter(row -> sameGuid(row, fields)).forEach(rows::add);
        }
        return rows;
    }

    private static boolean sameGuid(DocumentRow row, Map<String, String> fields) {
        return String.valueOf(row.fields().get("guid")).equalsIgnoreCase(fields.getOrDefault("guid", "").strip());
    }

    /** Whatever the receipt does name must be the document's: companies by either code, and numbers. */
    private boolean fits(MessageType type, DocumentRow row, Map<String, String> fields) {
        String firstOfKey = row.businessKey().split("\\|", -1)[1];
        return row.kind() == type.kind()
                && fits(firstOfKey, fields.get(type.keyElements().get(0)))
                && fits(row.number(), fields.get(type.number()))
                && fits(row.ebpCode(), fields.get("ebpCode"))
                && fits(row.ebcCode(), fields.get("ebcCode"))
                && fits(row.orderNo(), fields.get("orderNo"))
                && fits(row.logisticsCode(), fields.get("logisticsCode"))
                && fits(row.logisticsNo(), fields.get("logisticsNo"));
    }

    private boolean fits(String known, @Nullable String given) {
        return given == null || known.isEmpty() || known.equals(names.company(given));
    }
}
