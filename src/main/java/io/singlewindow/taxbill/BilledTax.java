package io.singlewindow.taxbill;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a tax bill says, for those who keep money ready for it.
 *
 * @param status 1 made, 2 summed into a payment voucher, 3 void
 * @param total duty, VAT and consumption tax, yuan; null until the bill itself (CEB816) has come
 */
public record BilledTax(String taxNo, String status, @Nullable BigDecimal total) {

    static BilledTax of(TaxBill bill) {
        boolean told = bill.customsTax() != null || bill.valueAddedTax() != null || bill.consumptionTax() != null;
        return new BilledTax(bill.taxNo(), bill.status(), told ? part(bill.customsTax()).add(part(bill.valueAddedTax())).add(part(bill.consumptionTax())) : null);
    }

    private static BigDecimal part(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
