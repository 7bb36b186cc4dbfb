package io.singlewindow.job;

import io.singlewindow.time.MachineTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** A job that this node runs. Its thread counts; the timer's holds it, says how far it is, and learns whether it is to stop. */
final class RunningJob implements JobRun {

    private final String id;
    private final String node;
    private final JobStore store;
    private final JobFiles files;
    private final MachineTime machine;
    private final JobSettings settings;
    private final BooleanSupplier serverStops;
    private final Instant begun;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final AtomicReference<JobStopped.@Nullable Why> stop = new AtomicReference<>();

    RunningJob(String id, String node, JobStore store, JobFiles files, MachineTime machine, JobSettings settings, BooleanSupplier serverStops) {
        this.id = id;
        this.node = node;
        this.store = store;
        this.files = files;
        this.machine = machine;
        this.settings = settings;
        this.serverStops = serverStops;
        this.begun = machine.now();
    }

    @Override
    public Path file() {
        try {
            return files.unfinished(id);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void total(long pieces) {
        total.set(pieces);
    }

    @Override
    public void done(long pieces) {
        done.addAndGet(pieces);
        JobStopped.Why why = serverStops.getAsBoolean() ? JobStopped.Why.SERVER_STOPS : stop.get();
        if (why != null) {
            throw new JobStopped(why);
        }
    }

    /** Of the timer: a database that does not answer stops nobody, the job is held by the next turn. */
    void hold() {
        Instant now = machine.now();
        if (now.isAfter(begun.plus(settings.runMax()))) {
            stop.compareAndSet(null, JobStopped.Why.OUT_OF_TIME);
        }
        try {
            Optional<Boolean> cancelled = store.hold(id, node, now.plus(settings.heldFor()), done.get(), total.get());
            if (cancelled.isEmpty()) {
                stop.compareAndSet(null, JobStopped.Why.ANOTHER_NODES);
            } else if (cancelled.get()) {
                stop.compareAndSet(null, JobStopped.Why.CANCELLED);
            }
        } catch (DataAccessException later) {
            // held for some seconds yet
        }
    }
}
