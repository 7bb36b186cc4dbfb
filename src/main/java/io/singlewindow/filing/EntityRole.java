package io.singlewindow.filing;

/** What a company takes part as; one company may have several (decision tables, 1.1). */
public enum EntityRole {
    /** 电商平台. */
    PLATFORM,
    /** 电商企业. */
    ECOMMERCE,
    /** 支付企业. */
    PAYMENT,
    /** 物流企业. */
    LOGISTICS,
    /** 申报企业. */
    DECLARANT,
    /** 监管场所经营人 or 区内企业. */
    WAREHOUSE,
    /** 境外企业的境内代理人 (公告2018年第194号). */
    DOMESTIC_AGENT,
    /** 外贸综合服务企业. */
    TRADE_SERVICE
}
