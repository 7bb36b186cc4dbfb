package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the rules leave to the forex office, on the page where its reviewers decide it. */
class SettlementPageIT extends InBrowser {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Window window = SharedSandbox.window();

    /** An order whose waybill has another telephone number, so that it is no T1 (FX-12); its number. */
    private String held() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.type().equals("CEB511") ? otherTelephone(sample.message()) : sample.message()).status())
                .isEqualTo(202));
        Awaitility.await().atMost(AT_MOST).until(() -> !window.consignments(set.orderNo(), 0).isEmpty()
                && consignment(set.orderNo()).get("waits").toString().contains("a reviewer of the forex office"));
        return set.orderNo();
    }

    private byte[] otherTelephone(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8).replaceAll("(?s)<ds:Signature.*</ds:Signature>", "")
                .replace("<ceb:consigneeTelephone>", "<ceb:consigneeTelephone>1");
        return window.sign(text.getBytes(StandardCharsets.UTF_8), "logistics", "RSA-SHA256");
    }

    private JsonNode consignment(String orderNo) {
        return window.consignments(orderNo, 0).get(0);
    }

    private String page(String orderNo) {
        return "/console/consignments/" + consignment(orderNo).get("consignmentId").asString();
    }

    @Test
    void aReviewerOfForexSettlesAHeldOrderAndOthersOnlyReadWhoMust() {
        String orderNo = held();
        for (String other : new String[] {"regulator", "reviewer-customs", "declarant"}) {
            signIn(other);
            open(page(orderNo) + "/decision");
            assertThat(elements("#forex")).as(other).isEmpty();
        }
        open(page(orderNo));
        assertThat(text()).contains("a reviewer of the forex office, who checks the deal and settles or refuses it");
        signIn("reviewer-forex");
        open(page(orderNo) + "/decision");
        look("settlement-held");
        element("#forex textarea[name=reason]").sendKeys("合同与报关单已核对");
        press("Settle");
        assertThat(elements("#forex")).as("it is decided").isEmpty();
        Awaitility.await().atMost(AT_MOST).until(() -> consignment(orderNo).toString()
                .contains("\"authority\":\"forex\",\"type\":\"FOREX\",\"returnStatus\":\"SETTLED\""));
    }

    @Test
    void theReviewerFindsWhatIsHeldInAWorkListFromTheNavigationAndOthersHaveNone() {
        String orderNo = held();
        signIn("reviewer-forex");
        press("Settlements");
        assertThat(path()).startsWith("/console/settlements");
        assertThat(text()).contains(orderNo).contains("a look at the deal").contains("a reviewer of the forex office, who checks the deal");
        look("settlements");
        press(orderNo);
        element("#forex textarea[name=reason]").sendKeys("合同与报关单已核对");
        press("Settle");
        open("/console/settlements");
        assertThat(text()).doesNotContain(orderNo);
        assertThat(window.get("/api/v1/forex/held?limit=1", "sandbox-reviewer").json().get("items").valueStream().toList()).hasSizeLessThanOrEqualTo(1);
        signIn("reviewer-customs");
        assertThat(elements("nav.pages a[href='/console/settlements']")).as("of another office").isEmpty();
        open("/console/settlements");
        assertThat(text()).doesNotContain(orderNo).doesNotContain("Held settlements");
    }

    @Test
    void whatIsRefusedWaitsForNobody() {
        String orderNo = held();
        signIn("reviewer-forex");
        open(page(orderNo) + "/decision");
        element("#forex textarea[name=reason]").sendKeys("no proof of the deal");
        press("Refuse for good");
        open(page(orderNo));
        assertThat(text()).doesNotContain("a reviewer of the forex office");
        assertThat(consignment(orderNo).get("waits").toString()).doesNotContain("forex");
    }
}
