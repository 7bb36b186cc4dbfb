package io.singlewindow.consignment.match;

import io.singlewindow.consignment.match.FieldMatch.Severity;
import io.singlewindow.consignment.match.FieldMatch.Verdict;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.Waybill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The table of imports: 311 order, 411 payment, 511 waybill, 621 list. */
final class ImportRows {

    private static final int DAY_DIGITS = 8;

    private final MatchRules rules;
    private final UnaryOperator<String> company;
    private final @Nullable Order order;
    private final @Nullable Payment payment;
    private final @Nullable Waybill waybill;
    private final @Nullable DeclarationList list;

    private ImportRows(MatchRules rules, UnaryOperator<String> company, Documents documents) {
        this.rules = rules;
        this.company = company;
        this.order = documents.order();
        this.payment = documents.payment();
        this.waybill = documents.waybill();
        this.list = documents.list();
    }

    static List<FieldMatch> of(MatchRules rules, UnaryOperator<String> company, Documents documents) {
        ImportRows table = new ImportRows(rules, company, documents);
        List<FieldMatch> rows = new ArrayList<>();
        rows.addAll(table.parties());
        rows.addAll(table.money());
        rows.addAll(table.buyer());
        rows.addAll(WaybillRows.of(documents, rules, company, "LogisticsHead/", "weight"));
        rows.addAll(table.consignee());
        rows.addAll(LineRows.of(documents));
        rows.add(table.time());
        return rows;
    }

    private List<FieldMatch> parties() {
        return List.of(
                Row.hard("orderNo", "one order number on all documents")
                        .required(order, Side.ORDER, "OrderHead/orderNo", Order::orderNo)
                        .required(payment, Side.PAYMENT, "PaymentHead/orderNo", Payment::orderNo)
                        .required(waybill, Side.WAYBILL, "LogisticsHead/orderNo", Waybill::orderNo)
                        .required(list, Side.LIST, "InventoryHead/orderNo", DeclarationList::orderNo)
                        .text(),
                Row.hard("ebpCode", "one platform on order, payment and list")
                        .required(order, Side.ORDER, "OrderHead/ebpCode", Order::ebpCode)
                        .required(payment, Side.PAYMENT, "PaymentHead/ebpCode", Payment::ebpCode)
                        .required(list, Side.LIST, "InventoryHead/ebpCode", DeclarationList::ebpCode)
                        .company(company),
                Row.hard("ebcCode", "one e-commerce firm on order and list")
                        .required(order, Side.ORDER, "OrderHead/ebcCode", Order::ebcCode)
                        .required(list, Side.LIST, "InventoryHead/ebcCode", DeclarationList::ebcCode)
                        .company(company));
    }

    private List<FieldMatch> money() {
        Row paid = Row.hard("acturalPaid", "acturalPaid = goodsValue + freight + taxTotal - discount = amountPaid")
                .required(order, Side.ORDER, "OrderHead/acturalPaid", Order::acturalPaid)
                .required(payment, Side.PAYMENT, "PaymentHead/amountPaid", Payment::amountPaid);
        Row goods = Row.hard("goodsValue", "goodsValue = sum of totalPrice")
                .required(order, Side.ORDER, "OrderHead/goodsValue", Order::goodsValue)
                .required(list, Side.LIST, "sum of InventoryList/totalPrice", Sums::listed);
        if (order != null) {
            BigDecimal total = order.goodsValue().add(order.freight()).add(Sums.orZero(order.taxTotal()));
            paid.addsUpTo(Side.ORDER, "its parts", total.subtract(Sums.orZero(order.discount())), rules.amountTolerance());
            goods.addsUpTo(Side.ORDER, "its rows", Sums.ordered(order), rules.amountTolerance());
        }
        return List.of(
                paid.amount(rules.amountTolerance()),
                goods.amount(rules.amountTolerance()),
                Row.hard("payCode", "the order's payment firm, if it names one")
                        .optional(order, Side.ORDER, "OrderHead/payCode", Order::payCode)
                        .required(payment, Side.PAYMENT, "PaymentHead/payCode", Payment::payCode)
                        .company(company),
                Row.hard("payTransactionId", "the order's payment number, if it names one")
                        .optional(order, Side.ORDER, "OrderHead/payTransactionId", Order::payTransactionId)
                        .required(payment, Side.PAYMENT, "PaymentHead/payTransactionId", Payment::payTransactionId)
                        .text());
    }

