package io.singlewindow.authenticity;

/** How far a question to a platform has come. */
enum QuestionState {
    /** To be asked, for the first time or again. */
    WAITING,
    /** The platform has accepted it and is to upload. */
    ASKED,
    /** An upload is there that counts. */
    ANSWERED,
    /** All attempts ended without an upload that counts; one that comes still counts, late. */
    SILENT,
    /** The platform has filed no address. */
    NO_ADDRESS;

    /** True while something is to be done for an answer. */
    boolean open() {
        return this == WAITING || this == ASKED;
    }
}
