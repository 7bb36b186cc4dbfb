package io.singlewindow.facts;

import io.singlewindow.consignment.MatchFigures;
import io.singlewindow.consignment.match.MatchRules;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells consignments how long they wait and how exactly they match, by the parameters in force. */
@Component
@Profile("!simulator")
class MatchParameters implements MatchFigures {

    private static final int PERCENT_DIGITS = 2;

    private final ParametersInForce parameters;

    MatchParameters(ParametersInForce parameters) {
        this.parameters = parameters;
    }

    @Override
    public Figures on(LocalDate day) {
        ParameterBook book = parameters.parameters();
        return new Figures(Duration.ofHours(book.number(ParameterId.MATCH_TTL, day).longValueExact()), rules(book, day));
    }

    /** A version of the rules from before these were parameters matches as was matched then. */
    private static MatchRules rules(ParameterBook book, LocalDate day) {
        MatchRules before = MatchRules.DEFAULT;
        return new MatchRules(
                book.at(ParameterId.MATCH_EXPORT_FREIGHT, day).map(row -> row.value().equals("YES")).orElse(before.exportFreightIncluded()),
                book.at(ParameterId.MATCH_WEIGHT_TOL, day).map(Parameter::value).map(BigDecimal::new).map(percent -> percent.movePointLeft(PERCENT_DIGITS))
                        .orElse(before.weightTolerance()),
                book.at(ParameterId.MATCH_PAYER_DIFFERS, day).map(row -> row.value().equals("SOFT")).orElse(before.buyerIdentityCertified()),
                book.number(ParameterId.AMOUNT_TOL, day));
    }
}
