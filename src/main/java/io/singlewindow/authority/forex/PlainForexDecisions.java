package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.ForexTreatment.Kind;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.state.ConsignmentState;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What matched is settled; anything else a person looks at. */
@Component
@Profile("!simulator")
class PlainForexDecisions implements ForexDecisions {

    private static final String NAME = "plain/1";

    @Override
    public ForexTreatment decide(Consignment consignment, Documents documents) {
        return consignment.ownState() == ConsignmentState.MATCHED
                ? new ForexTreatment(Kind.AUTO, NAME, "")
                : new ForexTreatment(Kind.MANUAL, NAME, "its documents are " + consignment.ownState());
    }
}
