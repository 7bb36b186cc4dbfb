package io.singlewindow.message;

/** What a business node of a message is (单证). */
public enum DocumentKind {
    /** 电子订单. */
    ORDER,
    /** 支付凭证. */
    PAYMENT,
    /** 收款单, export money received. */
    PROCEEDS,
    /** 物流运单. */
    WAYBILL,
    /** 物流运单状态. */
    WAYBILL_STATUS,
    /** 清单, the declaration itself. */
    LIST,
    /** 撤销申请单. */
    CANCEL,
    /** 退货申请单. */
    RETURN,
    /** 入库明细单. */
    DETAIL,
    /** 运抵单. */
    ARRIVAL,
    /** 离境单. */
    DEPARTURE,
    /** 清单总分单. */
    MASTER,
    /** 汇总申请单. */
    SUMMARY,
    /** 退货理货明细单. */
    TALLY
}
