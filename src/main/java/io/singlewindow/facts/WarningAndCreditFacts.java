package io.singlewindow.facts;

import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.WarningFacts;
import io.singlewindow.consignment.match.Documents;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Open early warnings (预警), and the credit (信用) of firm and declarant when the list arrived; for later authorities, as both are when their turn comes. */
@Component
@Profile("!simulator")
class WarningAndCreditFacts implements FactSource {

    private final WarningFacts warnings;
    private final CreditFacts credit;
    private final KeyNames names;
    private final ObjectProvider<Assembly> assembly;
    private final Clock clock;

    WarningAndCreditFacts(WarningFacts warnings, CreditFacts credit, KeyNames names, ObjectProvider<Assembly> assembly, Clock clock) {
        this.warnings = warnings;
        this.credit = credit;
        this.names = names;
        this.assembly = assembly;
        this.clock = clock;
    }

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        Instant at = transaction.arrivals().getOrDefault(DocumentKind.LIST, clock.instant());
        facts.putAll(known(transaction.consignment(), transaction.documents(), at));
    }

    /** A warning may be opened or dismissed, and credit lost or won, between the release of the goods and their settlement or refund. */
    @Override
    public Map<String, Object> later(Consignment consignment) {
        return known(consignment, assembly.getObject().documents(consignment), clock.instant());
    }

    private Map<String, Object> known(Consignment consignment, Documents documents, Instant at) {
        Parties parties = new Parties(documents, names);
        return Map.of("openWarnings", warnings.of(consignment).stream().filter(WarningFacts.Weighing::ofTransaction).count(),
                "firmCredit", grade(parties.firm(), at).name(), "declarantCredit", grade(parties.declarant(), at).name());
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
