package io.singlewindow.consignment;

import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchReport;
import java.util.List;

/** Stands for the rules where they are not what is tested: matched goes on; a hard difference is returned with its fields (decision tables, CU-08). */
class PlainDecisions implements Decisions {

    private static final String NAME = "plain/1";

    @Override
    public Decision decide(Consignment consignment, Documents documents, MatchReport report) {
        boolean differs = report.hardDifference();
        return new Decision(NAME, differs ? "RETURN" : "GREEN", "SAMPLE", differs ? Decision.Course.RETURN : Decision.Course.GOES, List.of());
    }
}
