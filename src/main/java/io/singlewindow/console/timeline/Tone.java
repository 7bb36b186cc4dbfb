package io.singlewindow.console.timeline;

/** How a hop should be looked at. */
public enum Tone {
    PLAIN,
    GOOD,
    ATTENTION,
    /** Refused, failed. */
    BAD,
    /** Counts no more: another has taken its place. */
    GONE
}
