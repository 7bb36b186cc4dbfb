package io.singlewindow.facts;

import io.singlewindow.authenticity.Authenticity;
import io.singlewindow.authenticity.AuthenticityFacts;
import io.singlewindow.authenticity.TruthVerdict;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.rules.decision.FactSource;
import io.singlewindow.rules.decision.Transaction;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What came of asking the platform for the order's raw data (165/179 of 2018). */
@Component
@Profile("!simulator")
class TruthFacts implements FactSource {

    private final AuthenticityFacts authenticity;

    TruthFacts(AuthenticityFacts authenticity) {
        this.authenticity = authenticity;
    }

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        facts.putAll(later(transaction.consignment()));
    }

    /** A platform may take longer to answer than the documents took to agree. */
    @Override
    public Map<String, Object> later(Consignment consignment) {
        return Map.of("paymentVerification", verification(authenticity.of(consignment)));
    }

    private static String verification(Authenticity known) {
        if (known.verdict() != null) {
            return switch (known.verdict()) {
                case AGREED -> "VERIFIED";
                case DIFFERED -> "MISMATCH";
                case INCOMPLETE -> "PENDING";
            };
        }
        // a platform that stays silent proves nothing, so it does not better its grade by it
        return known.asked() ? "PENDING" : "NOT_REQUIRED";
    }
}
