package io.singlewindow.facts;

import io.singlewindow.consignment.Assessment;
import io.singlewindow.rules.decision.FactSource;
import io.singlewindow.rules.decision.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What tax, quota and guarantee say of an import. */
@Component
@Profile("!simulator")
@Order(ChargeFacts.AFTER_TABLES)
class ChargeFacts implements FactSource {

    /** Behind the code tables, whose positive list has yearly caps. */
    static final int AFTER_TABLES = TableFacts.AFTER_FILINGS + 1;
    private static final int FEN_DIGITS = 2;
    private static final String WITHIN = "WITHIN";

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        Assessment charges = transaction.charges();
        if (charges == Assessment.NONE) {
            return;
        }
        // what is not enforced does not decide
        facts.put("limit", charges.treatment().equals(WITHIN) ? WITHIN : charges.limit());
        facts.put("dutiableValueFen", fen(charges.dutiableValue()));
        facts.put("itemCount", (long) charges.items());
        facts.put("annualUsedFen", fen(charges.annualUsed()));
        if (!charges.capsKept()) {
            // goods that are not listed at all are worse
            facts.merge("positiveList", "CONDITION_BROKEN", (known, broken) -> known.equals("NOT_LISTED") ? known : broken);
        }
        facts.put("guarantee", charges.guaranteed() ? "COVERED" : "SHORT");
    }

    /** Part of a fen counts as one, so that a limit is not passed under by it. */
    private static long fen(BigDecimal yuan) {
        return yuan.movePointRight(FEN_DIGITS).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
