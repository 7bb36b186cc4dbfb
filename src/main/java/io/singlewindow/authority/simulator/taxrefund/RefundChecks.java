package io.singlewindow.authority.simulator.taxrefund;

import io.singlewindow.authority.simulator.WireFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the authority reckons anew, by its own arithmetic: what does not add up in itself is refused, what differs is held. */
final class RefundChecks {

    private static final int FEN = 2;

    private RefundChecks() {}

    /** Sums that are wrong in themselves. */
    static List<WireFault> sums(JsonNode message) {
        List<WireFault> faults = new ArrayList<>();
        switch (message.get("message").asString()) {
            case "REFUND" -> {
                equal(faults, "/refundable", number(message, "refundable"), sum(message.get("purchases"), "refundable"));
                equal(faults, "/quantity", number(message, "quantity"), sum(message.get("rows"), "quantity"));
            }
            case "RECLAIM" -> equal(faults, "/amount", number(message, "amount"), sum(message.get("refunds"), "amount"));
            default -> {
                // a registration has no sums: unit prices are rounded
            }
        }
        return faults;
    }

    /** Why a claim is held (TX-06): purchase and export differ, or a refundable amount is not what the rates give; empty for nothing. */
    static String held(JsonNode claim) {
        if (sum(claim.get("purchases"), "quantity").compareTo(number(claim, "quantity")) != 0) {
            return "进货数量与出口数量不符";
        }
        for (JsonNode purchase : claim.get("purchases")) {
            BigDecimal expected = number(purchase, "taxableAmount").multiply(number(purchase, "refundRate")).setScale(FEN, RoundingMode.HALF_UP);
            if (number(purchase, "refundable").compareTo(expected) != 0 || !purchase.get("goodsCode").equals(claim.get("goodsCode"))) {
                return "进货发票" + purchase.get("invoiceNo").asString() + "与申报不符";
            }
        }
        return "";
    }

    static BigDecimal number(JsonNode node, String name) {
        return new BigDecimal(node.get(name).asString());
    }

    static BigDecimal sum(JsonNode rows, String name) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = sum.add(number(row, name));
        }
        return sum;
    }

    private static void equal(List<WireFault> faults, String path, BigDecimal given, BigDecimal expected) {
        if (given.compareTo(expected) != 0) {
            faults.add(new WireFault("SUM", path, given.toPlainString(), expected.toPlainString()));
        }
    }
}
