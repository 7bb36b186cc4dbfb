package io.singlewindow.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final Machine machine = new Machine();
    private final MovableClock clock = new MovableClock(machine);

    @Test
    void untilItIsMovedItTellsTheMachinesTime() {
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.millis()).isEqualTo(START.toEpochMilli());
        assertThat(clock.offset()).isZero();
    }

    @Test
    void itTellsTheBusinesssZoneWhateverTheMachines() {
        assertThat(clock.getZone()).isEqualTo(BusinessTime.ZONE);
        assertThat(LocalDateTime.now(clock)).isEqualTo(LocalDateTime.of(2026, 11, 1, 8, 0));
    }

    @Test
    void setToATimeItRunsOnFromThere() {
        clock.setTo(Instant.parse("2019-04-01T00:00:00Z"));
        machine.pass(Duration.ofSeconds(90));
        assertThat(clock.instant()).isEqualTo("2019-04-01T00:01:30Z");
    }

    @Test
    void setAgainItForgetsHowItWasMovedBefore() {
        clock.advance(Duration.ofDays(400));
        clock.setTo(START);
        assertThat(clock.offset()).isZero();
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void advancesAddUpAndANegativeOneMovesBack() {
        clock.advance(Duration.ofHours(24));
        clock.advance(Duration.ofMillis(1));
        assertThat(clock.instant()).isEqualTo("2026-11-02T00:00:00.001Z");
        clock.advance(Duration.ofHours(-48));
        assertThat(clock.instant()).isEqualTo("2026-10-31T00:00:00.001Z");
        assertThat(clock.offset()).isEqualTo(Duration.ofHours(-24).plusMillis(1));
    }

    @Test
    void inAnotherZoneItIsMovedTogetherWithTheFirst() {
        Clock elsewhere = clock.withZone(ZoneOffset.UTC);
        clock.advance(Duration.ofHours(1));
        assertThat(elsewhere.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(elsewhere.instant()).isEqualTo(clock.instant()).isEqualTo("2026-11-01T01:00:00Z");
        ((MovableClock) elsewhere).setTo(START);
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.getZone()).isEqualTo(BusinessTime.ZONE);
    }

    /** A machine's clock that moves when told to. */
    private static final class Machine extends Clock {

        private Instant now = START;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("America/New_York");
        }

        @Override
        public Clock withZone(ZoneId other) {
            throw new UnsupportedOperationException("The zone is the movable clock's own, not " + other);
        }
    }
}
