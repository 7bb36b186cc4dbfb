package io.singlewindow.authority.forex;

import io.singlewindow.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What an item may wait for. */
enum Missing {
    /** 9710 and 9810 have no proceeds note of necessity, so nothing says that funds came in. */
    PROCEEDS_NOTE(ErrorCode.RUL_351, "evidence of the funds: a proceeds note (CEB403) or a certificate of their flow", "资金凭证:收款单(CEB403)或资金流向证明"),
    INSTITUTION(ErrorCode.RUL_352, "the payment institution's code (payCode)", "支付企业代码(payCode)"),
    CURRENCY(ErrorCode.RUL_353, "a currency that has an ISO code", "有ISO代码的币制"),
    RATE(ErrorCode.RUL_354, "an exchange rate of the day", "当日汇率"),
    /** A refund follows what it refunds. */
    SETTLEMENT(null, "the settlement of the order", "订单结算");

    private final @Nullable ErrorCode code;
    private final String en;
    private final String zh;

    Missing(@Nullable ErrorCode code, String en, String zh) {
        this.code = code;
        this.en = en;
        this.zh = zh;
    }

    /** The finding that the senders are told; null for none. */
    @Nullable ErrorCode code() {
        return code;
    }

    String en() {
        return en;
    }

    String zh() {
        return zh;
    }
}
