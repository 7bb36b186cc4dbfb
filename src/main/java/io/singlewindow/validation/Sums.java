package io.singlewindow.validation;

import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The amounts of one document against each other; a sum with a missing or unreadable part is not judged. */
final class Sums {

    /** A row's price is often its total divided by the quantity and rounded, so the product may miss by a fen. */
    static final BigDecimal ROW_TOTAL_DIFFERENCE_MAX = new BigDecimal("0.01");

    private Sums() {}

    static void check(MessageType type, Fields head, List<Fields> rows, DocumentFindings findings) {
        switch (type) {
            case CEB311 -> {
                paid(head, findings);
                rowTotals(rows, findings);
                goodsValue(head, rows, findings);
            }
            case CEB303 -> {
                rowTotals(rows, findings);
                goodsValue(head, rows, findings);
            }
            case CEB621, CEB603 -> {
                rowTotals(rows, findings);
                weights(head, findings);
            }
            default -> {
                // no sums in it
            }
        }
    }

    /** acturalPaid = goodsValue + freight + taxTotal − discount (specification, CEB311). */
    private static void paid(Fields head, DocumentFindings findings) {
        BigDecimal paid = head.number("acturalPaid");
        BigDecimal goods = head.number("goodsValue");
        BigDecimal freight = head.number("freight");
        BigDecimal tax = head.number("taxTotal");
        BigDecimal discount = head.number("discount");
        if (paid == null || goods == null || freight == null || tax == null || discount == null) {
            return;
        }
        BigDecimal due = goods.add(freight).add(tax).subtract(discount);
        if (paid.compareTo(due) != 0) {
            findings.add(ErrorCode.VAL_011, head, "acturalPaid", Decimals.show(due));
        }
    }

    private static void rowTotals(List<Fields> rows, DocumentFindings findings) {
        for (Fields row : rows) {
            BigDecimal quantity = row.number("qty");
            BigDecimal price = row.number("price");
            BigDecimal total = row.number("totalPrice");
            if (quantity == null || price == null || total == null) {
                continue;
            }
            BigDecimal product = quantity.multiply(price);
            if (product.subtract(total).abs().compareTo(ROW_TOTAL_DIFFERENCE_MAX) > 0) {
                findings.add(ErrorCode.VAL_012, row, "totalPrice", Decimals.show(product));
            }
        }
    }

    /** Only in one currency: amounts of two are not added. */
    private static void goodsValue(Fields head, List<Fields> rows, DocumentFindings findings) {
        BigDecimal value = head.number("goodsValue");
        if (value == null || rows.isEmpty()) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Fields row : rows) {
            @Nullable BigDecimal total = row.number("totalPrice");
            if (total == null || !Objects.equals(row.text("currency"), head.text("currency"))) {
                return;
            }
            sum = sum.add(total);
        }
        if (value.compareTo(sum) != 0) {
            findings.add(ErrorCode.VAL_013, head, "goodsValue", Decimals.show(sum));
        }
    }

    private static void weights(Fields head, DocumentFindings findings) {
        BigDecimal gross = head.number("grossWeight");
        BigDecimal net = head.number("netWeight");
        if (gross != null && net != null && gross.compareTo(net) < 0) {
            findings.add(ErrorCode.VAL_017, head, "grossWeight", Decimals.show(net));
        }
    }
}
