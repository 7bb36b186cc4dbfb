package io.singlewindow.authority.taxrefund;

/** What the tax authority is told. */
enum RefundKind {
    /** The six elements of a closed list (无票免税, 财税〔2018〕103号). */
    REGISTRATION,
    /** A claim for a row of a declaration: 出口明细 and 进货明细. */
    REFUND,
    /** Goods that were refunded have come back. */
    RECLAIM
}
