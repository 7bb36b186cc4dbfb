package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The operator's pages of accounts, and what they do to those who sign in. */
class AccountsPageIT extends InBrowser {

    private static final String PASSWORD = "a long enough one";

    private void make(String login) {
        signIn("operator");
        open("/ops/accounts/new");
        fill("login", login);
        fill("name", "王敏 Wang Min");
        fill("password", PASSWORD);
        fill("role", "REVIEWER");
        fill("authority", "customs");
        fill("level", "CITY");
        fill("region", "330200");
        press("Create");
        assertThat(path()).isEqualTo("/ops/accounts");
    }

    @Test
    void aFormThatIsWrongSaysWhereAndKeepsWhatWasTyped() {
        signIn("operator");
        open("/ops/accounts");
        assertThat(text()).contains("regulator-ningbo").contains("every authority · city 330200");
        look("accounts");
        press("New account");
        look("account-new");
        fill("login", "Wang Min");
        fill("password", "short");
        fill("region", "33");
        press("Create");
        assertThat(text()).contains("Nothing was changed").contains("5 characters").contains("division code of six digits");
        assertThat(element("#login").getDomProperty("value")).isEqualTo("Wang Min");
        assertThat(element("#password").getDomProperty("value")).as("a password is typed again").isEmpty();
        assertThat(element("#login").getDomAttribute("aria-invalid")).isEqualTo("true");
        lookAsItIs("account-new-faults-en");
    }

    @Test
    void anAccountIsMadeLockedUnlockedAndDisabled() {
        make("wang-min");
        signIn("wang-min", PASSWORD);
        assertThat(text()).contains("Customs · city 330200").contains("Filing reviewer");
        for (int failure = 1; failure <= 5; failure++) {
            signIn("wang-min", "wrong");
        }
        signIn("wang-min", PASSWORD);
        assertThat(path()).as("locked").isEqualTo("/sign-in?failed");
        signIn("operator");
        open("/ops/accounts/wang-min");
        assertThat(text()).contains("Locked until");
        look("account-locked");
        press("Unlock");
        assertThat(text()).contains("Active").doesNotContain("Locked until");
        press("Disable");
        agree();
        await("Disabled");
        look("account-disabled");
        signIn("wang-min", PASSWORD);
        assertThat(path()).as("disabled").isEqualTo("/sign-in?failed");
    }

    @Test
    void anotherPasswordIsSetAndTheOldOneOpensNothing() {
        make("li-na");
        open("/ops/accounts/li-na");
        fill("password", "li-na 1234567");
        press("Set the password");
        assertThat(text()).contains("without the login in them");
        fill("password", "something else again");
        press("Set the password");
        signIn("li-na", PASSWORD);
        assertThat(path()).isEqualTo("/sign-in?failed");
        signIn("li-na", "something else again");
        assertThat(path()).isEqualTo("/");
    }

    @Test
    void nobodyDisablesTheAccountInUse() {
        signIn("operator");
        open("/ops/accounts/operator");
        assertThat(elements("form[action$='/disable']")).isEmpty();
    }

    @Test
    void aKeyIsShownOnceOpensADoorAndIsWithdrawn() {
        make("zhao-lei");
        open("/ops/accounts/zhao-lei");
        press("Give");
        assertThat(text()).contains("1 to 80 characters");
        fill("name", "warehouse system");
        press("Give");
        String key = element("#fresh-key").getText();
        assertThat(key).startsWith("sw_");
        lookAsItIs("account-key-en");
        assertThat(SharedSandbox.window().get("/api/v1/rules", key).status()).isEqualTo(200);
        open("/ops/accounts/zhao-lei");
        assertThat(text()).contains("warehouse system").doesNotContain(key);
        press("Withdraw");
        agree();
        await("It has none.");
        assertThat(SharedSandbox.window().get("/api/v1/rules", key).status()).isEqualTo(401);
    }

    @Test
    void aCertificateIsNotedByWhatItSays() throws Exception {
        make("sun-yue");
        open("/ops/accounts/sun-yue");
        fill("certificate", "no certificate");
        press("Give");
        assertThat(text()).contains("an X.509 certificate in PEM form");
        fill("certificate", Files.readString(Path.of("certs-dev/ca-rsa.crt")));
        press("Give");
        assertThat(text()).contains("示例开发证书中心 RSA");
        look("account-certificate");
    }
}
