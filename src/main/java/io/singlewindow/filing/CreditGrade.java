package io.singlewindow.filing;

/** The grade that decisions go by, best first; each scheme of customs has words of its own for it (令225, 237, 251, 282). */
public enum CreditGrade {
    /** 高级认证. */
    ADVANCED,
    /** 一般认证, since 2026 认证. */
    CERTIFIED,
    /** 一般信用, 常规; also whoever has no class. */
    ORDINARY,
    /** 失信, 严重失信; also whoever is on the dishonesty list. */
    DISHONEST;

    /** The worse of two. */
    public CreditGrade orWorse(CreditGrade other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
