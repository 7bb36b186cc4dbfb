package io.singlewindow.consignment;

import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.consignment.match.MatchReport;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Matched goes on; a hard difference is returned with its fields (decision tables, CU-08), what is general trade is rejected (CU-10),
 * what is taxed in full is yellow (CU-11, CU-12), and what the guarantee does not cover is held (CU-13).
 */
@Component
@Profile("!simulator")
class PlainDecisions implements Decisions {

    private static final String NAME = "plain/2";

    @Override
    public Decision decide(Documents documents, MatchReport report, Assessment charges) {
        if (report.hardDifference()) {
            return new Decision(NAME, "RETURN", report.fields().stream().filter(FieldMatch::differsHard).map(FieldMatch::field).toList());
        }
        if (charges.treatment().equals("GENERAL_TRADE")) {
            return new Decision(NAME, "REJECT", List.of(charges.limit()));
        }
        if (!charges.guaranteed()) {
            return new Decision(NAME, "HOLD", List.of("guarantee"));
        }
        return charges.treatment().equals("FULL_TAX") ? new Decision(NAME, "YELLOW", List.of(charges.limit())) : new Decision(NAME, "GREEN", List.of());
    }
}
