package io.singlewindow.ledger.power;

/** What becomes of writes that nobody forced, when the power goes. */
public enum Survival {
    /** All are lost. */
    NONE,
    /** Each is there, or lost, or torn: its first sectors are there. */
    TORN,
    /** Each sector is there or lost, as when the power goes while the disk writes them in an order of its own. */
    SCATTERED
}
