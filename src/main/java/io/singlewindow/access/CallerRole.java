package io.singlewindow.access;

/** What a caller may do; {@link PathRights} says where. */
public enum CallerRole {
    /** A company (企业): submits messages and reads its own. */
    CLIENT,
    /** Audits the trail of what its scope covers (监管人员). */
    REGULATOR,
    /** Reviews filings for the authority of its scope (备案审核人员). */
    REVIEWER,
    /** Runs the gateway (运维人员). */
    OPERATOR,
    /** Drafts changes of rules (规则起草人). */
    RULE_AUTHOR,
    /** Approves changes of rules that another has drafted (规则批准人). */
    RULE_APPROVER;

    /** The authority's name as Spring Security knows it. */
    public String authority() {
        return "ROLE_" + name();
    }

    /** True where the caller belongs to a company, not to a department. */
    public boolean isCompany() {
        return this == CLIENT;
    }

    /** True where a scope says what may be seen. */
    public boolean isScoped() {
        return this == REGULATOR || this == REVIEWER;
    }
}
