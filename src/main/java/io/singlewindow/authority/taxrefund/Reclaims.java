package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.forex.records.ReturnAmount;
import io.singlewindow.authority.taxrefund.RefundItemStore.Part;
import io.singlewindow.authority.taxrefund.RefundLists.Line;
import io.singlewindow.consignment.ReturnedGoods;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes back what was refunded for goods that have come back (已退税补税): their share of each refund they are in, by value. */
@Component
@Profile("!simulator")
class Reclaims {

    private final RefundItemStore items;
    private final RefundLists lists;
    private final RefundMessages messages;
    private final TaxRefundSettings settings;
    private final Clock clock;

    Reclaims(RefundItemStore items, RefundLists lists, RefundMessages messages, TaxRefundSettings settings, Clock clock) {
        this.items = items;
        this.lists = lists;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    void look(RefundItem item) {
        String consignmentId = String.valueOf(item.consignmentId());
        List<RefundItem> refunds = items.refundsWith(consignmentId);
        boolean undecided = refunds.stream().anyMatch(one -> one.state() == RefundState.WAITING || one.state().open());
        if (undecided || refunds.isEmpty() && mayBeDeclared(consignmentId)) {
            items.waits(item, RefundCause.CLAIM, null);
            // one that is not told yet sees that goods came back, and ends
            refunds.stream().filter(one -> one.state() == RefundState.WAITING)
                    .forEach(one -> items.lookAtRefund(one.company(), one.declarationNo(), clock.millis()));
            return;
        }
        List<Part> parts = refunds.stream().filter(one -> one.state() == RefundState.REFUNDED)
                .map(one -> new Part(item.id(), one.id(), amount(one, consignmentId, ReturnedGoods.quantities(item.goods()))))
                .filter(part -> part.amount().signum() > 0).toList();
        if (parts.isEmpty()) {
            items.cancelled(item, RefundCause.NOTHING);
            return;
        }
        items.parts(parts);
        items.told(item.id(), parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        messages.reclaim(item, parts.stream().map(part -> new RefundMessages.Reclaimed(
                items.find(part.refundId()).orElseThrow(), part.amount())).toList());
    }

    private boolean mayBeDeclared(String consignmentId) {
        return lists.of(consignmentId).filter(one -> settings.statisticsFlag().equals(one.list().statisticsFlag())).isPresent();
    }

    /** Never more than the consignment's own share of the refund that was not taken back yet. */
    private BigDecimal amount(RefundItem refund, String consignmentId, Map<Integer, BigDecimal> goods) {
        List<Line> lines = lists.lines(items.rows(refund.id()));
        if (lines == null) {
            throw new IllegalStateException("Refund " + refund.id() + " has lost rows of its lists");
        }
        Predicate<Line> own = line -> line.consignmentId().equals(consignmentId);
        BigDecimal left = share(refund, lines, own, Map.of()).subtract(items.reclaimed(refund.id(), consignmentId));
        List<ReturnAmount.Row> rows = lines.stream().filter(own)
                .map(line -> new ReturnAmount.Row(line.line().gnum(), line.line().qty(), line.line().totalPrice())).toList();
        Map<Integer, BigDecimal> earlier = ReturnedGoods.sum(items.reclaimedGoods(refund.id(), consignmentId).stream());
        return ReturnAmount.complete(rows, earlier, goods) ? left : share(refund, lines, own, goods).min(left);
    }

    private static BigDecimal share(RefundItem refund, List<Line> lines, Predicate<Line> own, Map<Integer, BigDecimal> goods) {
        List<ReturnAmount.Row> rows = new ArrayList<>();
        Map<Integer, BigDecimal> returned = new HashMap<>();
        for (Line one : lines) {
            int place = rows.size() + 1;
            rows.add(new ReturnAmount.Row(place, one.line().qty(), one.line().totalPrice()));
            BigDecimal quantity = goods.isEmpty() ? one.line().qty() : goods.get(one.line().gnum());
            if (own.test(one) && quantity != null) {
                returned.put(place, quantity);
            }
        }
        return returned.isEmpty() ? BigDecimal.ZERO : ReturnAmount.of(rows, Map.of(), returned, refund.amount(), refund.amount());
    }
}
