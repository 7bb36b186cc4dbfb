package io.singlewindow.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.rules.parameter.Kind;
import io.singlewindow.rules.parameter.Mark;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a firm's history is asked for, and for which days. */
class RiskBookTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 18);

    private final MovableClock clock = new MovableClock(Clock.fixed(Instant.parse("2024-06-18T02:00:00Z"), BusinessTime.ZONE));
    private final List<String> asked = new ArrayList<>();
    private final RiskBook risks = new RiskBook((firm, from, to, max) -> {
        asked.add(firm + " " + from + " " + to + " " + max);
        return Map.of(ConsignmentState.REJECTED, 10L);
    }, () -> parameters("RISK_WINDOW", "RISK_ORDERS_COUNTED", "RISK_PRIOR", "RISK_WEIGHT_REJECTED", "RISK_HIGH"), clock);

    @Test
    void theDaysBeforeTheDayCountAndNotItself() {
        assertThat(risks.of("firm", DAY).orElseThrow().perMille()).as("10 of 20 at 10 %").isEqualTo(50);
        assertThat(asked).containsExactly("firm 2024-06-08 2024-06-17 10");
    }

    @Test
    void itIsAskedForAgainAfterAWhileAndForAnotherFirmOrDay() {
        risks.of("firm", DAY);
        risks.of("firm", DAY);
        assertThat(asked).hasSize(1);
        risks.of("other", DAY);
        risks.of("firm", DAY.plusDays(1));
        assertThat(asked).hasSize(3);
        clock.advance(Duration.ofSeconds(11));
        risks.of("firm", DAY);
        assertThat(asked).hasSize(4);
    }

    @Test
    void rulesFromBeforeRiskWasScoredKnowNone() {
        assertThat(risks.of("firm", DAY, parameters("RISK_WINDOW", "RISK_PRIOR"))).isEmpty();
        assertThat(asked).isEmpty();
    }

    /** Each of them is ten. */
    private static ParameterBook parameters(String... ids) {
        return new ParameterBook(Arrays.stream(ids)
                .map(id -> new Parameter(id, "10", "orders", null, null, Mark.I, Kind.CONFIG, "none")).toList());
    }
}
