package io.singlewindow.time;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The server's clock: the machine's in production, a movable one in the sandbox and its simulators. */
@Configuration(proxyBeanMethods = false)
class TimeConfig {

    /** Receipts carry milliseconds, so the clock ticks in them. */
    private static Clock machine() {
        return Clock.tick(Clock.system(BusinessTime.ZONE), Duration.ofMillis(1));
    }

    @Bean
    @Profile("sandbox | simulator")
    MovableClock movableClock() {
        return new MovableClock(machine());
    }

    @Bean
    @Profile("!sandbox & !simulator")
    Clock clock() {
        return machine();
    }
}
