package io.singlewindow.risk;

import static io.singlewindow.consignment.state.ConsignmentState.CLOSED;
import static io.singlewindow.consignment.state.ConsignmentState.DETAINED;
import static io.singlewindow.consignment.state.ConsignmentState.EXPIRED;
import static io.singlewindow.consignment.state.ConsignmentState.MISMATCHED;
import static io.singlewindow.consignment.state.ConsignmentState.REJECTED;
import static io.singlewindow.consignment.state.ConsignmentState.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.state.ConsignmentState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The figure alone. */
class RiskScoreTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 18);
    private static final RiskMeasure MEASURE = new RiskMeasure(180, 1000, 20,
            Map.of(REJECTED, new BigDecimal("100"), MISMATCHED, new BigDecimal("50"), DETAINED, new BigDecimal("100")), new BigDecimal("200"));

    @Example
    void aFirmWithoutAHistoryHasNone() {
        RiskScore score = score(Map.of());
        assertThat(score.perMille()).isZero();
        assertThat(score.settled()).isZero();
        assertThat(score.high()).isFalse();
    }

    @Example
    void eachOutcomeTellsByItsWeightOverAllThatCameToAnEnd() {
        RiskScore score = score(Map.of(RELEASED, 20L, CLOSED, 50L, REJECTED, 6L, MISMATCHED, 4L));
        assertThat(score.settled()).isEqualTo(80);
        assertThat(score.adverse()).isEqualTo(Map.of(REJECTED, 6L, MISMATCHED, 4L));
        assertThat(score.perMille()).as("8 of 100").isEqualTo(80);
    }

    @Example
    void oneBadOneOfANewFirmSaysLittleAndManySayMuch() {
        assertThat(score(Map.of(REJECTED, 1L)).perMille()).as("1 of 21, rounded half up").isEqualTo(48);
        assertThat(score(Map.of(REJECTED, 5L)).high()).as("200, which is not above").isFalse();
        assertThat(score(Map.of(REJECTED, 6L)).high()).as("231").isTrue();
    }

    @Example
    void whatIsUnderWayOrEndedOtherwiseIsNotCounted() {
        assertThat(score(Map.of(EXPIRED, 100L, ConsignmentState.WAITING, 100L, ConsignmentState.CANCELLED, 100L)).settled()).isZero();
    }

    @Property
    void itStaysWithinItsBoundsRisesWithWhatIsBadAndFallsWithWhatIsGood(@ForAll @IntRange(max = 2000) int good, @ForAll @IntRange(max = 2000) int rejected,
            @ForAll @IntRange(max = 2000) int mismatched, @ForAll @IntRange(min = 1, max = 500) int more) {
        Map<ConsignmentState, Long> states = new EnumMap<>(Map.of(CLOSED, (long) good, REJECTED, (long) rejected, MISMATCHED, (long) mismatched));
        int score = score(states).perMille();
        assertThat(score).isBetween(0, 1000);
        states.merge(REJECTED, (long) more, Long::sum);
        assertThat(score(states).perMille()).isGreaterThanOrEqualTo(score);
        states.put(REJECTED, (long) rejected);
        states.merge(CLOSED, (long) more, Long::sum);
        assertThat(score(states).perMille()).isLessThanOrEqualTo(score);
    }

    private static RiskScore score(Map<ConsignmentState, Long> states) {
        return RiskScore.of(states, MEASURE, DAY.minusDays(180), DAY.minusDays(1));
    }
}
