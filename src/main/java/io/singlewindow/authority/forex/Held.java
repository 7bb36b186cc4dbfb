package io.singlewindow.authority.forex;

import org.jspecify.annotations.Nullable;

/** Why an item is held, and so what a person has to do before he settles or refuses it. */
enum Held {
    MANUAL("a reviewer of the forex office, who checks the deal and settles or refuses it", "外汇部门审核人员核实交易后结算或不予结算"),
    /** The forex office keeps the quotas of class B companies; the window is told none, so it cannot check them. */
    QUOTA_CHECK("a reviewer of the forex office, who checks the quota of the class B company and settles or refuses it",
            "外汇部门审核人员核查B类企业额度后结算或不予结算"),
    /** The decision names what the company has to do first, such as registering. */
    BLOCK("a reviewer of the forex office, who settles it once the company has done what the decision says, or refuses it",
            "企业按决定办理后,由外汇部门审核人员结算或不予结算"),
    AMOUNT("a reviewer of the forex office, since its funds are not above 0", "资金金额不大于0,由外汇部门审核人员处理"),
    RECORDS("the operator, who compares the records that differ; then a reviewer of the forex office settles or refuses it",
            "运行方核对不一致的数据后,由外汇部门审核人员结算或不予结算");

    private final String en;
    private final String zh;

    Held(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** Why one is held that was decided so. */
    static Held of(ForexTreatment.Kind treatment) {
        return switch (treatment) {
            case QUOTA_CHECK -> QUOTA_CHECK;
            case BLOCK -> BLOCK;
            default -> MANUAL;
        };
    }

    /** As an item has it; what was held before causes were kept has none. */
    static Held of(@Nullable String cause) {
        return cause == null ? MANUAL : valueOf(cause);
    }

    String en() {
        return en;
    }

    String zh() {
        return zh;
    }
}
