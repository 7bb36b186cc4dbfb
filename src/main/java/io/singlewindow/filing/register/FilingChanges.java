package io.singlewindow.filing.register;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells those who keep filings in memory when to forget: at once for what this node does, within a second for others. */
@Component
@Profile("!simulator")
public class FilingChanges {

    private static final long LOOK_NANOS = 1_000_000_000L;

    private final FilingStore store;
    private final AtomicLong own = new AtomicLong();
    private volatile long lookedAt;
    private volatile long lastMove = -1;

    FilingChanges(FilingStore store) {
        this.store = store;
        this.lookedAt = System.nanoTime() - LOOK_NANOS;
    }

    /** Another number than before: something has changed. */
    public long stamp() {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_NANOS) {
            lookedAt = now;
            lastMove = store.lastMove();
        }
        return lastMove * 31 + own.get();
    }

    /** This node has changed something. */
    public void changed() {
        own.incrementAndGet();
    }
}
