package io.singlewindow.authority.forex;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.Conditions;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.VisibleConsignments;
import io.singlewindow.consignment.VisibleConsignments.Page;
import io.singlewindow.consignment.VisibleConsignments.Sequence;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The work list of the forex office's reviewers: what is held within the reader's own scope, the oldest first. What he may look at on a
 * legal basis alone he may not decide ({@link ForexDesk}), so it is not his work.
 */
@Component
@Profile("!simulator")
public class HeldSettlements {

    private static final String HELD = "c.id IN (SELECT h.consignment_id FROM forex_item h WHERE h.state = 'HELD' AND "
            + Conditions.bounded("h.consignment_id") + ")";

    private final ItemStore items;
    private final VisibleConsignments consignments;
    private final ReadLog reads;

    HeldSettlements(ItemStore items, VisibleConsignments consignments, ReadLog reads) {
        this.items = items;
        this.consignments = consignments;
        this.reads = reads;
    }

    /**
     * A page of them, as JSON (HeldSettlements of the OpenAPI).
     *
     * @param after id of the last consignment of the page before; null for the first page
     * @param limit 1 to {@link VisibleConsignments#PAGE_MAX}
     * @throws ProblemException 403 for who is no reviewer of the forex office, 400 for another limit
     */
    public Map<String, @Nullable Object> page(Caller caller, @Nullable String after, int limit) {
        if (!ForexDesk.isReviewer(caller)) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a reviewer of the forex office");
        }
        Conditions wanted = new Conditions().and(HELD);
        Scope scope = caller.scope();
        if (scope != null && !caller.seesAll()) {
            VisibleConsignments.inRegion(wanted, "Own", scope);
        }
        Page found = consignments.page(caller, wanted, Sequence.OLDEST_FIRST, after, limit);
        List<String> ids = found.items().stream().map(Consignment::id).toList();
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.CONSIGNMENT, ids, "");
        Map<String, Item> standing = items.standing(ids);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        // one that was decided since the page was found has nothing held any more, and is left out
        page.put("items", found.items().stream().filter(one -> ForexDesk.isHeld(standing.get(one.id()))).map(one -> json(one, standing.get(one.id()))).toList());
        page.put("next", found.next());
        return page;
    }

    private static Map<String, @Nullable Object> json(Consignment consignment, Item item) {
        Held why = Held.of(item.cause());
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("consignmentId", consignment.id());
        view.put("orderNo", consignment.orderNo());
        view.put("direction", consignment.direction().name());
        view.put("state", consignment.state().name());
        view.put("ebpCode", consignment.ebpCode());
        view.put("refund", item.refund());
        view.put("heldFor", why.name());
        view.put("who", Map.of("zh", why.zh(), "en", why.en()));
        view.put("createdAt", BusinessTime.iso(Instant.ofEpochMilli(consignment.createdAtMillis())));
        return view;
    }
}
