package io.singlewindow.taxbill;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A tax bill as far as customs has told of it.
 *
 * @param returnTime of the newest message about it, 17 digits
 * @param status 1 made, 2 summed into a payment voucher, 3 void
 * @param customsTax CNY; null, like the other amounts, until the bill itself (CEB816) has come
 * @param dutyNo number of the payment voucher (缴款书)
 * @param assureCode who guarantees the tax
 */
record TaxBill(
        String taxNo,
        String invtNo,
        String returnTime,
        String status,
        @Nullable BigDecimal customsTax,
        @Nullable BigDecimal valueAddedTax,
        @Nullable BigDecimal consumptionTax,
        @Nullable String dutyNo,
        @Nullable String assureCode) {

    /**
     * Both messages together, in whichever order they came: the newer one's word stands, and what only one of them says is
     * kept. Of the same millisecond the further status is the newer.
     */
    TaxBill with(TaxBill other) {
        TaxBill newer = compare(other) >= 0 ? this : other;
        TaxBill older = newer == this ? other : this;
        return new TaxBill(taxNo, newer.invtNo, newer.returnTime, newer.status, or(newer.customsTax, older.customsTax),
                or(newer.valueAddedTax, older.valueAddedTax), or(newer.consumptionTax, older.consumptionTax),
                or(newer.dutyNo, older.dutyNo), or(newer.assureCode, older.assureCode));
    }

    private int compare(TaxBill other) {
        int byTime = returnTime.compareTo(other.returnTime);
        return byTime != 0 ? byTime : status.compareTo(other.status);
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
