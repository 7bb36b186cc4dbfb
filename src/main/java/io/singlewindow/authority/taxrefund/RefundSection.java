package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.WireAmount;
import io.singlewindow.authority.taxrefund.records.Purchase;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentGroup;
import io.singlewindow.consignment.ConsignmentSection;
import io.singlewindow.message.Direction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** An export's registration, its claims with their purchases, and what was taken back. */
@Component
@Profile("!simulator")
class RefundSection implements ConsignmentSection {

    private final RefundItemStore items;
    private final PurchaseStore purchases;

    RefundSection(RefundItemStore items, PurchaseStore purchases) {
        this.items = items;
        this.purchases = purchases;
    }

    @Override
    public String name() {
        return "refund";
    }

    @Override
    public Map<String, Object> of(ConsignmentGroup group) {
        List<String> exports = group.consignments().stream().filter(one -> one.direction() == Direction.EXPORT).map(Consignment::id).toList();
        Map<String, List<RefundItem>> registrations = items.of(exports, RefundKind.REGISTRATION);
        Map<String, List<RefundItem>> refunds = items.refundsWith(registrations.keySet());
        Map<String, List<RefundItem>> reclaims = items.of(registrations.keySet(), RefundKind.RECLAIM);
        Map<String, Object> views = new HashMap<>();
        registrations.forEach((id, registered) ->
                views.put(id, view(registered.get(0), refunds.getOrDefault(id, List.of()), reclaims.getOrDefault(id, List.of()))));
        return views;
    }

    private Map<String, @Nullable Object> view(RefundItem registration, List<RefundItem> refunds, List<RefundItem> reclaims) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("state", state(registration, refunds, reclaims).name());
        view.put("registration", item(registration));
        view.put("details", refunds.stream().map(this::detail).toList());
        view.put("reclaims", reclaims.stream().map(RefundSection::reclaim).toList());
        return view;
    }

    /** What has come furthest: a reclaim, else a claim that was told, else the registration. */
    private static RefundState state(RefundItem registration, List<RefundItem> refunds, List<RefundItem> reclaims) {
        return reclaims.stream().map(RefundItem::state).filter(RefundState.RECLAIMED::equals).findFirst()
                .or(() -> refunds.stream().map(RefundItem::state).filter(RefundState::told).max(RefundState::compareTo))
                .orElse(registration.state());
    }

    private static Map<String, @Nullable Object> item(RefundItem item) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("state", item.state().name());
        view.put("cause", item.cause());
        view.put("externalNo", item.externalNo());
        return view;
    }

    private Map<String, @Nullable Object> detail(RefundItem refund) {
        List<Purchase> bought = refund.state().told() ? purchases.toldIn(refund.id()) : purchases.of(refund.company(), refund.declarationNo());
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("declarationNo", refund.declarationNo());
        view.put("entryId", refund.entryId());
        view.put("item", refund.declarationRow());
        view.putAll(item(refund));
        view.put("refundable", refund.state().told() ? WireAmount.of(refund.amount()) : null);
        view.put("refundDate", refund.refundDate());
        view.put("purchases", bought.stream().map(PurchaseJson::of).toList());
        return view;
    }

    private static Map<String, @Nullable Object> reclaim(RefundItem reclaim) {
        Map<String, @Nullable Object> view = item(reclaim);
        view.put("amount", WireAmount.of(reclaim.amount()));
        return view;
    }
}
