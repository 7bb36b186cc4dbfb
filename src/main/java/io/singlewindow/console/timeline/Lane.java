package io.singlewindow.console.timeline;

/** Who takes part, from the top of the picture to its foot: senders above the window, authorities and receivers below it. */
public enum Lane {
    PLATFORM,
    PAYMENT,
    LOGISTICS,
    DECLARANT,
    WINDOW,
    CUSTOMS,
    INSPECTION,
    FOREX,
    TAX_REFUND,
    RECEIVERS;

    /** True for who tells the window, not for whom it tells. */
    boolean isAbove() {
        return compareTo(WINDOW) < 0;
    }
}
