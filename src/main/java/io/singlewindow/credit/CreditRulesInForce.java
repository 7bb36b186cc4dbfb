package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditRules;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.version.RuleBook;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The rules of credit, by the version of the rules in force. */
@Component
@Profile("!simulator")
class CreditRulesInForce {

    private final Supplier<ParameterBook> inForce;
    private volatile @Nullable Made made;

    @Autowired
    CreditRulesInForce(RuleBook rules, CreditFile file) {
        this(() -> rules.parameters(file));
    }

    CreditRulesInForce(Supplier<ParameterBook> inForce) {
        this.inForce = inForce;
    }

    private record Made(ParameterBook of, CreditRules rules) {}

    /** Those of now; who asks several for one outcome asks once. */
    CreditRules now() {
        ParameterBook book = inForce.get();
        Made known = made;
        if (known == null || known.of() != book) {
            known = new Made(book, new CreditRules(book));
            made = known;
        }
        return known.rules();
    }
}
