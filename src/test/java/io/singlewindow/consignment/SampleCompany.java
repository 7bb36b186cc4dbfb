package io.singlewindow.consignment;

import io.singlewindow.filing.Entity;
import io.singlewindow.message.DocumentKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The companies of the sample documents, under both codes that each may be named by. */
public enum SampleCompany {
    PLATFORM("91330100TERT00016Y", "3301960A01"),
    PAYMENT("91330100TERT00024R", "3301960P02"),
    LOGISTICS("91330100TERT00032L", "3301960L03"),
    DECLARANT("91330100TERT000677", "3301960D06"),
    /** Sells on the platform too. */
    OTHER_SHOP("91330100TERT000752", "3301960W07");

    private final String uscc;
    private final String customsCode;

    SampleCompany(String uscc, String customsCode) {
        this.uscc = uscc;
        this.customsCode = customsCode;
    }

    /** 18 characters. */
    public String uscc() {
        return uscc;
    }

    /** 10 characters. */
    public String customsCode() {
        return customsCode;
    }

    /** Whoever sends a document of this kind. */
    static SampleCompany sending(DocumentKind kind) {
        return switch (kind) {
            case ORDER -> PLATFORM;
            case PAYMENT, PROCEEDS -> PAYMENT;
            case WAYBILL -> LOGISTICS;
            default -> DECLARANT;
        };
    }

    /** As the directory has it. */
    public static Optional<Entity> filed(String code) {
        return Arrays.stream(values()).filter(company -> company.uscc.equals(code) || company.customsCode.equals(code)).findFirst()
                .map(company -> new Entity(company.uscc, company.name(), company.customsCode, "DXP" + company.customsCode, Set.of()));
    }

    /** Behind its exchange-platform number. */
    static Optional<Entity> subscribing(String dxpId) {
        return Arrays.stream(values()).filter(company -> dxpId.equals("DXP" + company.customsCode)).findFirst()
                .flatMap(company -> filed(company.uscc));
    }
}
