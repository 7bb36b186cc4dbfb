package io.singlewindow.authority.simulator.forex;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One order, or one refund, that a settlement tells of in the record of this number. */
record Told(
        String itemId, String rptNo, String direction, String orderNo, String ebpCode, String ebcCode, boolean refund,
        @Nullable String reverses, BigDecimal amount) {

    /** By which an order settles once. */
    String key() {
        return direction + "|" + ebpCode + "|" + ebcCode + "|" + orderNo;
    }

    /** The orders of a valid settlement. */
    static List<Told> of(JsonNode settlement) {
        List<Told> orders = new ArrayList<>();
        for (JsonNode record : settlement.get("restored")) {
            for (JsonNode order : record.get("orders")) {
                orders.add(new Told(order.get("itemId").asString(), record.get("rptNo").asString(), settlement.get("direction").asString(),
                        order.get("orderNo").asString(), order.get("ebpCode").asString(), order.get("ebcCode").asString(),
                        record.get("refund").asBoolean(), order.get("reverses").isNull() ? null : order.get("reverses").asString(),
                        new BigDecimal(order.get("amount").asString())));
            }
        }
        return orders;
    }
}
