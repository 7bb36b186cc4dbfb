package io.singlewindow.authority.taxrefund;

import io.singlewindow.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What something may wait for, or why it is not told. */
enum RefundCause {
    CURRENCY(ErrorCode.RUL_361, "a currency that has an ISO code", "有ISO代码的币制"),
    RATE(ErrorCode.RUL_362, "an exchange rate of the day of export", "出口日汇率"),
    PURCHASES(ErrorCode.RUL_363, "the purchase invoices of item", "进货发票,报关单项"),
    DIFFERENCE(ErrorCode.RUL_364, "purchase invoices that agree with item", "与出口一致的进货发票,报关单项"),
    FUNDS(ErrorCode.RUL_368, "evidence of the funds for item", "资金凭证,报关单项"),
    /** A reclaim follows what it takes back. */
    CLAIM(null, "the refund of what came back", "所退货物的退税结果"),
    /** Rows of the declaration are not those of lists that came through this window. */
    ROWS(ErrorCode.RUL_365, "-", "-"),
    /** Trap: A lists are exempt at most. */
    STATISTICS(ErrorCode.RUL_366, "-", "-"),
    /** Goods came back before they were claimed for. */
    RETURNED(ErrorCode.RUL_367, "-", "-"),
    /** The tax refund table holds it. */
    RULE(ErrorCode.RUL_506, "what the decision names, for item", "决策所列事项,报关单项"),
    /** The tax refund table does not grant it. */
    REFUSED(ErrorCode.RUL_506, "-", "-"),
    /** Nothing was refunded, so nothing is taken back. */
    NOTHING(null, "-", "-");

    private final @Nullable ErrorCode code;
    private final String en;
    private final String zh;

    RefundCause(@Nullable ErrorCode code, String en, String zh) {
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
