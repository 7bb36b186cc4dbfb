package io.singlewindow.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody has asked for.
 *
 * @param kind the word of its {@link JobWork}
 * @param caller id of who asked
 * @param about what it is of, in a line for people
 * @param parameters JSON, as its work reads it
 * @param done pieces of the work, in whatever its kind counts
 * @param total of these; 0 while nobody knows
 * @param startedAt of the last attempt; null before the first
 * @param cancelled true once it has been asked to stop
 * @param summary JSON of what came of it; null until it is done
 * @param findings JSON of why nothing came of it; null otherwise
 * @param file what came of it as a file; null where there is none, or where it is kept no longer
 */
public record Job(
        String id, String kind, String caller, String about, String parameters, String correlation, State state, long done, long total, Instant askedAt,
        @Nullable Instant startedAt, @Nullable Instant endedAt, int attempts, boolean cancelled, @Nullable String summary, @Nullable String findings,
        @Nullable File file) {

    /** How a job stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** True until something has come of it, or nothing will. */
        public boolean isOpen() {
            return this == WAITING || this == RUNNING;
        }
    }

    /** A file that came of a job. */
    public record File(String name, String contentType, long bytes) {}

    /** True where there is more to see than the job itself. */
    public boolean hasResult() {
        return state == State.DONE && (file != null || summary != null);
    }

    /** How far it is, in whole percent; 0 while nobody knows. */
    public int percent() {
        return state == State.DONE ? 100 : total <= 0 ? 0 : (int) Math.min(99, done * 100 / total);
    }
}
