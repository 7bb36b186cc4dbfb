package io.singlewindow.facts;

import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.rules.decision.Holdings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lists that were held for goods that were locked (IQ-03) are decided anew when none of their goods is locked any more. */
@Component
@Profile("!simulator")
public class LockedLists {

    private static final Logger LOG = LoggerFactory.getLogger(LockedLists.class);
    private static final int LISTS_PER_PAGE = 200;

    private final ConsignmentStore consignments;
    private final Holdings holdings;
    private final FilingFacts filings;
    private final Assembly assembly;

    LockedLists(ConsignmentStore consignments, Holdings holdings, FilingFacts filings, Assembly assembly) {
        this.consignments = consignments;
        this.holdings = holdings;
        this.filings = filings;
        this.assembly = assembly;
    }

    /** Looks at all of them once, imports and exports, the oldest first. */
    public void reconsider() {
        String after = "";
        List<String> page;
        do {
            page = consignments.held(after, LISTS_PER_PAGE);
            page.forEach(this::reconsider);
            after = page.isEmpty() ? after : page.get(page.size() - 1);
        } while (page.size() == LISTS_PER_PAGE);
    }

    private void reconsider(String consignmentId) {
        try {
            // what is held for something else waits for that; what is locked still would be held again
            if (holdings.told(consignmentId, FilingFacts.GOODS_RISK).filter(FilingFacts.LOCKED::equals).isPresent()
                    && consignments.find(consignmentId).filter(one -> !filings.locked(assembly.documents(one))).isPresent()) {
                assembly.reconsider(consignmentId);
            }
        } catch (RuntimeException failed) {
            LOG.error("Held consignment {} could not be looked at, it is tried again: {}", consignmentId, failed.toString());
        }
    }
}
