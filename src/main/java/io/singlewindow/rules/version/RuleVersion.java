package io.singlewindow.rules.version;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules, without its files.
 *
 * @param digest SHA-256 over tables and parameters, lower-case hex
 * @param author principal who proposed it
 * @param approver principal who approved or refused it; null while nobody has
 */
public record RuleVersion(
        int version, State state, Instant effectiveAt, String digest, String author, @Nullable String approver, String reason,
        Instant createdAt, @Nullable Instant decidedAt) {

    /** Where it stands. */
    public enum State {
        /** Proposed. */
        DRAFT,
        /** In force from its instant on. */
        APPROVED,
        /** Never in force. */
        REFUSED
    }
}
