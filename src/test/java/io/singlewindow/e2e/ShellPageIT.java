package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** The shell that all pages stand in: signing in, the way around, the first page of each role, the page of errors. */
class ShellPageIT extends InBrowser {

    private String navigation() {
        return String.join(" ", elements("nav.pages a").stream().map(WebElement::getText).toList());
    }

    @Test
    void whoIsNotSignedInComesToTheFormAndThenToThePageThatWasAskedFor() {
        signIn("operator", "wrong");
        assertThat(path()).isEqualTo("/sign-in?failed");
        assertThat(text()).contains("You were not let in");
        look("sign-in-failed");
        open("/ops/accounts");
        assertThat(path()).isEqualTo("/sign-in?next=%2Fops%2Faccounts");
        open("/sign-in?next=%2Fops%2Faccounts&lang=en");
        look("sign-in");
        fill("login", "operator");
        fill("secret", "sandbox");
        press("Sign in");
        assertThat(path()).isEqualTo("/ops/accounts");
        press("Sign out");
        assertThat(path()).isEqualTo("/sign-in?left");
        open("/ops/accounts");
        assertThat(path()).as("signed out").startsWith("/sign-in");
    }

    @Test
    void anApiKeyOpensThePagesOfItsCompany() {
        open("/sign-in?lang=en");
        press("With an API key");
        fill("key", "sandbox-platform");
        elements("form").get(1).submit();
        await("杭州示例电子商务有限公司");
        assertThat(navigation()).startsWith("Home ").contains("Filings");
    }

    @Test
    void everyRoleHasAFirstPageWithWhatIsForIt() {
        Window window = SharedSandbox.window();
        Window.SampleSet set = window.samples("export", "CIQ_DETAIN", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        assertThat(window.consignments(set.orderNo(), 30).get(0).get("state").asString()).isEqualTo("DETAINED");

        signIn("operator");
        assertThat(text()).contains("messages parked", "Foreign exchange", "connected");
        assertThat(navigation()).startsWith("Home ").contains("Filing reviews", "Accounts");
        look("home-operator");
        signIn("platform");
        assertThat(navigation()).contains("Filings").doesNotContain("Parcels", "Accounts", "reviews");
        assertThat(text()).contains(set.orderNo(), "Detained", "CEB303", "unread in the inbox");
        look("home-platform");
        signIn("warehouse");
        assertThat(path()).as("people at the shelves have one page").isEqualTo("/warehouse");
        assertThat(navigation()).startsWith("Home ").contains("Parcels").doesNotContain("Accounts");
        await("detained: do not ship");
        await("live");
        look("parcels");
        signIn("regulator");
        assertThat(text()).contains("every authority · province 330000", "detained today");
        look("home-regulator");
        signIn("reviewer-customs");
        assertThat(text()).contains("Customs · province 330000", "filings wait for your department");
        look("home-reviewer");
        for (String login : new String[] {"regulator-ningbo", "rules-author", "rules-approver"}) {
            signIn(login);
            assertThat(path()).isEqualTo("/");
            assertThat(navigation()).as(login).startsWith("Home").doesNotContain("Accounts", "Parcels");
        }
    }

    @Test
    void anOfficialOfOneCitySeesNothingOfAnother() {
        Window window = SharedSandbox.window();
        Window.SampleSet set = window.samples("import", "", "SM2", "9610");
        String submission = window.submit(set.samples().get(0).message()).json().get("submissionId").asString();
        String consignment = window.consignments(set.orderNo(), 1).get(0).get("consignmentId").asString();
        for (String path : new String[] {"/api/v1/submissions/" + submission, "/api/v1/consignments/" + consignment}) {
            assertThat(window.get(path, "sandbox-regulator").status()).as("the province").isEqualTo(200);
            assertThat(window.get(path, "sandbox-regulator-ningbo").status()).as("Ningbo, of Hangzhou's company").isEqualTo(404);
        }
        assertThat(window.get("/api/v1/consignments?orderNo=" + set.orderNo(), "sandbox-regulator-ningbo").json().get("items")).isEmpty();
    }

    @Test
    void whatGoesWrongIsToldOnAPage() {
        signIn("regulator");
        open("/ops/accounts");
        assertThat(text()).contains("You may not do this").contains("Number of this request");
        look("error-403");
        open("/no-such-page");
        assertThat(text()).contains("There is no such page");
    }
}
