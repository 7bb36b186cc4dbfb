package io.singlewindow.facts;

import io.singlewindow.risk.RiskBook;
import io.singlewindow.rules.decision.FactSource;
import io.singlewindow.rules.decision.Transaction;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The firm's risk by its history (历史风险分) on the day of acceptance. */
@Component
@Profile("!simulator")
class RiskFacts implements FactSource {

    private final RiskBook risks;

    RiskFacts(RiskBook risks) {
        this.risks = risks;
    }

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        risks.of(transaction.consignment().ebcCode(), transaction.acceptanceDay(), transaction.parameters())
                .ifPresent(risk -> facts.put("riskScore", (long) risk.perMille()));
    }
}
