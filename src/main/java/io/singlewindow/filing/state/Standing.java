package io.singlewindow.filing.state;

/** What a department's own state means for the filing. */
public enum Standing {
    /** Not asked yet. */
    NONE,
    /** Received, nothing said. */
    PENDING,
    /** A first level has passed it. */
    PARTLY,
    PASSED,
    /** Back to the applicant, who files another version. */
    RETURNED,
    REFUSED,
    /** Not to be used for now. */
    SUSPENDED,
    LOCKED,
    /** The applicant has asked for an end. */
    CANCELLING,
    CANCELLED,
    ENDED,
    /** Void from that instant: false, or barred (AQSIQ 137 Art. 8). */
    VOID;

    /** No approval can follow in this version. */
    boolean lost() {
        return this == REFUSED || this == CANCELLED || this == ENDED || this == VOID;
    }

    /** Something is still to be said. */
    public boolean open() {
        return this == NONE || this == PENDING || this == PARTLY;
    }
}
