package io.singlewindow.credit.grade;

/** Who says something of a firm's credit. */
public enum CreditSource {
    /** 海关: its class is what decisions go by. */
    CUSTOMS,
    /** 检验检疫, until 2018. */
    INSPECTION,
    /** 外汇. */
    FOREX,
    /** 税务. */
    TAX,
    /** 单一窗口: this window's own evaluation. */
    WINDOW,
    /** 省公共信用: also keeps the dishonesty list. */
    PUBLIC,
    /** 第三方评价. */
    THIRD_PARTY;

    /** Id of the parameter with its classes. */
    String classes() {
        return "CREDIT_CLASSES_" + name();
    }

    /** True for departments; only they list firms or keep bad information. */
    public boolean isOfficial() {
        return this != WINDOW && this != THIRD_PARTY;
    }
}
