package io.singlewindow.authority.forex;

import io.singlewindow.authority.forex.ForexTreatment.Kind;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.state.ConsignmentState;

/** Stands for the rules where they are not what is tested: what matched is settled; anything else a person looks at. */
class PlainForexDecisions implements ForexDecisions {

    private static final String NAME = "plain/1";

    @Override
    public ForexTreatment decide(Consignment consignment, Documents documents, Deal deal) {
        return consignment.ownState() == ConsignmentState.MATCHED
                ? new ForexTreatment(Kind.AUTO, NAME, "")
                : new ForexTreatment(Kind.MANUAL, NAME, "its documents are " + consignment.ownState());
    }
}
