package io.singlewindow.consignment;

import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchReport;
import java.util.List;

/**
 * Stands for the rules where they are not what is tested: matched goes on; a hard difference is returned with its fields (decision tables,
 * CU-08), what is general trade is rejected (CU-10), and what is more than a person may buy in a year (CU-04), what is taxed in full is yellow (CU-11), and what the guarantee does not cover is held
 * (CU-13).
 */
class PlainDecisions implements Decisions {

    private static final String NAME = "plain/2";

    @Override
    public Decision decide(Consignment consignment, Documents documents, MatchReport report, Assessment charges) {
        if (report.hardDifference()) {
            return decision("RETURN", Decision.Course.RETURN);
        }
        if (charges.treatment().equals("GENERAL_TRADE")) {
            return decision("REJECT", Decision.Course.REJECT);
        }
        if (!charges.capsKept()) {
            return decision("REJECT", Decision.Course.REJECT);
        }
        if (!charges.guaranteed()) {
            return decision("HOLD", Decision.Course.HOLD);
        }
        return decision(charges.treatment().equals("FULL_TAX") ? "YELLOW" : "GREEN", Decision.Course.GOES);
    }

    private static Decision decision(String customs, Decision.Course course) {
        return new Decision(NAME, customs, "SAMPLE", course, List.of());
    }
}
