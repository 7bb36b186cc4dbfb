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
        assertThat(navigation()).isEqualTo("Home");
    }

    @Test
    void everyRoleHasAFirstPageWithWhatIsForIt() {
        signIn("operator");
        assertThat(text()).contains("messages parked").contains("Taxation".substring(0, 3)).contains("Foreign exchange");
        assertThat(navigation()).isEqualTo("Home Accounts");
        look("home-operator");
        signIn("platform");
        assertThat(navigation()).isEqualTo("Home");
        look("home-platform");
        for (String login : new String[] {"regulator", "regulator-ningbo", "reviewer-customs", "rules-author", "rules-approver"}) {
            signIn(login);
            assertThat(path()).isEqualTo("/");
            assertThat(navigation()).as(login).isEqualTo("Home");
        }
        signIn("reviewer-customs");
        assertThat(text()).contains("Customs · province 330000");
        look("home-reviewer");
        signIn("warehouse");
        assertThat(path()).as("people at the shelves have one page").isEqualTo("/warehouse");
        assertThat(navigation()).isEqualTo("Home Parcels");
        await("live");
        look("parcels");
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
