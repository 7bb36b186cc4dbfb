package io.singlewindow.authority.taxrefund;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the tax authority's answers are about, and what they do to it. */
@Component
@Profile("!simulator")
public class TaxRefundAnswers {

    private final RefundItemStore items;
    private final Clock clock;

    TaxRefundAnswers(RefundItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /**
     * The consignments that an answer is about, in the order in which everyone locks them.
     *
     * @throws IllegalArgumentException when the authority was told of nothing like that
     */
    public List<String> consignmentsOf(TaxRefundResult result) {
        RefundItem item = items.find(result.itemId()).filter(found -> found.state().told())
                .orElseThrow(() -> new IllegalArgumentException("item " + result.itemId() + " was not told"));
        if (!result.verdict().fits(item.kind())) {
            throw new IllegalArgumentException("/result: given " + result.verdict() + " for a " + item.kind());
        }
        return item.consignmentId() != null ? List.of(item.consignmentId())
                : items.rows(item.id()).stream().map(RefundItem.Row::consignmentId).distinct().sorted().toList();
    }

    /** Says what an answer is about, for those who read it. */
    public String about(TaxRefundResult result) {
        return items.find(result.itemId()).map(item -> (item.kind() + " " + item.declarationNo()).strip()).orElse("-");
    }

    /** Takes an answer to account, in the caller's transaction; a repeat or one that comes late changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(TaxRefundResult result) {
        RefundItem item = items.lock(result.itemId()).orElseThrow();
        RefundState state = item.state().with(result.verdict().state());
        if (state == item.state()) {
            return;
        }
        items.answered(item.id(), state, result.externalNo(), result.refundDate());
        if (item.kind() == RefundKind.REFUND && !state.open()) {
            items.rows(item.id()).stream().map(RefundItem.Row::consignmentId).distinct()
                    .forEach(consignmentId -> items.lookAtReclaims(consignmentId, clock.millis()));
        }
    }
}