    private List<FieldMatch> buyer() {
        Severity payer = rules.buyerIdentityCertified() ? Severity.SOFT : Severity.HARD;
        return List.of(
                Row.hard("buyerName", "one buyer on order and list")
                        .required(order, Side.ORDER, "OrderHead/buyerName", Order::buyerName)
                        .required(list, Side.LIST, "InventoryHead/buyerName", DeclarationList::buyerName)
                        .text(),
                Row.hard("buyerIdNumber", "one buyer on order and list")
                        .required(order, Side.ORDER, "OrderHead/buyerIdNumber", Order::buyerIdNumber)
                        .required(list, Side.LIST, "InventoryHead/buyerIdNumber", DeclarationList::buyerIdNumber)
                        .identity(),
                Row.of("payerName", payer, "the payer is the buyer")
                        .required(order, Side.ORDER, "OrderHead/buyerName", Order::buyerName)
                        .required(payment, Side.PAYMENT, "PaymentHead/payerName", Payment::payerName)
                        .text(),
                Row.of("payerIdNumber", payer, "the payer is the buyer")
                        .required(order, Side.ORDER, "OrderHead/buyerIdNumber", Order::buyerIdNumber)
                        .required(payment, Side.PAYMENT, "PaymentHead/payerIdNumber", Payment::payerIdNumber)
                        .identity());
    }

    private List<FieldMatch> consignee() {
        return List.of(
                Row.hard("consignee", "one consignee on order and waybill")
                        .required(order, Side.ORDER, "OrderHead/consignee", Order::consignee)
                        .required(waybill, Side.WAYBILL, "LogisticsHead/consignee", Waybill::consignee)
                        .text(),
                Row.soft("consigneeTelephone", "one telephone on order and waybill")
                        .required(order, Side.ORDER, "OrderHead/consigneeTelephone", Order::consigneeTelephone)
                        .required(waybill, Side.WAYBILL, "LogisticsHead/consigneeTelephone", Waybill::consigneeTelephone)
                        .telephone(),
                Row.soft("consigneeAddress", "one address on order, waybill and list")
                        .required(order, Side.ORDER, "OrderHead/consigneeAddress", Order::consigneeAddress)
                        .required(waybill, Side.WAYBILL, "LogisticsHead/consigneeAddress", Waybill::consigneeAddress)
                        .required(list, Side.LIST, "InventoryHead/consigneeAddress", DeclarationList::consigneeAddress)
                        .text());
    }

    private FieldMatch time() {
        return Row.soft("time", "order appTime <= payTime <= day of declTime; the waybill's time is shown only")
                .optional(order, Side.ORDER, "OrderHead/appTime", any -> any.head().appTime())
                .optional(payment, Side.PAYMENT, "PaymentHead/payTime", Payment::payTime)
                .optional(waybill, Side.WAYBILL, "LogisticsHead/appTime", any -> any.head().appTime())
                .optional(list, Side.LIST, "InventoryHead/declTime", DeclarationList::declTime)
                .verdict(timeOrder());
    }

    /** All three are digits of one zone, so their order is that of the digits; the list tells a day only. */
    private Verdict timeOrder() {
        List<String> times = new ArrayList<>();
        if (order != null) {
            times.add(order.head().appTime().strip());
        }
        if (payment != null) {
            times.add(payment.payTime().strip());
        }
        if (list != null && list.declTime() != null) {
            times.add(list.declTime().strip());
        }
        times.removeIf(String::isEmpty);
        for (int i = 1; i < times.size(); i++) {
            if (later(times.get(i - 1), times.get(i))) {
                return Verdict.DIFFERENT;
            }
        }
        return times.size() < 2 ? Verdict.ABSENT : Verdict.WITHIN;
    }

    private static boolean later(String first, String second) {
        boolean day = first.length() == DAY_DIGITS || second.length() == DAY_DIGITS;
        return day ? day(first).compareTo(day(second)) > 0 : first.compareTo(second) > 0;
    }

    private static String day(String time) {
        return time.length() < DAY_DIGITS ? time : time.substring(0, DAY_DIGITS);
    }
}
