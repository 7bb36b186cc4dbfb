package io.singlewindow.authority.simulator.forex;

import io.singlewindow.authority.simulator.ScenarioTable.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A settlement that was taken, as far as results follow from it.
 *
 * @param externalNo the authority's number of it
 */
record Told(String settlementId, String actualRptNo, String externalNo, Instant at, List<Order> orders) {

    /** One order, or one refund, in the record of this number. */
    record Order(
            String itemId, String rptNo, String direction, String orderNo, String ebpCode, String ebcCode, boolean refund,
            @Nullable String reverses, BigDecimal amount) {

        /** By which an order settles once. */
        String key() {
            return direction + "|" + ebpCode + "|" + ebcCode + "|" + orderNo;
        }
    }

    /** One result to come. */
    record Result(Order order, Step step) {}

    /** The orders of a valid settlement. */
    static List<Order> orders(JsonNode settlement) {
        List<Order> orders = new ArrayList<>();
        for (JsonNode record : settlement.get("restored")) {
            for (JsonNode order : record.get("orders")) {
                orders.add(new Order(order.get("itemId").asString(), record.get("rptNo").asString(), settlement.get("direction").asString(),
                        order.get("orderNo").asString(), order.get("ebpCode").asString(), order.get("ebcCode").asString(),
                        record.get("refund").asBoolean(), order.get("reverses").isNull() ? null : order.get("reverses").asString(),
                        new BigDecimal(order.get("amount").asString())));
            }
        }
        return orders;
    }
}
