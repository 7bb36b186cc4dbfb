package io.singlewindow.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a route has done is counted for good, and its rate for a minute. */
class RouteCountTest {

    private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

    private final RouteCount count = new RouteCount(START);

    private void ends(long second, String failure) {
        count.begin();
        count.end(second, START.plusSeconds(second), failure);
    }

    @Test
    void whatIsBegunIsUnderWayUntilItEnds() {
        count.begin();
        count.begin();
        assertThat(count.figures(0)).isEqualTo(new RouteCount.Figures(START, 0, 0, 2, 0, null, null));
        count.end(1, START.plusSeconds(1), null);
        assertThat(count.figures(1)).isEqualTo(new RouteCount.Figures(START, 1, 0, 1, 1, null, null));
    }

    @Test
    void theRateIsOfTheLastSixtySecondsWhateverTheSecondsNumber() {
        for (long start : new long[] {-5_000_000_000L, -30, 0, 7_777}) {
            RouteCount other = new RouteCount(START);
            other.begin();
            other.end(start, START, null);
            other.begin();
            other.end(start + 59, START, null);
            assertThat(other.figures(start + 59).lastMinute()).isEqualTo(2);
            assertThat(other.figures(start + 60).lastMinute()).isEqualTo(1);
            assertThat(other.figures(start + 118).lastMinute()).isEqualTo(1);
            assertThat(other.figures(start + 119).lastMinute()).isZero();
            assertThat(other.figures(start + 10_000).completed()).isEqualTo(2);
        }
    }

    @Test
    void theSecondOfAnEarlierMinuteIsNotAddedTo() {
        ends(3, null);
        ends(3, null);
        ends(63, null);
        assertThat(count.figures(63).lastMinute()).isEqualTo(1);
    }

    @Test
    void theLastFailureIsKeptWhenOthersSucceedAfterIt() {
        ends(1, "IllegalStateException");
        ends(2, null);
        assertThat(count.figures(2)).isEqualTo(new RouteCount.Figures(START, 1, 1, 0, 2, START.plusSeconds(1), "IllegalStateException"));
    }
}
