package io.singlewindow.ledger.journal;

import java.io.IOException;

/** A file that after a crash is as it was at some cut, and at none but a sealed one or a later. */
public interface SealedFile {

    /** Says that what was written so far makes a whole. */
    void cut();

    /**
     * Everything before the last cut survives a power cut when this returns; one sync, or none when nothing was written.
     *
     * @throws IOException when it cannot be written, and ever after
     */
    void seal() throws IOException;

    /**
     * How often a file of this name was given up before by this process, not closed in order: who has seen a smaller number may have
     * written something that is gone.
     */
    int losses();
}
