package io.singlewindow.filing.state;

import java.util.Arrays;
import java.util.Optional;

/** Who looks at filings; each approves for itself (decision tables, 1.2). */
public enum Department {
    /** 商务主管部门. */
    COMMERCE("commerce"),
    /** 海关. */
    CUSTOMS("customs"),
    /** 检验检疫. */
    INSPECTION("inspection"),
    /** 外汇管理局. */
    FOREX("forex"),
    /** 税务. */
    TAX_REFUND("tax-refund"),
    /** 统计; is told, and has no veto. */
    STATISTICS("statistics");

    private final String code;

    Department(String code) {
        this.code = code;
    }

    /** Its name in addresses and data. */
    public String code() {
        return code;
    }

    /** The department of this name. */
    public static Optional<Department> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
