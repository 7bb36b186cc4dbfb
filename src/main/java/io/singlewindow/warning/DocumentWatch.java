package io.singlewindow.warning;

import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.FiledDocuments;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Document;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.Waybill;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.rule.FakeTrade;
import io.singlewindow.warning.rule.IdentityReuse;
import io.singlewindow.warning.rule.OrderFact;
import io.singlewindow.warning.rule.OrderFact.Tie;
import io.singlewindow.warning.rule.PriceUnderMedian;
import io.singlewindow.warning.rule.QuotaBurst;
import io.singlewindow.warning.rule.Rule;
import io.singlewindow.warning.rule.Sources;
import io.singlewindow.warning.rule.SplitOrders;
import io.singlewindow.warning.rule.Thresholds;
import io.singlewindow.warning.rule.WaybillAgain;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Looks at documents as they are filed: keeps what rules compare and has the rules look, in the transaction that files them. The
 * day is that of arrival, so a document that is filed late, or twice, gives the same.
 */
@Component
@Profile("!simulator")
class DocumentWatch implements FiledDocuments {

    private static final int GOODS_CHARACTERS_MAX = 160;

    private final OrderFacts orders;
    private final PriceFacts prices;
    private final WaybillFacts waybills;
    private final SourceFacts sources;
    private final Warnings warnings;
    private final WarningParameters parameters;
    private final PersonKeys persons;
    private final SubmittedMessages messages;

    DocumentWatch(OrderFacts orders, PriceFacts prices, WaybillFacts waybills, SourceFacts sources, Warnings warnings, WarningParameters parameters,
            PersonKeys persons, SubmittedMessages messages) {
        this.orders = orders;
        this.prices = prices;
        this.waybills = waybills;
        this.sources = sources;
        this.warnings = warnings;
        this.parameters = parameters;
        this.persons = persons;
        this.messages = messages;
    }

    @Override
    public void filed(DocumentRow row, Document document, Instant receivedAt) {
        Thresholds thresholds = parameters.on(LocalDate.ofInstant(receivedAt, BusinessTime.ZONE));
        boolean counts = row.standing() == Standing.CURRENT;
        if (document instanceof Order order && counts) {
            order(row, order, receivedAt, thresholds);
        } else if (document instanceof Payment payment && counts) {
            payment(row, payment, receivedAt, thresholds);
        } else if (document instanceof Waybill waybill) {
            waybill(row, waybill, receivedAt, thresholds, counts);
        } else if (document instanceof DeclarationList list) {
            used(row, list.orderNo(), thresholds);
        }
    }

    @Override
    public void withdrawn(DocumentRow row) {
        orders.find(row.id()).ifPresent(fact -> {
            Document before = messages.of(row.submissionId()).documents().get(row.position() - 1);
            if (before instanceof Order order) {
                order.lines().stream().filter(DocumentWatch::isPriced).forEach(line -> prices.count(goods(fact, line), fact.day(), line.price(), -1));
            }
        });
        orders.remove(row.id());
        waybills.remove(row.id());
    }

    private void order(DocumentRow row, Order order, Instant receivedAt, Thresholds thresholds) {
        OrderFact fact = new OrderFact(row.id(), thresholds.day(), row.ebpCode(), row.ebcCode(), row.orderNo(), order.goodsValue().add(order.freight()),
                persons.ofIdentity(order.buyerIdNumber()), persons.ofTelephone(order.buyerTelephone()), persons.ofAddress(order.consigneeAddress()),
                orders.payer(row.ebpCode(), row.orderNo()));
        if (!orders.add(fact)) {
            return;
        }
        source(row, Sources.Kind.ORDER, order.head().appTime(), receivedAt, thresholds);
        order.lines().stream().filter(DocumentWatch::isPriced).forEach(line -> price(fact, line, thresholds));
        if (fact.person().isEmpty()) {
            return;
        }
        TiedOrders tied = new TiedOrders(orders, fact, thresholds);
        IdentityReuse.look(fact, tied.all(), thresholds).forEach(found -> warnings.raise(found, thresholds, row.id()));
        SplitOrders.look(fact, tied.of(Tie.PERSON), thresholds).ifPresent(found -> warnings.raise(found, thresholds, row.id()));
        QuotaBurst.look(fact, tied.of(Tie.PERSON), thresholds).ifPresent(found -> warnings.raise(found, thresholds, row.id()));
        FakeTrade.look(fact, tied, thresholds).ifPresent(found -> warnings.raise(found, thresholds, row.id()));
    }

