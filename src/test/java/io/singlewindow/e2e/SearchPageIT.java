package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The search in a browser: one box, filters in the address, kept searches, a person by post. */
class SearchPageIT extends InBrowser {

    private final Window window = SharedSandbox.window();

    private String released() {
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        window.await(set.orderNo(), Duration.ofSeconds(40), one -> one.get("state").asString().equals("CLOSED"));
        return set.orderNo();
    }

    @Test
    void anyNumberFindsTheConsignmentWithTheKeyboardAlone() {
        String order = released();
        String waybill = window.consignments(order, 0).get(0).get("documents").valueStream()
                .filter(one -> one.get("kind").asString().equals("WAYBILL")).findFirst().orElseThrow().get("number").asString();
        signIn("regulator");
        open("/console/search?lang=en");
        element("#q").sendKeys(waybill, Keys.ENTER);
        await(order);
        assertThat(path()).contains("q=" + waybill);
        assertThat(elements("table.found tbody tr")).as("a row for each consignment").hasSize(1);
        look("search-found");
    }

    @Test
    void whatNarrowsTheSearchStandsInTheAddressAndIsKept() {
        released();
        signIn("regulator");
        open("/console/search?lang=en&state=CLOSED&direction=IMPORT");
        assertThat(elements("table.found tbody tr")).isNotEmpty();
        element("details.card:nth-of-type(2) summary").click();
        fill("name", "Closed imports");
        press("Keep this search");
        assertThat(path()).contains("state=CLOSED").contains("direction=IMPORT");
        element("details.card:nth-of-type(2) summary").click();
        assertThat(text()).contains("Closed imports");
        look("search-narrowed");
        signIn("platform");
        open("/console/search?lang=en");
        element("details.card:nth-of-type(2) summary").click();
        assertThat(text()).contains("None yet").doesNotContain("Closed imports");
        look("search-company");
    }

    @Test
    void aPersonsNumberIsInNoAddress() {
        released();
        signIn("regulator");
        open("/console/search?lang=en&q=x&state=NOTHING");
        assertThat(text()).contains("Not a valid parameter");
        lookAsItIs("search-wrong-en");
        open("/console/search?lang=en");
        element("details.card summary").click();
        fill("idNumber", "33010619850203665X");
        press("Find the person’s consignments");
        assertThat(path()).contains("person=").doesNotContain("33010619850203665X");
        assertThat(text()).contains("Of one person").contains("Nothing was found");
        assertThat(element("main").findElements(By.cssSelector("table"))).isEmpty();
        look("search-person");
    }
}
