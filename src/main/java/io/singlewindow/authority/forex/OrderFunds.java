package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.records.Flow;
import io.singlewindow.authority.forex.records.Funds;
import io.singlewindow.authority.forex.records.Party;
import io.singlewindow.authority.forex.records.ReturnAmount;
import io.singlewindow.authority.fundsflow.FundsEvidence;
import io.singlewindow.authority.fundsflow.FundsFlow;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Payment;
import io.singlewindow.message.ProceedsNote;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order's funds as its documents have them: an import's payment (CEB411, always renminbi), an export's proceeds note
 * (CEB403, in its own currency) or, where
 * there is none, a certificate of the flow of funds.
 *
 * @param institutionCode payCode as it stands; null where the proceeds note has none
 * @param customsCurrency three digits
 * @param tradeDate yyyyMMdd
 * @param customer a person who paid, or the company that received
 * @param counterparty the other side's name; null where a proceeds note is all there is, which does not name the buyer
 */
record OrderFunds(
        @Nullable String institutionCode,
        String institutionName,
        String customsCurrency,
        BigDecimal amount,
        String tradeDate,
        Party customer,
        @Nullable String counterparty) {

    private static final int DAY_LENGTH = 8;

    /** The funds; null while no document tells of any. */
    static @Nullable OrderFunds of(Consignment consignment, Documents documents, FundsEvidence evidence) {
        Payment payment = documents.payment();
        ProceedsNote proceeds = documents.proceeds();
        DeclarationList list = documents.list();
        if (consignment.direction() == Direction.IMPORT && payment != null) {
            return new OrderFunds(payment.payCode(), payment.payName(), payment.currency(), payment.amountPaid(), day(payment.payTime()),
                    Party.person(payment.payerIdNumber(), payment.payerName()), list == null ? null : list.ebcName());
        }
        if (consignment.direction() == Direction.EXPORT && proceeds != null) {
            String name = list == null ? consignment.ebcCode() : list.ebcName();
            String code = proceeds.payCode() == null || proceeds.payCode().isBlank() ? null : proceeds.payCode();
            return new OrderFunds(code, proceeds.payName(), proceeds.currency(), proceeds.charge(), day(proceeds.accountingDate()),
                    Party.company(consignment.ebcCode(), name), null);
        }
        return consignment.direction() == Direction.EXPORT && list != null
                ? evidence.of(consignment, list).map(flow -> certified(flow, consignment, list)).orElse(null) : null;
    }

    /** What a payment institution certifies where there is no proceeds note: it names the payer too. */
    private static OrderFunds certified(FundsFlow flow, Consignment consignment, DeclarationList list) {
        return new OrderFunds(flow.institution(), flow.institutionName(), flow.currency(), flow.amount(), day(flow.paidAt()),
                Party.company(consignment.ebcCode(), list.ebcName()), flow.payer());
    }

    private static String day(String wireTime) {
        return wireTime.substring(0, Math.min(DAY_LENGTH, wireTime.length()));
    }

    /**
     * What a restored record tells of them.
     *
     * @param item with the amount, which of a refund is a part
     * @param reverses RPTNO of the order's record; null for the order itself
     */
    Funds restored(Item item, Consignment consignment, DeclarationList list, @Nullable String reverses) {
        Flow flow = item.direction() == Direction.IMPORT ? Flow.OUT : Flow.IN;
        String listNo = list.invtNo() == null || list.invtNo().isEmpty() ? list.number() : list.invtNo();
        return new Funds(item.id(), item.refund(), item.refund() ? flow.reversed() : flow, item.amount(), customer, counterparty,
                list.country(), consignment.orderNo(), consignment.ebpCode(), consignment.ebcCode(), listNo, list.logisticsNo(), tradeDate,
                reverses);
    }

    /** The rows by whose value a return is counted. */
    static List<ReturnAmount.Row> rows(DeclarationList list) {
        return list.lines().stream().map(line -> new ReturnAmount.Row(line.gnum(), line.qty(), line.totalPrice())).toList();
    }
}
