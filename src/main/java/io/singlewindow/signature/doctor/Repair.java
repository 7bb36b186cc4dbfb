package io.singlewindow.signature.doctor;

import java.util.stream.Stream;

/** One known mistake: what would have been hashed, and how, had the signer made it. */
interface Repair {

    /** A changed guess, and what was changed, for the detail of the cause. */
    record Tried(Guess guess, Explanation explanation) {}

    /** The guesses that this mistake leads to, a bounded number, made one by one as they are asked for. */
    Stream<Tried> guesses(Guess from, Patient patient);
}
