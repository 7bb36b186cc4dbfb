package io.singlewindow.consignment;

import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.consignment.match.MatchReport;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Matched goes on; a hard difference is returned with its fields (decision tables, CU-08). */
@Component
@Profile("!simulator")
class PlainDecisions implements Decisions {

    private static final String NAME = "plain/1";

    @Override
    public Decision decide(Documents documents, MatchReport report) {
        return new Decision(NAME, report.hardDifference() ? "RETURN" : "GREEN",
                report.fields().stream().filter(FieldMatch::differsHard).map(FieldMatch::field).toList());
    }
}
