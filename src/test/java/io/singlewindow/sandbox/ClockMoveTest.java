package io.singlewindow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.MovableClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's clock is moved to times that everything can count and write, and to no other. */
class ClockMoveTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private static int refused(String member, String value) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> ClockMove.target(NOW, Map.of(member, value)));
        assertThat(problem).as("%s %s", member, value).isNotNull();
        assertThat(problem.findings().get(0).code()).isEqualTo(ErrorCode.SYS_007);
        return problem.status();
    }

    @ParameterizedTest
    @CsvSource({"now, +999999999-12-31T23:59:59-18:00", "now, -0001-01-01T00:00:00Z", "now, 9999-01-01T00:00:00Z",
        "advance, PT9223372036854775807S", "advance, PT-9223372036854775807S", "advance, P10000000D", "advance, P-1000000D", "advance, P1000000000000D"})
    void aTimeBeyondTheYearsIsRefused(String member, String value) {
        assertThat(refused(member, value)).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"now, tomorrow", "now, 2026-11-01", "advance, a day", "advance, P99999999999999999999D", "later, PT1H"})
    void whatIsNoTimeIsRefused(String member, String value) {
        assertThat(refused(member, value)).isEqualTo(400);
    }

    @Test
    void anyOtherTimeIsReached() {
        assertThat(ClockMove.target(NOW, Map.of("now", "2026-11-02T08:00:00+08:00"))).isEqualTo("2026-11-02T00:00:00Z");
        assertThat(ClockMove.target(NOW, Map.of("advance", "PT24H"))).isEqualTo("2026-11-02T00:00:00Z");
        assertThat(MovableClock.reaches(Instant.parse("0001-01-01T00:00:00Z"))).isTrue();
        assertThat(MovableClock.reaches(Instant.parse("9998-12-31T23:59:59Z"))).isTrue();
    }
}
