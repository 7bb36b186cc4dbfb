package io.singlewindow.authority.fundsflow;

import io.singlewindow.message.DeclarationList;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says.
 *
 * @param institution credit code of the payment institution
 * @param ebpCode platform; empty for none
 * @param ebcCode the exporter, who received
 * @param payer who paid
 * @param invoiceNo export invoice (出口发票号); null where it names none
 * @param currency customs' digits, as in the proceeds note it stands for
 * @param paidAt yyyyMMddHHmmss
 */
public record FundsFlow(
        String institution, String institutionName, String certificateNo, String ebpCode, String ebcCode, String payer, String orderNo,
        @Nullable String invoiceNo, BigDecimal amount, String currency, String paidAt) {

    /** The same with companies' codes as they are filed. */
    FundsFlow filed(String otherInstitution, String otherEbp, String otherEbc) {
        return new FundsFlow(otherInstitution, institutionName, certificateNo, otherEbp, otherEbc, payer, orderNo, invoiceNo, amount, currency, paidAt);
    }

    /** What funds of a list have to come to: its goods' value and currency, in words. */
    public static String expected(DeclarationList list) {
        return value(list).stripTrailingZeros().toPlainString() + " (" + list.lines().get(0).currency() + ")";
    }

    static BigDecimal value(DeclarationList list) {
        return list.lines().stream().map(DeclarationList.Line::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
