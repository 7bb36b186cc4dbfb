package io.singlewindow.receipt;

import io.singlewindow.authority.dispatch.SentMessages.Reached;

/** What discarding a piece of parked work costs; the worse ones later. Its words stand in the log with who did it and why. */
public enum Consequence {

    /** A receipt whose signature is nobody's whom it is expected of. */
    NO_ANSWER_LOST(true, "无损失:该回执未经应签部门有效签名,本不作数。",
            "Nothing is lost: no authority that should have signed this has signed it, so it does not count."),

    /** A message that the authority has taken and has not answered in time. */
    TAKEN_WITHOUT_ANSWER(false, "有风险:该部门已收下报文,但至今无回执,是否办理不明。不再等待,也不再重发;其后如有回执仍然作数。",
            "Not safe: the authority has taken it and has not said what became of it. Nobody waits for it any more and it is not sent again; a receipt that comes later still counts."),

    /** A message that left and had no receipt. */
    MAY_HAVE_ARRIVED(false, "有风险:报文已发出但无回执,该部门可能已收到,也可能没有。不再重发;其后如有回执仍然作数。",
            "Not safe: it was sent and had no receipt, so the authority may have it or not. It is not sent again; a receipt that comes later still counts."),

    /** A message that the authority read and refused. */
    REFUSED_BY_AUTHORITY(false, "有后果:该部门已拒收,不会据此办理。其所载单证不再送达该部门,除非申报方另行申报。",
            "Not safe: the authority has refused it and does not act on it. It does not learn of what the message carries unless its sender declares anew."),

    /** A message whose every attempt failed. */
    AUTHORITY_NOT_TOLD(false, "有后果:历次发送均未成功,该部门应未收到。其所载单证不再送达该部门,除非申报方另行申报。",
            "Not safe: no attempt succeeded, and the authority will hardly have it. It does not learn of what the message carries unless its sender declares anew."),

    /** A receipt that an authority has signed. */
    ANSWER_IGNORED(false, "有后果:该部门已签名的答复未予适用,其所答单证的状态不随之变化。该部门须另发新回执才作数。",
            "Not safe: an authority signed this answer, and what it answers stays as if it had not come. Only a new receipt of theirs counts.");

    private final boolean safe;
    private final String zh;
    private final String en;

    Consequence(boolean safe, String zh, String en) {
        this.safe = safe;
        this.zh = zh;
        this.en = en;
    }

    /** @param counts signed by the authority that it is of */
    static Consequence ofReceipt(boolean counts) {
        return counts ? ANSWER_IGNORED : NO_ANSWER_LOST;
    }

    /** @param reached how far the message came */
    static Consequence ofMessage(Reached reached) {
        return switch (reached) {
            case REFUSED -> REFUSED_BY_AUTHORITY;
            case PERHAPS -> MAY_HAVE_ARRIVED;
            case NOT -> AUTHORITY_NOT_TOLD;
        };
    }

    /** True where nothing that anybody vouches for is lost. */
    public boolean safe() {
        return safe;
    }

    /** In Chinese. */
    public String zh() {
        return zh;
    }

    /** In English. */
    public String en() {
        return en;
    }
}
