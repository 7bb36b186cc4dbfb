package io.singlewindow.consignment.state;

import static io.singlewindow.consignment.state.OracleTables.NOTHING;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A matched consignment taken through the oracle's tables, one answer after the other.
 *
 * @param list where the list stands with customs, a row of customs-receipts.csv
 * @param goods where the goods stand with inspection
 * @param others where the other documents stand with customs, by document
 */
record Fold(String list, String goods, Map<String, String> others) {

    private static final Set<String> REFUSED = Set.of("REFUSED", "REPEAT_ONLY", "REJECTED");
    private static final Set<String> NOT_STORED = Set.of(NOTHING, "DECLARING", "SENT");

    static Fold start() {
        return new Fold(NOTHING, NOTHING, Map.of());
    }

    Fold after(ReceiptFact fact) {
        return switch (fact.source()) {
            case CUSTOMS_LIST -> new Fold(OracleTables.customs(list, fact.code()), goods, others);
            case INSPECTION -> new Fold(list, OracleTables.inspection(goods, fact.code()), others);
            case CUSTOMS_OTHER -> {
                Map<String, String> next = new HashMap<>(others);
                next.put(fact.document(), OracleTables.customs(others.getOrDefault(fact.document(), NOTHING), fact.code()));
                yield new Fold(list, goods, Map.copyOf(next));
            }
            case FOREX, TAX_REFUND -> this;
        };
    }

    ConsignmentState state() {
        boolean held = NOT_STORED.contains(list) && others.values().stream().anyMatch(REFUSED::contains);
        return held ? ConsignmentState.HELD : OracleTables.state(list, goods);
    }
}
