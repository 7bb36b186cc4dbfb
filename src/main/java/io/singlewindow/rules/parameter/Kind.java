package io.singlewindow.rules.parameter;

/** What a parameter is about; a provincial rule may touch PROCESS and CONFIG only (decision tables, 6). */
public enum Kind {
    /** 限值: how much is allowed. */
    LIMIT,
    /** 税率: rates and shares of tax. */
    RATE,
    /** 清单: which edition of a list holds, and which scheme. */
    LIST,
    /** 身份: who is who. */
    IDENTITY,
    /** 程序: terms, documents and ways. */
    PROCESS,
    /** 配置: no law stands behind it. */
    CONFIG
}
