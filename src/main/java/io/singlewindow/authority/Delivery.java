package io.singlewindow.authority;

import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt.
 *
 * @param outcome whether it arrived
 * @param externalNo the authority's number of it, where it gave one
 * @param detail the authority's answer in short, or why there is none; shown to operators
 */
public record Delivery(Outcome outcome, @Nullable String externalNo, @Nullable String detail) {

    /** Whether it arrived. */
    public enum Outcome {
        /** Handed over, answer to come later (a queue). */
        SENT,
        /** Taken by the authority, which said so. */
        ACCEPTED,
        /** Refused by the authority: sending the same bytes again changes nothing. */
        REFUSED,
        /** Not known to have arrived: send the same bytes again later. */
        FAILED
    }
}
