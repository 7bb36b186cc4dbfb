package io.singlewindow.access;

/** What a caller may do. */
public enum CallerRole {
    /** Submits messages and reads its own. */
    CLIENT,
    /** Audits every trail. */
    REGULATOR,
    /** Reviews filings. */
    REVIEWER,
    /** Runs the gateway. */
    OPERATOR;

    /** The authority's name as Spring Security knows it. */
    public String authority() {
        return "ROLE_" + name();
    }
}
