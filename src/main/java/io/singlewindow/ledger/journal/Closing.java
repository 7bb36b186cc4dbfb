package io.singlewindow.ledger.journal;

/** What the owner of a journaled file knows of its end. */
interface Closing {

    /** True when this, the last change of all, says that the writer came to an orderly end. */
    boolean isOrderly(Change last);

    /** How often files of this name had been closed with a loss when this one was opened. */
    int losses();

    /**
     * It is closed.
     *
     * @param lost true when it was given up, and what was not forced then is gone
     */
    void closed(boolean lost);
}
