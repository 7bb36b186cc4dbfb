package io.singlewindow.consignment.state;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.singlewindow.consignment.state.ReceiptFact.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a consignment as a function of the set of its receipts: neither their order nor their repetition matters,
 * because authorities repeat themselves, skip steps and are overtaken on the way.
 */
public final class StateFunction {

    private StateFunction() {}

    /**
     * The state with these receipts.
     *
     * <p>Customs' part comes from the list's receipts only. Another document refused holds the consignment until the list
     * is stored (120) or is itself refused. A consignment is released, and closed, only when inspection has released it
     * too; inspection's results rank SAMPLE, PARTIAL, DETAIN, RELEASE, RETURN, DESTROY, and hold or return goods as soon
     * as the list has a receipt.
     *
     * @param before the window's own state, without any receipt; a cancelled consignment stays so
     * @param receipts everything received for the consignment's present documents
     */
    public static ConsignmentState state(ConsignmentState before, Collection<ReceiptFact> receipts) {
        if (before == ConsignmentState.CANCELLED) {
            return before;
        }
        Optional<CustomsStatus> list = CustomsStatus.of(codes(receipts, Source.CUSTOMS_LIST));
        boolean open = list.map(status -> !status.stored() && !status.refuses()).orElse(!before.isFinal());
        if (open && otherRefused(receipts)) {
            return ConsignmentState.HELD;
        }
        return list.map(status -> together(status, InspectionResult.of(codes(receipts, Source.INSPECTION)))).orElse(before);
    }

    /** True when customs has refused a document and does not have it: it may be sent again as new. */
    public static boolean refused(Collection<String> customsCodes) {
        return CustomsStatus.of(customsCodes).map(CustomsStatus::refuses).orElse(false);
    }

    /** The codes of which a refused document has one, unless it has a negative one. */
    public static Set<String> refusingCodes() {
        return CustomsStatus.refusingCodes();
    }

    private static ConsignmentState together(CustomsStatus customs, Optional<InspectionResult> inspection) {
        if (customs.refuses() || customs == CustomsStatus.RETURNED) {
            return customs.state();
        }
        ConsignmentState untilReleased =
                customs.compareTo(CustomsStatus.RELEASED) < 0 ? customs.state() : ConsignmentState.INSPECTING;
        return inspection.map(result -> switch (result) {
            case SAMPLE -> untilReleased;
            case RELEASE -> customs.state();
            case PARTIAL, DETAIN, DESTROY -> ConsignmentState.DETAINED;
            case RETURN -> ConsignmentState.RETURNED_ABROAD;
        }).orElse(untilReleased);
    }

    private static boolean otherRefused(Collection<ReceiptFact> receipts) {
        Map<String, List<String>> byDocument = receipts.stream()
                .filter(fact -> fact.source() == Source.CUSTOMS_OTHER)
                .collect(groupingBy(ReceiptFact::document, mapping(ReceiptFact::code, toList())));
        return byDocument.values().stream()
                .map(CustomsStatus::of)
                .anyMatch(status -> status.map(CustomsStatus::refuses).orElse(false));
    }

    private static List<String> codes(Collection<ReceiptFact> receipts, Source source) {
        return receipts.stream().filter(fact -> fact.source() == source).map(ReceiptFact::code).toList();
    }
}
