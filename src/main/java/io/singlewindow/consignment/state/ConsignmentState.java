package io.singlewindow.consignment.state;

/** Where a consignment stands. */
public enum ConsignmentState {
    /** Documents are missing. */
    WAITING(false),
    /** All documents are there and agree. */
    MATCHED(false),
    /** The documents differ. */
    MISMATCHED(true),
    /** Customs refused an order, payment or waybill, so the list cannot pass. */
    HELD(false),
    /** The list is with customs. */
    DECLARED(false),
    /** 人工审核. */
    MANUAL_REVIEW(false),
    /** 海关审结. */
    EXAMINED(false),
    /** 查验, or customs has released and inspection has not. */
    INSPECTING(false),
    /** 扣留 by customs or by inspection. */
    DETAINED(true),
    /** 挂起. */
    SUSPENDED(false),
    /** 放行. */
    RELEASED(true),
    /** 结关. */
    CLOSED(true),
    /** 退运. */
    RETURNED_ABROAD(true),
    /** 退单, by customs or by the window. */
    REJECTED(true),
    /** 撤销. */
    CANCELLED(true),
    /** The waiting time for documents is over. */
    EXPIRED(true);

    private final boolean settled;

    ConsignmentState(boolean settled) {
        this.settled = settled;
    }

    /** True when a caller who waits is answered at once; a receipt may still move it on, e.g. from released to closed. */
    public boolean isFinal() {
        return settled;
    }
}
