package io.singlewindow.facts;

import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.WarningFacts;
import io.singlewindow.filing.CreditFacts;
import io.singlewindow.filing.CreditGrade;
import io.singlewindow.filing.CreditStanding;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.decision.FactSource;
import io.singlewindow.rules.decision.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Open early warnings (预警), and the credit (信用) of firm and declarant when the list arrived. */
@Component
@Profile("!simulator")
class WarningAndCreditFacts implements FactSource {

    private final WarningFacts warnings;
    private final CreditFacts credit;
    private final KeyNames names;
    private final Clock clock;

    WarningAndCreditFacts(WarningFacts warnings, CreditFacts credit, KeyNames names, Clock clock) {
        this.warnings = warnings;
        this.credit = credit;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        facts.put("openWarnings", warnings.of(transaction.consignment()).stream().filter(WarningFacts.Weighing::ofTransaction).count());
        Instant at = transaction.arrivals().getOrDefault(DocumentKind.LIST, clock.instant());
        Parties parties = new Parties(transaction.documents(), names);
        facts.put("firmCredit", grade(parties.firm(), at).name());
        facts.put("declarantCredit", grade(parties.declarant(), at).name());
    }

    /** What a listing or bad information withdraws is not earned by the grade. */
    private CreditGrade grade(@Nullable String uscc, Instant at) {
        if (uscc == null) {
            return CreditGrade.ORDINARY;
        }
        CreditStanding standing = credit.of(uscc, at);
        if (standing.listed()) {
            return CreditGrade.DISHONEST;
        }
        return standing.fastTrack() ? standing.grade() : standing.grade().orWorse(CreditGrade.ORDINARY);
    }
}
