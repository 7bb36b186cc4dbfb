package io.singlewindow.facts;

import io.singlewindow.consignment.KeyNames;
import io.singlewindow.filing.DepartmentWords;
import io.singlewindow.filing.state.Department;
import io.singlewindow.rules.decision.TurnFacts;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the forex office says of the firm when its order is to be settled: listed or not, its class, whether it is coached. */
@Component
@Profile("!simulator")
class ForexTurnFacts implements TurnFacts {

    private static final int CENT_DIGITS = 2;
    private static final String DIRECTORY = "forexDirectory";
    private static final String DENIED = "directoryDenied";

    private final DepartmentWords words;
    private final KeyNames names;
    private final Clock clock;

    ForexTurnFacts(DepartmentWords words, KeyNames names, Clock clock) {
        this.words = words;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public void tell(Turn turn, Map<String, Object> facts) {
        if (turn.table() != Table.FOREX) {
            return;
        }
        facts.putAll(words.of(names.company(turn.consignment().ebcCode()), Department.FOREX, clock.instant()));
        if ("NOT_LISTED".equals(facts.get(DIRECTORY)) && !Boolean.TRUE.equals(facts.get(DENIED)) && exempt(turn, facts)) {
            facts.put(DIRECTORY, "EXEMPT");
        }
    }

    /** A small firm need not be listed (2021 Q&A), unless the forex office has struck it off or refused it; by what this window settles for it in the year, this deal among it. */
    private static boolean exempt(Turn turn, Map<String, Object> facts) {
        return facts.get("firmYearUsdCents") instanceof Long cents && turn.parameters().at(ParameterId.FX_DIRECTORY_FREE, turn.day()).map(Parameter::value)
                .map(BigDecimal::new).filter(free -> BigDecimal.valueOf(cents, CENT_DIGITS).compareTo(free) <= 0).isPresent();
    }
}
