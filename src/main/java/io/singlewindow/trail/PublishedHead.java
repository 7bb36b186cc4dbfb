package io.singlewindow.trail;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * The newest head that a power cut cannot take back. Where a commit is seen before it is on disk (H2), a head read from the
 * database could be shown and then lost, and the log would grow another of the same size: so it is shown from here.
 */
@Component
public class PublishedHead {

    private final AtomicReference<Head> newest = new AtomicReference<>();

    /** A signed head, and the number of entries under it. */
    public record Head(long size, String checkpoint) {}

    /** Publishes a head; called when it is on disk. */
    public void publish(long size, String checkpoint) {
        newest.set(new Head(size, checkpoint));
    }

    /** What was published; empty where what the database shows is on disk anyway. */
    public Optional<Head> get() {
        return Optional.ofNullable(newest.get());
    }
}
