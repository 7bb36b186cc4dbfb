package io.singlewindow.warning;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.WarningFacts;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The warnings that weigh, as they stand now. */
@Component
@Profile("!simulator")
class OpenWarnings implements WarningFacts {

    private final WarningStore store;

    OpenWarnings(WarningStore store) {
        this.store = store;
    }

    @Override
    public List<Weighing> of(Consignment consignment) {
        return store.weighing(consignment.id());
    }
}
