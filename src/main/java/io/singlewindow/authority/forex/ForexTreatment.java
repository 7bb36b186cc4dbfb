package io.singlewindow.authority.forex;

/**
 * What is decided about an order's settlement (decision tables, 3.5).
 *
 * @param kind whether it is settled by itself
 * @param ruleSet name and version of what decided
 * @param reason of anything but AUTO, in words
 */
record ForexTreatment(Kind kind, String ruleSet, String reason) {

    /** Whether it is settled by itself. */
    enum Kind {
        AUTO,
        MANUAL,
        QUOTA_CHECK,
        BLOCK
    }
}
