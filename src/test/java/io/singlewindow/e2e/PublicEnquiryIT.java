package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.CompanyCode;
import org.junit.jupiter.api.Test;

/** The public enquiry, as somebody sees it who has not signed in. */
class PublicEnquiryIT extends InBrowser {

    private static final String REVIEWER = "sandbox-reviewer";
    private final Window window = SharedSandbox.window();

    private String filed(String form) {
        Window.Answer filed = window.call("POST", "/api/v1/filings/entities", form.contains("idNumber") ? "sandbox-logistics" : Window.ANYONE, form);
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return filed.json().get("filingNo").asString();
    }

    private void approve(String filingNo) {
        for (String authority : new String[] {"commerce", "customs"}) {
            assertThat(window.call("POST", "/api/v1/filings/entities/" + filingNo + "/approvals/" + authority, REVIEWER,
                    "{\"action\":\"APPROVE\",\"reason\":\"材料齐全\"}").status()).isEqualTo(200);
        }
    }

    @Test
    void aCompanyIsFoundOnceItIsApprovedAndNothingOfItsPeople() {
        String uscc = "91330100TERT77011" + CompanyCode.checkCharacter("91330100TERT77011");
        String filingNo = filed("{\"uscc\":\"" + uscc + "\",\"name\":{\"zh\":\"公开查询商行\",\"en\":\"Enquiry Traders\"},\"class\":2,\"roles\":[\"ECOMMERCE\"],\"region\":\"hangzhou\""
                + ",\"businesses\":[\"IMPORT_9610\",\"EXPORT_9610\"],\"legalRepresentative\":\"钱七\",\"contact\":{\"name\":\"孙八\",\"phone\":\"13900000001\"}}");
        String before = window.get("/api/v1/public/filings/" + uscc, "").text();
        assertThat(before).isEqualTo("{\"filed\":false,\"items\":[]}");
        approve(filingNo);
        Window.Answer after = window.get("/api/v1/public/filings/" + filingNo, "");
        assertThat(after.json().get("items").get(0).get("departments").get("customs").asString()).isEqualTo("APPROVED");
        assertThat(after.text()).contains(uscc, "公开查询商行").doesNotContain("钱七", "孙八", "13900000001");

        open("/public?lang=en");
        fill("number", uscc);
        press("Look it up");
        assertThat(path()).isEqualTo("/public/filings?number=" + uscc);
        assertThat(text()).contains("Filed", "Enquiry Traders", "Import, direct (9610)", "approved").doesNotContain("钱七", "孙八");
        look("public-filings");
        open("/public/filings?lang=en&number=91330100TERT000160");
        assertThat(text()).contains("This is no credit code and no filing number.");
        open("/public?lang=en");
        look("public");
    }

    /** Nothing looks each link up among the files: that took four fifths of the time of a list of fifty. */
    @Test
    void linksStandInPagesAsTheyWereWrittenAndLibrariesAreFoundWithoutTheirVersion() {
        open("/public?lang=en");
        assertThat(driver().getPageSource()).contains("\"/webjars/htmx.org/dist/htmx.min.js\"");
        assertThat(window.get("/webjars/htmx.org/dist/htmx.min.js", "").status()).isEqualTo(200);
        assertThat(window.get("/webjars/chart.js/dist/chart.umd.js", "").status()).isEqualTo(200);
    }

    @Test
    void ofAPersonalNetShopItIsToldThatItIsFiled() {
        String filingNo = filed("{\"idNumber\":\"000000198807060028\",\"subtype\":\"PERSONAL\",\"name\":{\"zh\":\"周九的小店\"},\"class\":2,\"roles\":[\"ECOMMERCE\"],\"region\":\"yiwu\""
                + ",\"businesses\":[\"IMPORT_9610\"]}");
        approve(filingNo);
        assertThat(window.get("/api/v1/public/filings/" + filingNo, "").text())
                .isEqualTo("{\"filed\":true,\"items\":[{\"filingNo\":\"" + filingNo + "\",\"personal\":true}]}");
        String code = window.get("/api/v1/filings/entities/" + filingNo, REVIEWER).json().get("owner").asString();
        assertThat(window.get("/api/v1/public/filings/" + code, "").status()).isEqualTo(400);
        open("/public/filings?lang=en&number=" + filingNo);
        assertThat(text()).contains("Filed: a personal net-shop").doesNotContain("周九", code);
    }

    @Test
    void goodsLimitsAndRulesOfADayAreToldWithTheirSources() {
        var goods = window.get("/api/v1/public/goods/33051000?on=2019-05-01", "").json();
        assertThat(goods.get("positiveList").get("listed").asString()).isEqualTo("YES");
        assertThat(goods.get("barredList").get("listed").asString()).as("a short example").isEqualTo("UNKNOWN");
        assertThat(goods.get("example").get("total").asString()).isEqualTo("9.10");
        assertThat(window.get("/api/v1/public/quota?on=2018-12-31", "").json().get("single").asString()).isEqualTo("2000");
        assertThat(window.get("/api/v1/public/rules?on=2018-12-31", "").json().get("tables").size()).isPositive();
        open("/public/goods?lang=en&hsCode=33051000&on=2019-05-01");
        assertThat(text()).contains("On the list", "One item of 100.00 yuan pays 9.10 yuan.");
        look("public-goods");
        open("/public/goods?lang=en&hsCode=3304990039&on=2019-05-01");
        assertThat(text()).contains("Cosmetics without their content");
        open("/public/goods?lang=en&hsCode=93019000");
        assertThat(text()).contains("Barred: not by cross-border e-commerce");
        open("/public/quota?lang=en&on=2019-01-01");
        assertThat(text()).contains("5000 yuan", "26000 yuan");
        look("public-quota");
        open("/public/rules?lang=en");
        assertThat(elements("main a[href^='/console/rules/']")).as("what takes a sign-in").isEmpty();
    }
}
