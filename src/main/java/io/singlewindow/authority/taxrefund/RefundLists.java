package io.singlewindow.authority.taxrefund;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The lists behind registrations and claims, as their declarants sent them. */
@Component
@Profile("!simulator")
class RefundLists {

    private final ConsignmentStore consignments;
    private final SubmittedMessages messages;
    private final References references;

    RefundLists(ConsignmentStore consignments, SubmittedMessages messages, References references) {
        this.consignments = consignments;
        this.messages = messages;
        this.references = references;
    }

    /**
     * A list.
     *
     * @param number the one that customs gave it, else its maker's
     */
    record Listed(String documentId, String number, DeclarationList list) {}

    /** A row of a list. */
    record Line(Listed listed, String consignmentId, DeclarationList.Line line) {}

    /** The list of a consignment. */
    Optional<Listed> of(String consignmentId) {
        return consignments.ofConsignment(consignmentId).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst().map(this::listed);
    }

    private Listed listed(DocumentRow row) {
        DeclarationList list = (DeclarationList) messages.of(row.submissionId()).documents().get(row.position() - 1);
        return new Listed(row.id(), references.numbers(row.id()).getOrDefault("invtNo", list.number()), list);
    }

    /** The lines of these rows, in their order; null when one of them is not there. */
    @Nullable List<Line> lines(List<RefundItem.Row> rows) {
        Map<String, Listed> byId = new HashMap<>();
        rows.forEach(row -> byId.computeIfAbsent(row.documentId(), id -> listed(consignments.document(id).orElseThrow())));
        List<Optional<Line>> lines = rows.stream().map(row -> line(byId.get(row.documentId()), row)).toList();
        return lines.stream().allMatch(Optional::isPresent) ? lines.stream().flatMap(Optional::stream).toList() : null;
    }

    private static Optional<Line> line(Listed listed, RefundItem.Row row) {
        return listed.list().lines().stream().filter(line -> line.gnum() == row.listRow()).findFirst()
                .map(line -> new Line(listed, row.consignmentId(), line));
    }
}
