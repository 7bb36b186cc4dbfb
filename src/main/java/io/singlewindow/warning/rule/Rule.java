package io.singlewindow.warning.rule;

import io.singlewindow.rules.parameter.ParameterId;
import java.util.List;

/** The rules of early warning (预警规则). */
public enum Rule {
    /** 身份重复使用: one identity with many telephones, one telephone or address with many identities. */
    IDENTITY_REUSE("身份信息重复使用", "Identity data used again and again",
            ParameterId.ID_PHONES_MAX.name(), ParameterId.PHONE_IDS_MAX.name(), ParameterId.ADDR_IDS_MAX.name(), ParameterId.ID_WINDOW.name()),
    /** 拆单: one buyer's orders, each within the single limit, together above it. */
    SPLIT_ORDERS("疑似拆单", "Orders that look like one, split", "SPLIT_WINDOW", "SPLIT_ORDERS_MIN", ParameterId.LIM_SINGLE.name()),
    /** 价格异常: far below the median of the same filed goods. */
    PRICE_UNDER_MEDIAN("价格明显偏低", "A price far under the median", ParameterId.PRICE_LOW.name(), ParameterId.PRICE_WINDOW.name(), ParameterId.PRICE_DEALS_MIN.name()),
    /** 额度突增: a person's yearly quota used up within days. */
    QUOTA_BURST("个人额度短期突增", "A person's quota used in a burst",
            "QUOTA_BURST_WINDOW", "QUOTA_BURST_SHARE", "QUOTA_BURST_ORDERS_MIN", ParameterId.LIM_ANNUAL.name()),
    /** 运单号重复: a carrier's number for another order, too soon. */
    WAYBILL_AGAIN("运单号重复使用", "A waybill number used again", ParameterId.WAYBILL_REUSE.name()),
    /** 网络炒信: persons at one firm, tied by payer, address and telephone. */
    FAKE_TRADE("疑似虚假交易", "A cluster that looks like fake trade",
            "CLUSTER_WINDOW", "CLUSTER_PERSONS_MIN", "CLUSTER_ORDERS_MIN", "CLUSTER_TIES_MIN"),
    /** 数据静默: who sends on most days sends no more. */
    SILENT_SOURCE("数据来源静默", "A source fell silent", "SILENT_AFTER", "SILENT_WINDOW", "SILENT_DAYS_MIN"),
    /** 数据迟到: too much of a day came late. */
    LATE_SOURCE("数据来源迟到", "A source is late", "LATE_SHARE", "LATE_DOCUMENTS_MIN", ParameterId.TIMELY_MAX_ORDER.name(), ParameterId.TIMELY_MAX_PAYMENT.name(), ParameterId.TIMELY_MAX_WAYBILL.name()),
    /** 支付核验不符: what the platform opened of a payment differs from the payment here (公告2018年第165号、第179号), whenever that is found. */
    PAYMENT_MISMATCH("支付核验不符", "A payment was found false"),
    /** 决定警示: a row of the decision tables raises an alert (effect ALERT). */
    DECISION_ALERT("决定警示", "A decision raised an alert");

    private final String zh;
    private final String en;
    private final List<String> parameters;

    Rule(String zh, String en, String... parameters) {
        this.zh = zh;
        this.en = en;
        this.parameters = List.of(parameters);
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Ids of the dated parameters by which it judges. */
    public List<String> parameters() {
        return parameters;
    }

    /** True when it is about a source as a whole and not about its documents. */
    public boolean isAboutSource() {
        return this == SILENT_SOURCE || this == LATE_SOURCE;
    }

    /** True when versions of the rules from before do not know it: where they have nothing of it, it is off. */
    boolean isLater() {
        return this == PAYMENT_MISMATCH || this == DECISION_ALERT;
    }

    /** Id of the parameter that says whether it is on. */
    String mode() {
        return name();
    }

    /** Id of the parameter that says whose officials see it. */
    String authorities() {
        return name() + "_FOR";
    }

    /** Id of the parameter that says whether the firm is told. */
    String told() {
        return name() + "_TOLD";
    }
}
