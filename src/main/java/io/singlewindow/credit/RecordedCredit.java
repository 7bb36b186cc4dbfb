package io.singlewindow.credit;

import io.singlewindow.credit.grade.Grading;
import io.singlewindow.filing.CreditFacts;
import io.singlewindow.filing.CreditStanding;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The standing by the events that are recorded. */
@Component
@Profile("!simulator")
class RecordedCredit implements CreditFacts {

    private final CreditStore store;
    private final CreditRulesInForce rules;

    RecordedCredit(CreditStore store, CreditRulesInForce rules) {
        this.store = store;
        this.rules = rules;
    }

    @Override
    public CreditStanding of(String uscc, Instant at) {
        return Grading.of(store.of(uscc), rules.now()).at(at);
    }
}
