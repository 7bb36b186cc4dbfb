package io.singlewindow.sandbox;

import io.singlewindow.time.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps how far the sandbox's clock was moved where all its nodes read it: whichever of them is asked to move it, the others
 * follow within half a second, and a node that is started later, or again, goes by it from the beginning.
 */
@Component
@Profile("sandbox")
class SharedClock extends Pulse implements InitializingBean {

    private static final int ONLY_ROW = 1;

    private final MovableClock clock;
    private final JdbcClient jdbc;

    SharedClock(MovableClock clock, JdbcClient jdbc) {
        super("sandbox-clock");
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        round();
    }

    /** Moves it here at once, for all. */
    synchronized void move(Instant target) {
        long offset = clock.offset().plus(Duration.between(clock.instant(), target)).toMillis();
        if (jdbc.sql("UPDATE sandbox_clock SET offset_millis = ? WHERE id = ?").params(offset, ONLY_ROW).update() == 0) {
            jdbc.sql("INSERT INTO sandbox_clock (id, offset_millis) VALUES (?, ?)").params(ONLY_ROW, offset).update();
        }
        clock.setOffset(Duration.ofMillis(offset));
    }

    /** Goes where another node has moved it. */
    @Override
    synchronized void round() {
        jdbc.sql("SELECT offset_millis FROM sandbox_clock WHERE id = ?").param(ONLY_ROW).query(Long.class).optional()
                .map(Duration::ofMillis).filter(offset -> !offset.equals(clock.offset()))
                .ifPresent(clock::setOffset);
    }
}
