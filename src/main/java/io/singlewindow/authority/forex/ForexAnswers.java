package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.ForexResult.Verdict;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the forex authority's answers are about, and what they do to it. */
@Component
@Profile("!simulator")
public class ForexAnswers {

    private final ItemStore items;
    private final Clock clock;

    ForexAnswers(ItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /**
     * The consignment that an answer is about.
     *
     * @throws IllegalArgumentException when no settlement told the authority of such an item
     */
    public String consignmentOf(ForexResult result) {
        Item item = items.find(result.itemId())
                .filter(found -> result.settlementId().equals(found.settlementId()) && result.rptNo().equals(found.rptNo()))
                .orElseThrow(() -> new IllegalArgumentException("item " + result.itemId() + " of settlement " + result.settlementId()
                        + " in record " + result.rptNo() + " is not known"));
        boolean fits = switch (result.verdict()) {
            case SETTLED -> !item.refund();
            case REVERSED -> item.refund();
            default -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException("/result: given " + result.verdict() + " for a" + (item.refund() ? " refund" : "n order")
                    + ", expected " + (item.refund() ? Verdict.REVERSED : Verdict.SETTLED));
        }
        return item.consignmentId();
    }

    /** Whether each item of a settlement has been answered in some way. */
    public boolean allAnswered(String settlementId) {
        return items.sentOf(settlementId) == 0;
    }

    /** Takes an answer to account, in the caller's transaction; a repeat or one that comes late changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(ForexResult result) {
        Item item = items.lock(result.itemId()).orElseThrow();
        ItemState state = item.state().with(result.verdict().state());
        if (item.state().told() && state != item.state()) {
            items.answered(item.id(), state);
            if (!item.refund() && !state.open()) {
                items.refundsMayGo(item.consignmentId(), clock.millis());
            }
        }
    }
}
