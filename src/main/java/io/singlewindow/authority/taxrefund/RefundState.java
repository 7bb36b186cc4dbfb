package io.singlewindow.authority.taxrefund;

/** Where something told to the tax authority stands. From SENT on the order is that of the authority's answers. */
enum RefundState {
    /** Something is missing, or it was not looked at yet. */
    WAITING,
    /** Nothing is to be told. */
    CANCELLED,
    /** Told. */
    SENT,
    /** The authority holds it: what it was told differs from what it has (TX-06). */
    HELD,
    /** The authority does not grant it. */
    REFUSED,
    /** It was claimed before. */
    DUPLICATE,
    /** The firm may not claim (TX-01). */
    NOT_ELIGIBLE,
    /** Exempt, without refund (TX-04, TX-05). */
    EXEMPT,
    /** Refunded (TX-09). */
    REFUNDED,
    /** Taken back (TX-11). */
    RECLAIMED;

    /** True once it was told. */
    boolean told() {
        return compareTo(SENT) >= 0;
    }

    /** True while the authority may still grant it. */
    boolean open() {
        return this == SENT || this == HELD;
    }

    /** With one more answer: the later one of the two in the order above, whichever came first. */
    RefundState with(RefundState answer) {
        return compareTo(answer) >= 0 ? this : answer;
    }
}
