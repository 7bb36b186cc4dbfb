package io.singlewindow.charge;

import io.singlewindow.consignment.Assembly;
import io.singlewindow.guarantee.Guarantees;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lists that were held for their declarant's guarantee go on when it covers them: topped up, or freed by what was paid. The oldest first. */
@Component
@Profile("!simulator")
public class HeldImports {

    private static final Logger LOG = LoggerFactory.getLogger(HeldImports.class);
    private static final int PAGE = 200;

    private final ChargeNotes notes;
    private final Guarantees guarantees;
    private final Assembly assembly;
    private final Clock clock;

    HeldImports(ChargeNotes notes, Guarantees guarantees, Assembly assembly, Clock clock) {
        this.notes = notes;
        this.guarantees = guarantees;
        this.assembly = assembly;
        this.clock = clock;
    }

    /** Looks at all of them once. */
    public void reconsider() {
        String after = "";
        List<ChargeNotes.Held> page;
        do {
            page = notes.held(after, PAGE);
            page.forEach(this::reconsider);
            after = page.isEmpty() ? after : page.get(page.size() - 1).consignmentId();
        } while (page.size() == PAGE);
    }

    private void reconsider(ChargeNotes.Held held) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        try {
            if (guarantees.standing(held.declarant(), today).available().compareTo(held.tax()) >= 0 && !assembly.reconsider(held.consignmentId())) {
                notes.notHeld(held.consignmentId());
            }
        } catch (RuntimeException failed) {
            LOG.error("Held consignment {} could not be looked at, it is tried again: {}", held.consignmentId(), failed.toString());
        }
    }
}
