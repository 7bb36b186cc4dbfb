package io.singlewindow.time;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The machine's own time, wherever the sandbox's clock stands: for what a peer outside compares with its own clock. */
@Component
public class MachineTime {

    private final Clock clock;

    /** Behind this clock, which may be a movable one. */
    public MachineTime(Clock clock) {
        this.clock = clock;
    }

    /** What time it is for everyone else. */
    public Instant now() {
        return clock instanceof MovableClock moved ? moved.instant().minus(moved.offset()) : clock.instant();
    }
}
