package io.singlewindow.authority.dispatch;

/** Who is told when an authority refuses a message for good. */
@FunctionalInterface
interface RefusalNotes {

    /** Tells the senders of what the message carries. */
    void refused(String dispatchId, String detail);
}
