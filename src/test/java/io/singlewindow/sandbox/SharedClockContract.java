package io.singlewindow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.time.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two windows on one database, each with a clock. */
abstract class SharedClockContract {

    private static final Instant MACHINE = Instant.parse("2026-11-27T02:00:00Z");

    abstract TestDatabase database();

    @Test
    void whereOneMovesItTheOtherFollowsAndWhoComesLaterBegins(@TempDir Path folder) {
        try (HikariDataSource source = database().open(folder)) {
            JdbcClient jdbc = JdbcClient.create(source);
            MovableClock first = new MovableClock(Clock.fixed(MACHINE, ZoneOffset.UTC));
            MovableClock second = new MovableClock(Clock.fixed(MACHINE.plusMillis(7), ZoneOffset.UTC));
            SharedClock here = new SharedClock(first, jdbc);
            SharedClock there = new SharedClock(second, jdbc);
            here.afterPropertiesSet();
            there.round();
            assertThat(first.instant()).as("nobody has moved it").isEqualTo(MACHINE);
            here.move(MACHINE.plus(Duration.ofDays(30)));
            there.round();
            assertThat(second.instant()).isEqualTo(MACHINE.plus(Duration.ofDays(30)).plusMillis(7));
            there.move(second.instant().plus(Duration.ofHours(1)));
            here.round();
            assertThat(first.offset()).isEqualTo(Duration.ofDays(30).plusHours(1)).isEqualTo(second.offset());
            MovableClock later = new MovableClock(Clock.fixed(MACHINE, ZoneOffset.UTC));
            new SharedClock(later, jdbc).afterPropertiesSet();
            assertThat(later.offset()).isEqualTo(first.offset());
        }
    }
}
