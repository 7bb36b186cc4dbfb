package io.singlewindow.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits. */
interface Pause {

    /** Really waits. */
    Pause REAL = time -> TimeUnit.MILLISECONDS.sleep(time.toMillis());

    void of(Duration time) throws InterruptedException;
}
