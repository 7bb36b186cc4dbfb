package io.singlewindow.credit.grade;

import java.util.EnumSet;
import java.util.Set;

/** What an event of credit says. */
public enum CreditKind {
    /** 信用等级: a source puts the firm into a class, until it puts it into another or the class ends. */
    CLASS,
    /** 不良信息: kept five years from its determination. */
    BAD_INFORMATION,
    /** 列入严重失信名单: after notice, hearing and a written decision. */
    LISTING,
    /** 移出名单. */
    REMOVAL(LISTING),
    /** 信用修复. */
    REPAIR(BAD_INFORMATION, LISTING),
    /** 异议: marks what it is about, and leaves it in effect until it is answered. */
    OBJECTION(CLASS, BAD_INFORMATION, LISTING),
    /** 异议延期: the longer term. */
    OBJECTION_EXTENDED(OBJECTION),
    /** 异议成立: what it was about ends. */
    OBJECTION_UPHELD(OBJECTION),
    /** 异议不成立. */
    OBJECTION_REJECTED(OBJECTION);

    private final Set<CreditKind> about;

    CreditKind(CreditKind... about) {
        this.about = Set.of(about);
    }

    /** Kinds of events that it may be about; empty where it stands for itself. */
    public Set<CreditKind> about() {
        return about;
    }

    /** True when it answers an objection for good. */
    public boolean answers() {
        return this == OBJECTION_UPHELD || this == OBJECTION_REJECTED;
    }

    /** True for objections and what is done about them. */
    public boolean concernsObjection() {
        return this == OBJECTION || about.contains(OBJECTION);
    }

    /** True when it ends what it is about. */
    boolean ends() {
        return this == REMOVAL || this == REPAIR;
    }

    /** Kinds whose effect goes by the day of their determination. */
    public static Set<CreditKind> determined() {
        return EnumSet.of(BAD_INFORMATION, LISTING);
    }
}
