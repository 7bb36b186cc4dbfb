package io.singlewindow.filing.state;

/** A filing's state over all departments, derived from theirs. */
public enum Overall {
    DRAFT,
    SUBMITTED,
    UNDER_REVIEW,
    APPROVED,
    RETURNED,
    REJECTED,
    /** The version in force stays so until the new one is approved. */
    CHANGE_PENDING,
    LOCKED,
    SUSPENDED,
    CANCEL_ASKED,
    CANCELLED,
    TERMINATED,
    VOID;

    /** True where nothing leads on. */
    public boolean terminal() {
        return this == REJECTED || this == CANCELLED || this == TERMINATED || this == VOID;
    }
}
