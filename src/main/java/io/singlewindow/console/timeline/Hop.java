package io.singlewindow.console.timeline;

import java.time.Instant;

/**
 * Something that happened: somebody told somebody.
 *
 * @param at when
 * @param lane whose it is, beside the window
 * @param toWindow true when the window was told, false when it told; of no interest where the lane is the window's
 * @param words a few, as they stand beside it
 * @param late true when it came later than it should have
 */
public record Hop(Instant at, Lane lane, boolean toWindow, String words, Tone tone, boolean late) {

    /** Something that came in time. */
    public Hop(Instant at, Lane lane, boolean toWindow, String words, Tone tone) {
        this(at, lane, toWindow, words, tone, false);
    }
}
