package io.singlewindow.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** The companies of the sandbox; their certificates are in {@code certs-dev}. */
enum SandboxCompany {
    PLATFORM("91330100TERT00016Y", "杭州示例电子商务有限公司", "3301960A01", "DXPENT0000000001", "PLATFORM ECOMMERCE"),
    PAYMENT("91330100TERT00024R", "杭州示例支付有限公司", "3301960P02", "DXPENT0000000002", "PAYMENT"),
    LOGISTICS("91330100TERT00032L", "杭州示例物流有限公司", "3301960L03", "DXPENT0000000003", "LOGISTICS"),
    DECLARANT("91330100TERT000677", "杭州示例报关有限公司", "3301960D06", "DXPENT0000000006", "DECLARANT"),
    WAREHOUSE("91330100TERT000752", "杭州示例仓储有限公司", "3301960W07", "DXPENT0000000007", "WAREHOUSE");

    private final String uscc;
    private final String companyName;
    private final String customsCode;
    private final String dxpId;
    private final String roles;

    SandboxCompany(String uscc, String companyName, String customsCode, String dxpId, String roles) {
        this.uscc = uscc;
        this.companyName = companyName;
        this.customsCode = customsCode;
        this.dxpId = dxpId;
        this.roles = roles;
    }

    /** Its name in addresses, keys and file names. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The company of this name. */
    static Optional<SandboxCompany> of(String code) {
        return Arrays.stream(values()).filter(company -> company.code().equals(code)).findFirst();
    }

    String uscc() {
        return uscc;
    }

    String companyName() {
        return companyName;
    }

    String customsCode() {
        return customsCode;
    }

    String dxpId() {
        return dxpId;
    }

    /** Names of its roles, as the entity table has them. */
    String roles() {
        return roles;
    }
}
