package io.singlewindow.risk;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParametersInForce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The risk of firms; what became of a firm's consignments is asked for once in a while, not for each of them. */
@Component
@Profile("!simulator")
public class RiskBook {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int FIRMS_KEPT_MAX = 10_000;

    private final FirmHistory history;
    private final ParametersInForce inForce;
    private final Clock clock;
    private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();

    public RiskBook(FirmHistory history, ParametersInForce inForce, Clock clock) {
        this.history = history;
        this.inForce = inForce;
        this.clock = clock;
    }

    private record Asked(String firm, LocalDate from, LocalDate to, int max) {}

    private record Answer(Map<ConsignmentState, Long> states, Instant until) {}

    /**
     * The score of a firm on a day, from consignments that were opened on the days before it, as they stand.
     *
     * @param parameters those by which it is measured
     * @return empty where they know no risk
     */
    public Optional<RiskScore> of(String firm, LocalDate day, ParameterBook parameters) {
        return RiskMeasure.on(parameters, day).map(measure -> {
            LocalDate from = day.minusDays(measure.windowDays());
            LocalDate to = day.minusDays(1);
            return RiskScore.of(states(new Asked(firm, from, to, measure.counted())), measure, from, to);
        });
    }

    /** The same by the parameters in force. */
    public Optional<RiskScore> of(String firm, LocalDate day) {
        return of(firm, day, inForce.parameters());
    }

    private Map<ConsignmentState, Long> states(Asked asked) {
        Instant now = clock.instant();
        Answer known = answers.get(asked);
        if (known != null && now.isBefore(known.until())) {
            return known.states();
        }
        if (answers.size() >= FIRMS_KEPT_MAX) {
            answers.clear();
        }
        Map<ConsignmentState, Long> states = history.states(asked.firm(), asked.from(), asked.to(), asked.max());
        answers.put(asked, new Answer(states, now.plus(KEPT)));
        return states;
    }
}
