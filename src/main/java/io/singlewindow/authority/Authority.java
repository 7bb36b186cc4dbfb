package io.singlewindow.authority;

import java.util.Arrays;
import java.util.Optional;

/** The four authorities a consignment goes to, by the name they have in every address and answer. */
public enum Authority {
    /** 海关. */
    CUSTOMS("customs"),
    /** 检验检疫. */
    INSPECTION("inspection"),
    /** 外汇结算. */
    FOREX("forex"),
    /** 出口退税. */
    TAX_REFUND("tax-refund");

    private final String code;

    Authority(String code) {
        this.code = code;
    }

    /** True when messages and receipts are JSON in a compact JWS; those of the others are signed XML. */
    public boolean speaksJws() {
        return this == FOREX || this == TAX_REFUND;
    }

    /** Its name outside. */
    public String code() {
        return code;
    }

    /** The authority of this name. */
    public static Optional<Authority> of(String code) {
        return Arrays.stream(values()).filter(authority -> authority.code.equals(code)).findFirst();
    }
}
