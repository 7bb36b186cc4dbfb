package io.singlewindow.authority.forex;

/** Where an order's funds, or a refund of them, stand. From SENT on the order is that of the authority's answers. */
enum ItemState {
    /** Something is missing, or it was not looked at yet. */
    WAITING,
    /** To be gathered into the next settlement. */
    DUE,
    /** Not to be settled by itself; a person decides ({@link ForexDesk}). */
    HELD,
    /** A person has decided that it is not settled. */
    BLOCKED,
    /** Nothing is to be settled any more. */
    CANCELLED,
    /** In a settlement that was told to the authority. */
    SENT,
    /** The authority looks at it. */
    MANUAL,
    /** The authority does not settle it. */
    REFUSED,
    /** It was settled before. */
    DUPLICATE,
    /** Settled; of a refund: reversed. */
    SETTLED;

    /** True once it is in a settlement. */
    boolean told() {
        return compareTo(SENT) >= 0;
    }

    /** True while the authority may still settle it. */
    boolean open() {
        return this == SENT || this == MANUAL;
    }

    /** With one more answer: the later one of the two in the order above, whichever came first. */
    ItemState with(ItemState answer) {
        return compareTo(answer) >= 0 ? this : answer;
    }
}
