package io.singlewindow.sandbox;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.register.FilingTakeover;
import io.singlewindow.filing.state.Department;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the sandbox's companies have filed, all of it approved since 2015: the clock may be set to any day since. */
@Component
@Profile("sandbox")
class SandboxFilings {

    private static final Instant SINCE = Instant.parse("2014-12-31T16:00:00Z");

    private final FilingTakeover takeover;

    SandboxFilings(FilingTakeover takeover) {
        this.takeover = takeover;
    }

    /** Goods of the packaged samples. */
    private enum Goods {
        INFANT_FORMULA("SKU-1", "IMPORT", "1901101000", "婴幼儿配方奶粉", "Infant formula"),
        SHAMPOO("SKU-2", "IMPORT", "3305100090", "洗发水", "Shampoo"),
        PHONE_CASE("SKU-9", "EXPORT", "3926909090", "手机壳", "Phone case"),
        CABLE("SKU-8", "EXPORT", "8544421100", "数据线", "Data cable");

        private final String itemNo;
        private final String direction;
        private final String hsCode;
        private final String zh;
        private final String en;

        Goods(String itemNo, String direction, String hsCode, String zh, String en) {
            this.itemNo = itemNo;
            this.direction = direction;
            this.hsCode = hsCode;
            this.zh = zh;
            this.en = en;
        }

        Map<String, Object> form() {
            return Map.of("owner", SandboxCompany.PLATFORM.uscc(), "itemNo", itemNo, "direction", direction, "hsCode", hsCode,
                    "name", Map.of("zh", zh, "en", en), "riskClass", "ORDINARY");
        }
    }

    /** Files them, where they are not filed yet. */
    void take() {
        for (SandboxCompany company : SandboxCompany.values()) {
            // who sells is listed and classed since long, so that its orders settle and are refunded
            takeover.take(FilingKind.ENTITY, entity(company), SINCE, company == SandboxCompany.PLATFORM
                    ? Map.of(Department.FOREX, "CLASSIFY_A", Department.TAX_REFUND, "CLASSIFY_2") : Map.of());
        }
        for (Goods goods : Goods.values()) {
            takeover.take(FilingKind.GOODS, goods.form(), SINCE);
        }
    }

    private static Map<String, Object> entity(SandboxCompany company) {
        boolean sells = company == SandboxCompany.PLATFORM;
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("uscc", company.uscc());
        form.put("name", Map.of("zh", company.companyName()));
        form.put("class", sells ? 1 : 3);
        form.put("roles", Arrays.asList(company.roles().split(" ")));
        form.put("businesses", sells ? List.of("IMPORT_9610", "IMPORT_1210", "EXPORT_9610", "EXPORT_9710", "EXPORT_9810", "SETTLE", "REFUND")
                : List.of("IMPORT_9610", "IMPORT_1210", "EXPORT_9610", "EXPORT_9710", "EXPORT_9810"));
        form.put("codes", List.of(Map.of("authority", "customs", "code", company.customsCode()), Map.of("authority", "e-port", "code", company.dxpId())));
        return form;
    }
}
