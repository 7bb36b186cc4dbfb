package io.singlewindow.consignment.match;

import io.singlewindow.consignment.match.FieldMatch.Verdict;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Order;
import io.singlewindow.message.ProceedsNote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The table of exports: 303 order, 403 proceeds note, 505 waybill, 603 list. */
final class ExportRows {

    /** Type of the order that books goods into an overseas warehouse. */
    private static final String BOOKING = "W";
    private static final String RENMINBI = "142";

    private final MatchRules rules;
    private final UnaryOperator<String> company;
    private final @Nullable String tradeMode;
    private final @Nullable Order order;
    private final @Nullable ProceedsNote proceeds;
    private final @Nullable DeclarationList list;

    private ExportRows(MatchRules rules, UnaryOperator<String> company, Documents documents) {
        this.rules = rules;
        this.company = company;
        this.tradeMode = documents.tradeMode();
        this.order = documents.order();
        this.proceeds = documents.proceeds();
        this.list = documents.list();
    }

    static List<FieldMatch> of(MatchRules rules, UnaryOperator<String> company, Documents documents) {
        ExportRows table = new ExportRows(rules, company, documents);
        List<FieldMatch> rows = new ArrayList<>();
        rows.addAll(table.parties());
        rows.addAll(table.money());
        rows.addAll(WaybillRows.of(documents, rules, company, "Logistics/", "grossWeight"));
        rows.addAll(LineRows.of(documents));
        return rows;
    }

    private List<FieldMatch> parties() {
        List<FieldMatch> rows = new ArrayList<>();
        rows.add(Row.hard("orderNo", "one order number on order, proceeds note and list")
                .required(order, Side.ORDER, "OrderHead/orderNo", Order::orderNo)
                .required(proceeds, Side.PROCEEDS, "Receipts/orderNo", ProceedsNote::orderNo)
                .required(list, Side.LIST, "InventoryHead/orderNo", DeclarationList::orderNo)
                .text());
        rows.add(Row.hard("ebpCode", "one platform on order, proceeds note and list")
                .required(order, Side.ORDER, "OrderHead/ebpCode", Order::ebpCode)
                .required(proceeds, Side.PROCEEDS, "Receipts/ebpCode", ProceedsNote::ebpCode)
                .required(list, Side.LIST, "InventoryHead/ebpCode", DeclarationList::ebpCode)
                .company(company));
        rows.add(Row.hard("ebcCode", "one e-commerce firm on order, proceeds note and list")
                .required(order, Side.ORDER, "OrderHead/ebcCode", Order::ebcCode)
                .required(proceeds, Side.PROCEEDS, "Receipts/ebcCode", ProceedsNote::ebcCode)
                .required(list, Side.LIST, "InventoryHead/ebcCode", DeclarationList::ebcCode)
                .company(company));
        if (DocumentSet.OVERSEAS_WAREHOUSE.equals(tradeMode)) {
            boolean booking = order != null && BOOKING.equals(order.orderType().strip());
            rows.add(Row.hard("orderType", "in trade mode 9810 the order is a booking, orderType W")
                    .required(order, Side.ORDER, "OrderHead/orderType", Order::orderType)
                    .verdict(order == null ? Verdict.ABSENT : booking ? Verdict.EQUAL : Verdict.DIFFERENT));
        }
        return rows;
    }

    private List<FieldMatch> money() {
        List<FieldMatch> rows = new ArrayList<>();
        rows.add(goodsValue());
        rows.add(charge());
        if (rules.exportFreightIncluded()) {
            rows.add(freight());
        }
        return rows;
    }

    private FieldMatch goodsValue() {
        List<String> currencies = list == null ? List.of() : currencies(list);
        if (order != null && list != null && otherThan(order, currencies)) {
            return otherCurrency("goodsValue")
                    .required(order, Side.ORDER, "OrderHead/goodsValue", any -> in(any.goodsValue(), any.currency()))
                    .required(list, Side.LIST, "sum of InventoryList/totalPrice",
                            any -> in(Sums.listed(any), String.join(", ", currencies)))
                    .verdict(Verdict.DIFFERENT);
        }
        Row row = Row.hard("goodsValue", "goodsValue = sum of totalPrice")
                .required(order, Side.ORDER, "OrderHead/goodsValue", Order::goodsValue)
                .required(list, Side.LIST, "sum of InventoryList/totalPrice", Sums::listed);
        if (order != null && !otherThan(order, order.lines().stream().map(Order.Line::currency).toList())) {
            row.addsUpTo(Side.ORDER, "its rows", Sums.ordered(order), tolerance());
        }
        return row.amount(tolerance());
    }

    private FieldMatch charge() {
        boolean freight = rules.exportFreightIncluded();
        String element = freight ? "OrderHead/goodsValue + OrderHead/freight" : "OrderHead/goodsValue";
        if (order != null && proceeds != null && otherThan(order, List.of(proceeds.currency()))) {
            return otherCurrency("charge")
                    .required(order, Side.ORDER, element, any -> in(due(any), any.currency()))
                    .required(proceeds, Side.PROCEEDS, "Receipts/charge", any -> in(any.charge(), any.currency()))
                    .verdict(Verdict.DIFFERENT);
        }
        return Row.hard("charge", freight ? "charge = goodsValue + freight" : "charge = goodsValue")
                .required(order, Side.ORDER, element, this::due)
                .required(proceeds, Side.PROCEEDS, "Receipts/charge", ProceedsNote::charge)
                .amount(tolerance());
    }

    private FieldMatch freight() {
        if (order != null && list != null && otherThan(order, List.of(list.freightCurrency()))) {
            return otherCurrency("freight")
                    .required(order, Side.ORDER, "OrderHead/freight", any -> in(any.freight(), any.currency()))
                    .required(list, Side.LIST, "InventoryHead/freight", any -> in(any.freight(), any.freightCurrency()))
                    .verdict(Verdict.DIFFERENT);
        }
        return Row.hard("freight", "one freight on order and list")
                .required(order, Side.ORDER, "OrderHead/freight", Order::freight)
                .required(list, Side.LIST, "InventoryHead/freight", DeclarationList::freight)
                .amount(tolerance());
    }

    /** It is of renminbi; amounts of other currencies are the same to the last digit. */
    private BigDecimal tolerance() {
        return order != null && order.currency().strip().equals(RENMINBI) ? rules.amountTolerance() : BigDecimal.ZERO;
    }

    private BigDecimal due(Order of) {
        return rules.exportFreightIncluded() ? of.goodsValue().add(of.freight()) : of.goodsValue();
    }

    /** Without a rate of the day nobody can say whether amounts of two currencies are the same: a finding, never a guess. */
    private static Row otherCurrency(String field) {
        return Row.soft(field, "other currency: amounts are compared in one currency only");
    }

    private static boolean otherThan(Order order, List<String> currencies) {
        return currencies.stream().anyMatch(currency -> !currency.strip().equals(order.currency().strip()));
    }

    private static List<String> currencies(DeclarationList list) {
        return list.lines().stream().map(line -> line.currency().strip()).distinct().toList();
    }

    private static String in(BigDecimal amount, String currency) {
        return amount.toPlainString() + " (" + currency.strip() + ")";
    }
}
