package io.singlewindow.authenticity;

/** How far the question after the truth of a consignment's data has come. */
public enum TruthStanding {
    /** An export, or an order without a platform: the interface is one of imports (announcement 179 of 2018). */
    NOT_CONCERNED,
    /** The sampling policy did not choose it, and nobody has asked. */
    NOT_ASKED,
    /** The platform is being called. */
    WAITING,
    /** The platform has accepted the question and is to upload. */
    ASKED,
    /** Nothing came that counts. */
    SILENT,
    /** The platform has filed no address to be asked at. */
    NO_ADDRESS,
    /** An upload counts and waits for the order or the payment that it is compared with. */
    ANSWERED,
    /** No hard field differs. */
    AGREED,
    /** A hard field differs. */
    DIFFERED,
    /** What it is compared with did not come in time. */
    INCOMPLETE;

    static TruthStanding of(Question question) {
        TruthVerdict verdict = question.verdict();
        return valueOf(verdict == null ? question.state().name() : verdict.name());
    }

    /** True where it makes a difference when somebody asks. */
    boolean mayBeAsked() {
        return this == NOT_ASKED || this == SILENT || this == NO_ADDRESS;
    }
}
