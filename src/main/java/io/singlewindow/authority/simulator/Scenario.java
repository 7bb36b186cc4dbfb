package io.singlewindow.authority.simulator;

/** What a simulated authority does with a consignment, chosen by the suffix of the list's {@code orderNo}. */
public enum Scenario {
    NONE("", "放行后结关", "released, then closed", "CLOSED"),
    REJECT_CUSTOMS("-REJECT-CUSTOMS", "海关退单", "rejected by customs (100)", "REJECTED"),
    MANUAL("-MANUAL", "人工审核后放行", "manual review (300), then released", "CLOSED"),
    INSPECT("-INSPECT", "海关查验后放行", "examined by customs (500), then released", "CLOSED"),
    RETURN_ABROAD("-RETURN-ABROAD", "退运", "returned abroad (700)", "RETURNED_ABROAD"),
    SLOW("-SLOW", "60秒后放行", "released after 60 s of clock", "CLOSED"),
    LOST("-LOST", "首次发送丢失,重发后放行", "the first send is swallowed, the resend released", "CLOSED"),
    TWICE("-TWICE", "每个回执重复两次", "every receipt twice", "CLOSED"),
    DISORDER("-DISORDER", "回执乱序", "receipts in disorder", "CLOSED"),
    GARBAGE("-GARBAGE", "首个回执无法读取", "the first receipt is unreadable and parked", "CLOSED"),
    CIQ_SAMPLE("-CIQ-SAMPLE", "检验检疫抽样后放行", "sampled by inspection, then released", "CLOSED"),
    CIQ_PARTIAL("-CIQ-PARTIAL", "检验检疫部分放行", "inspection releases some lines only", "DETAINED"),
    CIQ_DETAIN("-CIQ-DETAIN", "检验检疫扣留", "detained by inspection", "DETAINED"),
    CIQ_DESTROY("-CIQ-DESTROY", "检验检疫销毁", "destroyed by inspection", "DETAINED"),
    CIQ_RETURN("-CIQ-RETURN", "检验检疫退运", "returned by inspection", "RETURNED_ABROAD"),
    FX_MANUAL("-FX-MANUAL", "外汇人工审核后结算", "forex looks at it (MANUAL), then settles", "CLOSED"),
    FX_REFUSED("-FX-REFUSED", "外汇不予结算", "forex refuses to settle", "CLOSED"),
    FX_DUPLICATE("-FX-DUPLICATE", "外汇答复重复结算", "forex says that the order was settled before", "CLOSED"),
    FX_LATE("-FX-LATE", "外汇回执乱序", "forex's MANUAL comes after its SETTLED, and changes nothing", "CLOSED"),
    FX_RETURN_SLOW("-FX-RETURN-SLOW", "结算后60秒退运,冲销", "settled, then returned by inspection after 60 s of clock, and reversed", "RETURNED_ABROAD"),
    TAX_HELD("-TAX-HELD", "税务暂缓退税", "the tax authority holds a claim (HELD)", "CLOSED"),
    TAX_CLEARED("-TAX-CLEARED", "税务核实后退税", "the tax authority holds a claim, then refunds", "CLOSED"),
    TAX_REFUSED("-TAX-REFUSED", "税务不予办理", "the tax authority refuses registration and claim", "CLOSED"),
    TAX_NOT_ELIGIBLE("-TAX-NOT-ELIGIBLE", "税务答复不适用", "registration and claim are not eligible (NOT_ELIGIBLE)", "CLOSED"),
    TAX_LATE("-TAX-LATE", "税务回执乱序", "the tax authority's HELD comes after its REFUNDED, and changes nothing", "CLOSED"),
    PLAT_AGREES("-PLAT-AGREES", "平台按165号公告提供真实数据", "the platform is asked and uploads true data", "CLOSED"),
    PLAT_AMOUNT("-PLAT-AMOUNT", "平台数据金额不同", "the platform uploads another amount, properly signed", "CLOSED"),
    PLAT_FORGED("-PLAT-FORGED", "平台数据签名后被改", "the platform's upload was changed after it was signed", "CLOSED"),
    PLAT_LATE("-PLAT-LATE", "平台60秒后才提供数据", "the platform uploads after 60 s of clock, too late", "CLOSED"),
    PLAT_SILENT("-PLAT-SILENT", "平台接受查询但不提供数据", "the platform accepts the question and uploads nothing", "CLOSED"),
    PLAT_REFUSED("-PLAT-REFUSED", "平台拒绝查询", "the platform refuses the question (20000)", "CLOSED");

    private final String suffix;
    private final String zh;
    private final String en;
    private final String finalState;

    Scenario(String suffix, String zh, String en, String finalState) {
        this.suffix = suffix;
        this.zh = zh;
        this.en = en;
        this.finalState = finalState;
    }

    /** End of the order number that asks for it; empty for the usual course. */
    public String suffix() {
        return suffix;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** State in which an import consignment of this scenario ends. */
    public String finalState() {
        return finalState;
    }

    /** The scenario that an order number asks for. */
    public static Scenario of(String orderNo) {
        Scenario found = NONE;
        for (Scenario scenario : values()) {
            if (orderNo.endsWith(scenario.suffix) && scenario.suffix.length() > found.suffix.length()) {
                found = scenario;
            }
        }
        return found;
    }
}
