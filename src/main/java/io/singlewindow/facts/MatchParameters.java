package io.singlewindow.facts;

import io.singlewindow.consignment.MatchFigures;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells consignments how long they wait and how exactly amounts match, by the parameters in force. */
@Component
@Profile("!simulator")
class MatchParameters implements MatchFigures {

    private final ParametersInForce parameters;

    MatchParameters(ParametersInForce parameters) {
        this.parameters = parameters;
    }

    @Override
    public Figures on(LocalDate day) {
        ParameterBook book = parameters.parameters();
        return new Figures(Duration.ofHours(book.number(ParameterId.MATCH_TTL, day).longValueExact()), book.number(ParameterId.AMOUNT_TOL, day));
    }
}
