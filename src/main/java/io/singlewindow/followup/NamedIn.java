package io.singlewindow.followup;

import io.singlewindow.consignment.References.Reference;
import io.singlewindow.message.OtherDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The lists and parcels that a document names, as its type's elements say (messages.md, sections 3 and 4). */
final class NamedIn {

    private NamedIn() {}

    /**
     * All of them, in their order.
     *
     * @param company a company's code as filed
     */
    static List<Reference> of(OtherDocument document, UnaryOperator<String> company) {
        Map<String, String> head = document.fields();
        String carrier = company.apply(head.getOrDefault("logisticsCode", ""));
        List<Reference> named = new ArrayList<>();
        switch (document.kind()) {
            case WAYBILL_STATUS -> waybill(carrier, head, named);
            case CANCEL, RETURN -> list(head, named);
            // the waybill may be the one by which the goods went out, or the one by which they came back
            case TALLY -> {
                list(head, named);
                waybill(carrier, head, named);
            }
            case DETAIL, ARRIVAL, DEPARTURE -> document.rows().forEach(row -> waybill(carrier, row, named));
            case MASTER -> document.rows().forEach(row -> {
                waybill(carrier, row, named);
                list(row, named);
            });
            case SUMMARY -> document.rows().forEach(row -> list(row, named));
            default -> throw new IllegalArgumentException(document.kind() + " follows no declaration");
        }
        return named;
    }

    private static void waybill(String carrier, Map<String, String> fields, List<Reference> named) {
        String number = fields.getOrDefault("logisticsNo", "");
        if (!number.isBlank()) {
            named.add(Reference.waybill(carrier, number));
        }
    }

    private static void list(Map<String, String> fields, List<Reference> named) {
        String number = fields.getOrDefault("invtNo", "");
        if (!number.isBlank()) {
            named.add(Reference.list(number));
        }
    }
}
