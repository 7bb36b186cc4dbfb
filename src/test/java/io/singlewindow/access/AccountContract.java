package io.singlewindow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.access.SignIn.SignedIn;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and signing in, whatever database holds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountContract {

    private TestAccess access;
    private Path folder;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path data) {
        folder = data;
        access = new TestAccess(database(), data);
    }

    @AfterAll
    void close() {
        access.close();
    }

    private SignedIn signedIn(String login) {
        return access.signIn.attempt(login, TestAccess.PASSWORD).orElseThrow();
    }

    @Test
    void theRightPasswordLetsInWithRoleAndScope() {
        access.reviewer("ada");
        SignedIn ada = signedIn("ada");
        assertThat(ada.caller().role()).isEqualTo(CallerRole.REVIEWER);
        assertThat(ada.caller().reviews("customs", "330281")).isTrue();
        assertThat(ada.caller().reviews("tax", "330281")).isFalse();
        access.signIn.signedOut(ada.caller());
        assertThat(access.told("ada")).containsExactly("account.created", "access.signed-in", "access.signed-out");
        assertThat(access.toldInFull("ada")).contains("customs CITY 330200").doesNotContain(TestAccess.PASSWORD).doesNotContain("argon2");
    }

    @Test
    void passwordsAreKeptAsArgon2idHashesWithASaltEach() {
        access.reviewer("hash-a");
        access.reviewer("hash-b");
        assertThat(access.store.hash("hash-a")).hasValueSatisfying(hash -> assertThat(hash).startsWith("$argon2id$"));
        assertThat(access.store.hash("hash-a")).isNotEqualTo(access.store.hash("hash-b"));
    }

    @Test
    void fiveWrongPasswordsLockForAQuarterOfAnHour() {
        access.reviewer("locked");
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(access.signIn.attempt("locked", "wrong")).isEmpty();
        }
        assertThat(access.accounts.find("locked").state()).isEqualTo("LOCKED");
        assertThat(access.signIn.attempt("locked", TestAccess.PASSWORD)).as("the right one does not count either").isEmpty();
        access.pass(Duration.ofMinutes(15).minusMillis(1));
        assertThat(access.signIn.attempt("locked", TestAccess.PASSWORD)).isEmpty();
        access.pass(Duration.ofMillis(1));
        assertThat(access.signIn.attempt("locked", TestAccess.PASSWORD)).isPresent();
        assertThat(access.told("locked")).containsExactly("account.created", "access.refused", "access.refused", "access.refused", "access.refused",
                "access.locked", "access.signed-in");
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesBeforeIt() {
        access.reviewer("forgetful");
        for (int round = 0; round < 3; round++) {
            for (int failure = 1; failure <= 4; failure++) {
                access.signIn.attempt("forgetful", "wrong");
            }
            assertThat(access.signIn.attempt("forgetful", TestAccess.PASSWORD)).isPresent();
        }
        assertThat(access.accounts.find("forgetful").failedAttempts()).isZero();
    }

    @Test
    void ofFortyGuessesAtOnceFiveAreLookedAt() {
        access.reviewer("guessed");
        AtomicInteger counted = new AtomicInteger();
        IntStream.range(0, 40).parallel().forEach(guess -> {
            if (access.store.countAttempt("guessed", java.time.Instant.parse("2026-11-26T02:00:00Z"), 5, Duration.ofMinutes(15))) {
                counted.incrementAndGet();
            }
        });
        assertThat(counted).hasValue(5);
    }

    @Test
    void whoNamesNobodyIsToldTheSameAndFillsNoLog() {
        int before = access.told("-").size();
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(access.signIn.attempt("nobody-" + attempt, "my password in the wrong field")).isEmpty();
        }
        assertThat(access.signIn.attempt("", "no key")).isEmpty();
        assertThat(access.signIn.attempt("x".repeat(201), "long")).isEmpty();
        assertThat(access.told("-").size() - before).as("once a minute").isLessThanOrEqualTo(1);
        access.pass(Duration.ofMinutes(1));
        access.signIn.attempt("nobody", "again");
        assertThat(access.told("-")).hasSizeGreaterThan(before).containsOnly("access.refused");
        assertThat(access.toldInFull("-")).contains("attempts").doesNotContain("nobody").doesNotContain("wrong field");
    }

    @Test
    void aKeyOpensThePagesOfItsCompanyAndIsGivenAPasswordLater() {
        access.key("shop", "key-of-shop");
        assertThat(access.signIn.attempt("", "key-of-shop")).hasValueSatisfying(in -> assertThat(in.caller().uscc()).isEqualTo(TestAccess.COMPANY));
        assertThat(access.signIn.attempt("another", "key-of-shop")).as("the key of another").isEmpty();
        access.accounts.create(TestAccess.OPERATOR, TestAccess.request("shop", CallerRole.CLIENT, null));
        assertThat(signedIn("shop").caller().uscc()).isEqualTo(TestAccess.COMPANY);
        assertThat(access.callers.byKey("key-of-shop")).hasValueSatisfying(caller -> assertThat(caller.id()).isEqualTo("shop"));
    }

    @Test
    void aDisabledAccountOpensNothingAndEndsItsSessions() {
        access.key("closed", "key-of-closed");
        access.accounts.create(TestAccess.OPERATOR, TestAccess.request("closed", CallerRole.CLIENT, null));
        SignedIn byPassword = signedIn("closed");
        SignedIn byKey = access.signIn.attempt("", "key-of-closed").orElseThrow();
        assertThat(access.signIn.stands(byPassword) && access.signIn.stands(byKey)).isTrue();
        access.accounts.disable(TestAccess.OPERATOR, "closed");
        assertThat(access.signIn.stands(byPassword) || access.signIn.stands(byKey)).isFalse();
        assertThat(access.callers.byKey("key-of-closed")).isEmpty();
        assertThat(access.signIn.attempt("closed", TestAccess.PASSWORD)).isEmpty();
        access.accounts.enable(TestAccess.OPERATOR, "closed");
        assertThat(access.signIn.attempt("closed", TestAccess.PASSWORD)).isPresent();
        assertThat(access.told("closed")).contains("account.disabled", "account.enabled");
        assertThatThrownBy(() -> access.accounts.disable(new Caller("closed", CallerRole.OPERATOR, null, false), "closed"))
                .as("one's own").isInstanceOf(ProblemException.class);
    }

    @Test
    void aSessionEndsWithItsPasswordAndAfterTwelveHours() {
        access.reviewer("session");
        SignedIn before = signedIn("session");
        access.pass(Duration.ofSeconds(1));
        access.accounts.setPassword(TestAccess.OPERATOR, "session", "another good password");
        assertThat(access.signIn.stands(before)).isFalse();
        assertThat(access.signIn.attempt("session", TestAccess.PASSWORD)).isEmpty();
        access.pass(Duration.ofSeconds(1));
        SignedIn after = access.signIn.attempt("session", "another good password").orElseThrow();
        access.pass(Duration.ofHours(12).minusMillis(1));
        assertThat(access.signIn.stands(after)).isTrue();
        access.pass(Duration.ofMillis(1));
        assertThat(access.signIn.stands(after)).isFalse();
    }

    @Test
    void anOperatorUnlocks() {
        access.reviewer("unlocked");
        for (int failure = 1; failure <= 5; failure++) {
            access.signIn.attempt("unlocked", "wrong");
        }
        assertThat(access.accounts.unlock(TestAccess.OPERATOR, "unlocked").state()).isEqualTo("ACTIVE");
        assertThat(access.signIn.attempt("unlocked", TestAccess.PASSWORD)).isPresent();
    }

    @Test
    void aFaultyAccountIsRefusedWithAFindingForEachField() {
        AccountRequest faulty = new AccountRequest("No", "short", "", "REVIEWER", "9133", "Customs", "TOWN", "3302");
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> access.accounts.create(TestAccess.OPERATOR, faulty));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.findings()).extracting(Finding::path).containsExactly("/login", "/password", "/name", "/uscc", "/scope/authority",
                "/scope/level", "/scope/region");
        assertThat(refused.findings().toString()).as("no password in it").doesNotContain("short");
        access.reviewer("taken");
        assertThat(catchThrowableOfType(ProblemException.class, () -> access.reviewer("taken")).status()).isEqualTo(409);
        assertThat(catchThrowableOfType(ProblemException.class, () -> access.accounts.find("nobody")).status()).isEqualTo(404);
    }

    @Test
    void accountsAreListedByLogin() {
        List.of("list-b", "list-c", "list-a").forEach(access::reviewer);
        assertThat(access.accounts.list("list-", 2)).extracting(view -> view.caller().id()).containsExactly("list-a", "list-b");
        assertThat(access.accounts.list("list-b", 1)).extracting(view -> view.caller().id()).containsExactly("list-c");
    }

    @Test
    void theFirstOperatorProvesByTheCodeThatTheServerIsHis() throws IOException {
        access.ledger().jdbc().sql("DELETE FROM account WHERE login IN (SELECT id FROM principal WHERE role = 'OPERATOR')").update();
        access.first.prepare();
        Path file = folder.resolve("setup-code");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(access.first.isAwaited()).isTrue();
        ProblemException wrong = catchThrowableOfType(ProblemException.class, () -> access.first.create("0123", "first", "First", TestAccess.PASSWORD));
        assertThat(wrong.findings()).extracting(Finding::path).containsExactly("/code");
        String code = Files.readString(file);
        assertThat(catchThrowableOfType(ProblemException.class, () -> access.first.create(code, "first", "First", "short")).status()).isEqualTo(422);
        access.first.create(code, "first", "First", TestAccess.PASSWORD);
        assertThat(signedIn("first").caller().role()).isEqualTo(CallerRole.OPERATOR);
        assertThat(file).doesNotExist();
        assertThat(access.first.isAwaited()).isFalse();
        assertThat(catchThrowableOfType(ProblemException.class, () -> access.first.create(code, "second", "Second", TestAccess.PASSWORD)).status()).isEqualTo(404);
        access.first.prepare();
        assertThat(file).as("not needed any more").doesNotExist();
    }
}