    private static boolean isPriced(Order.Line line) {
        return line.itemNo() != null && !line.itemNo().isBlank() && line.price().signum() > 0;
    }

    /** Goods are filed by their owner and its own number of them. */
    private static String goods(OrderFact fact, Order.Line line) {
        String goods = fact.ebcCode() + "|" + String.valueOf(line.itemNo()).strip() + "|" + line.currency() + "|" + line.unit();
        return goods.substring(0, Math.min(goods.length(), GOODS_CHARACTERS_MAX));
    }

    private void price(OrderFact fact, Order.Line line, Thresholds thresholds) {
        if (thresholds.isOn(Rule.PRICE_UNDER_MEDIAN)) {
            String goods = goods(fact, line);
            PriceUnderMedian.look(fact, goods, line.price(), prices.median(goods, fact.day(), thresholds.priceDays()), thresholds)
                    .ifPresent(found -> warnings.raise(found, thresholds, fact.documentId()));
            prices.count(goods, fact.day(), line.price(), 1);
        }
    }

    private void payment(DocumentRow row, Payment payment, Instant receivedAt, Thresholds thresholds) {
        String payer = persons.ofIdentity(payment.payerIdNumber());
        if (orders.addPayment(row.id(), thresholds.day(), row.ebpCode(), row.orderNo(), payer)) {
            source(row, Sources.Kind.PAYMENT, payment.payTime(), receivedAt, thresholds);
            if (!payer.isEmpty()) {
                orders.paid(row.ebpCode(), row.orderNo(), payer).forEach(order -> FakeTrade.look(order, new TiedOrders(orders, order, thresholds), thresholds)
                        .ifPresent(found -> warnings.raise(found, thresholds, order.documentId())));
            }
        }
    }

    private void waybill(DocumentRow row, Waybill waybill, Instant receivedAt, Thresholds thresholds, boolean counts) {
        String orderNo = waybill.orderNo() == null ? "" : waybill.orderNo().strip();
        if (used(row, orderNo, thresholds) && counts) {
            source(row, Sources.Kind.WAYBILL, waybill.head().appTime(), receivedAt, thresholds);
        }
    }

    /** True the first time that this document is looked at. */
    private boolean used(DocumentRow row, String orderNo, Thresholds thresholds) {
        WaybillAgain.Use use = new WaybillAgain.Use(row.id(), thresholds.day(), row.logisticsCode(), row.logisticsNo(), orderNo.strip());
        if (!waybills.add(use)) {
            return false;
        }
        if (thresholds.isOn(Rule.WAYBILL_AGAIN) && !use.order().isEmpty()) {
            WaybillAgain.look(use, waybills.others(use, thresholds.waybillSince()), thresholds)
                    .ifPresent(found -> warnings.raise(found, thresholds, row.id()));
        }
        return true;
    }

    private void source(DocumentRow row, Sources.Kind kind, String eventTime, Instant receivedAt, Thresholds thresholds) {
        // a change tells of something that was told in time
        boolean late = row.appType().equals("1") && EventTime.delay(eventTime, receivedAt).filter(delay -> Sources.isLate(kind, delay, thresholds)).isPresent();
        Sources.Day day = sources.count(row.sender(), kind, thresholds.day(), receivedAt, late);
        Sources.late(day, thresholds).ifPresent(found -> warnings.raise(found, thresholds, null));
    }
}
