package io.singlewindow.facts;

import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.rules.engine.FactCatalogue;
import io.singlewindow.rules.version.RuleBook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Refuses at the start a table of moves whose states tell decisions what no decision knows: it would be found by the first order else. */
@Component
@Profile("!simulator")
class KnownWords {

    @Autowired
    KnownWords(FilingRules rules, RuleBook book) {
        this(rules, book.catalogue());
    }

    KnownWords(FilingRules rules, FactCatalogue catalogue) {
        rules.departments().forEach((department, table) -> table.tells().forEach((state, facts) -> {
            try {
                catalogue.facts(facts);
            } catch (IllegalArgumentException unknown) {
                throw new IllegalStateException("filing rules: " + department.code() + " " + state + " tells " + unknown.getMessage(), unknown);
            }
        }));
    }
}
