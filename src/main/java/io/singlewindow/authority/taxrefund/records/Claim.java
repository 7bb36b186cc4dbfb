package io.singlewindow.authority.taxrefund.records;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A claim for refund: what was exported, and what was bought for it. */
public record Claim(ExportDetail export, List<Purchase> purchases) {

    /** Where the two sides differ. */
    public record Difference(String what, String given, String expected) {}

    /** What may be refunded, yuan: each purchase is rounded on its own, so that the sum is that of the table's rows. */
    public BigDecimal refundable(RoundingMode rounding) {
        return purchases.stream().map(purchase -> purchase.refundable(rounding)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Quantity that was bought, in the export's unit. */
    public BigDecimal bought() {
        return purchases.stream().map(Purchase::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What keeps it from being claimed: other goods, other units, more or less than was exported; empty when it agrees. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        for (Purchase purchase : purchases) {
            String place = "invoice " + purchase.invoiceNo() + "/" + purchase.line();
            if (!purchase.goodsCode().equals(export.goodsCode())) {
                differences.add(new Difference(place + " goodsCode", purchase.goodsCode(), export.goodsCode()));
            }
            if (!purchase.unit().equals(export.unit())) {
                differences.add(new Difference(place + " unit", purchase.unit(), export.unit()));
            }
        }
        if (differences.isEmpty() && bought().compareTo(export.quantity()) != 0) {
            differences.add(new Difference("quantity", plain(bought()), plain(export.quantity())));
        }
        return differences;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
