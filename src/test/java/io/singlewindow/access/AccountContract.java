package io.singlewindow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.access.SignIn.SignedIn;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
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

    private static X509Certificate certificate(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String pem(String alias) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(Path.of("certs-dev", alias + ".p12"))) {
            store.load(file, "changeit".toCharArray());
        }
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(store.getCertificate(alias).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void aKeyIsToldOnceOpensAsItsAccountAndOpensNothingOnceItIsWithdrawn() {
        access.accounts.create(TestAccess.OPERATOR, TestAccess.request("key-shop", CallerRole.CLIENT, null));
        Credentials.Given given = access.credentials.give(TestAccess.OPERATOR, "key-shop", "order system", "");
        String key = Objects.requireNonNull(given.key());
        assertThat(key).matches("sw_[A-Za-z0-9_-]{43}");
        assertThat(access.callers.byKey(key)).map(Caller::id).contains("key-shop");
        assertThat(access.credentials.of("key-shop")).containsExactly(given.credential());
        String second = Objects.requireNonNull(access.credentials.give(TestAccess.OPERATOR, "key-shop", "the next one", "").key());
        access.credentials.withdraw(TestAccess.OPERATOR, "key-shop", given.credential().id());
        assertThat(access.callers.byKey(key)).isEmpty();
        assertThat(access.callers.byKey(second)).as("the other goes on").isPresent();
        assertThat(access.told("key-shop")).containsExactly("account.created", "account.key-given", "account.key-given", "account.key-withdrawn");
        assertThat(access.toldInFull("key-shop")).contains("order system", given.credential().id()).doesNotContain(key).doesNotContain(second);
    }

    @Test
    void aCertificateOpensAsItsAccountWhileItIsInForceAndNobodyElseIsGivenIt() throws Exception {
        access.reviewer("by-certificate");
        access.reviewer("somebody-else");
        String pem = pem("platform-rsa");
        X509Certificate certificate = certificate(pem);
        Instant end = certificate.getNotAfter().toInstant();
        Credential noted = access.credentials.give(TestAccess.OPERATOR, "by-certificate", "", pem).credential();
        assertThat(noted.name()).as("called by its subject").isNotBlank().doesNotContain("=");
        assertThat(noted.validUntil()).isEqualTo(end);
        assertThat(access.callers.byCertificate(certificate, access.now())).map(Caller::id).contains("by-certificate");
        assertThat(access.callers.byCertificate(certificate, end.plusSeconds(1))).as("after its end").isEmpty();
        assertThat(access.callers.byCertificate(certificate, certificate.getNotBefore().toInstant().minusSeconds(1))).as("before it begins").isEmpty();
        assertThat(access.callers.byCertificate(certificate(pem("logistics-rsa")), access.now())).as("another one").isEmpty();
        assertThat(access.callers.byKey(noted.sha256())).as("a digest is no key").isEmpty();
        ProblemException taken = catchThrowableOfType(ProblemException.class,
                () -> access.credentials.give(TestAccess.OPERATOR, "somebody-else", "", pem));
        assertThat(taken.findings()).extracting(Finding::path).containsExactly("/certificate");
        access.accounts.disable(TestAccess.OPERATOR, "by-certificate");
        assertThat(access.callers.byCertificate(certificate, access.now())).as("of a disabled account").isEmpty();
    }

    @Test
    void whatIsNoKeyAndNoCertificateIsRefusedWithWhatIsExpected() throws Exception {
        access.reviewer("careful");
        assertThat(faultOf("careful", "", "")).isEqualTo("/name");
        assertThat(faultOf("careful", "x".repeat(81), "")).isEqualTo("/name");
        assertThat(faultOf("careful", "a", "-----BEGIN CERTIFICATE-----")).isEqualTo("/certificate");
        assertThat(faultOf("careful", "a", "x".repeat(16_385))).isEqualTo("/certificate");
        for (int count = 0; count < 20; count++) {
            access.credentials.give(TestAccess.OPERATOR, "careful", "key " + count, "");
        }
        assertThat(faultOf("careful", "one more", "")).isEmpty();
        assertThat(catchThrowableOfType(ProblemException.class, () -> access.credentials.give(TestAccess.OPERATOR, "nobody", "a", "")).status()).isEqualTo(404);
        assertThat(catchThrowableOfType(ProblemException.class, () -> access.credentials.withdraw(TestAccess.OPERATOR, "careful", "0123456789abcdef")).status())
                .isEqualTo(404);
    }

    private String faultOf(String login, String name, String certificate) {
        ProblemException refused = catchThrowableOfType(ProblemException.class,
                () -> access.credentials.give(TestAccess.OPERATOR, login, name, certificate));
        assertThat(refused.status()).isEqualTo(422);
        return String.valueOf(refused.findings().get(0).path());
    }

    @Test
    void aCompanyHasAnAccountBeforeItIsFiled() {
        String unfiled = "91330100TERT10013D";
        AccountRequest request = new AccountRequest("unfiled", TestAccess.PASSWORD, "示例商行", "CLIENT", unfiled, "", "", "");
        assertThat(access.accounts.create(TestAccess.OPERATOR, request).caller().uscc()).isEqualTo(unfiled);
        assertThat(signedIn("unfiled").caller().actsFor(unfiled)).isTrue();
        AccountRequest mistyped = new AccountRequest("mistyped", TestAccess.PASSWORD, "示例商行", "CLIENT", "91330100TERT10013X", "", "", "");
        assertThat(catchThrowableOfType(ProblemException.class, () -> access.accounts.create(TestAccess.OPERATOR, mistyped)).findings())
                .extracting(Finding::path).containsExactly("/uscc");
    }
}
