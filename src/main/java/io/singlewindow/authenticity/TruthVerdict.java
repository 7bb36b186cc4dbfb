package io.singlewindow.authenticity;

/** What came of comparing a platform's data with the window's. */
public enum TruthVerdict {
    /** No hard field differs. */
    AGREED,
    /** A hard field differs. */
    DIFFERED,
    /** The order, its payment, or that of another order in the same payment request did not come within the time of waiting. */
    INCOMPLETE
}
