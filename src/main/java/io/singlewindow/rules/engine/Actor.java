package io.singlewindow.rules.engine;

/** Who must act next. */
public enum Actor {
    /** 电商平台. */
    PLATFORM("电商平台", "the platform"),
    /** 电商企业. */
    FIRM("电商企业", "the e-commerce firm"),
    /** 申报企业. */
    AGENT("申报企业", "the declaring agent"),
    /** 物流企业. */
    CARRIER("物流企业", "the carrier"),
    /** 支付企业. */
    PAYMENT("支付企业", "the payment institution"),
    /** 仓储企业. */
    WAREHOUSE("仓储企业", "the warehouse"),
    /** Nobody: it goes on by itself. */
    NOBODY("无需操作", "nobody");

    private final Words words;

    Actor(String zh, String en) {
        words = new Words(zh, en);
    }

    /** In both languages. */
    public Words words() {
        return words;
    }
}
