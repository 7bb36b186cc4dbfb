package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks kept in files: whose they are. */
class VerifyCallbackCommandTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private static final String BODY = "{\"cursor\":7,\"type\":\"receipt.issued\",\"data\":\"放行\"}";

    @TempDir
    Path folder;

    private Path headers;
    private Path body;

    @BeforeEach
    void aCallbackIsKept() throws Exception {
        body = Files.writeString(folder.resolve("body"), BODY);
        headers = headers(Ran.NOW.getEpochSecond() - 200);
    }

    private Path headers(long seconds) throws Exception {
        return Files.writeString(folder.resolve("headers-" + seconds), "Host: localhost\nWebhook-Id: evt_7\nwebhook-timestamp: " + seconds
                + "\nwebhook-signature: v1,AAAA " + new Webhook(SECRET).sign("evt_7", seconds, BODY) + "\n");
    }

    private Ran verify(Path headersFile, String... secrets) {
        java.util.List<String> args = new java.util.ArrayList<>(java.util.List.of("verify-callback", "--headers", headersFile.toString(), "--body", body.toString()));
        args.addAll(java.util.List.of(secrets));
        return Ran.client(Map.of("OLD_SECRET", OTHER), args.toArray(String[]::new));
    }

    @Test
    void itIsVerifiedByEitherOfTwoSecrets() {
        assertThat(verify(headers, "--secret", SECRET).code()).isZero();
        assertThat(verify(headers, "--secret", OTHER, "--secret", SECRET).code()).isZero();
        assertThat(verify(headers, "--secret-env", "OLD_SECRET", "--secret", SECRET).out()).contains("it is the window's");
    }

    @Test
    void anotherSecretAChangedBodyAndALineEndAreNot() throws IOException {
        assertThat(verify(headers, "--secret", OTHER).code()).isEqualTo(1);
        Files.writeString(body, BODY + "\n");
        assertThat(verify(headers, "--secret", SECRET)).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("no signature is by this secret", "keep the raw body");
        });
        Files.writeString(body, BODY.replace("7", "8"));
        assertThat(verify(headers, "--secret", SECRET).out()).doesNotContain("keep the raw body");
        Files.write(body, new byte[] {(byte) 0xff});
        assertThat(verify(headers, "--secret", SECRET).code()).isEqualTo(1);
    }

    @Test
    void anOldOneIsToldApartAndMayBeVerifiedAtItsTime() throws Exception {
        Path old = headers(Ran.NOW.getEpochSecond() - 301);
        assertThat(verify(old, "--secret", SECRET)).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("the signature holds, but its time");
        });
        assertThat(verify(old, "--secret", SECRET, "--at", "2026-11-01T07:59:00+08:00").code()).isZero();
        assertThat(verify(headers(Ran.NOW.getEpochSecond() + 301), "--secret", SECRET).code()).isEqualTo(1);
    }

    @Test
    void missingHeadersAndUnusableSecretsAreTold() throws IOException {
        Path none = Files.writeString(folder.resolve("none"), "webhook-id: evt_7\nwebhook-timestamp: soon\n");
        assertThat(verify(none, "--secret", SECRET).out()).contains("missing or malformed");
        assertThat(verify(headers).code()).isEqualTo(2);
        assertThat(verify(headers, "--secret", "whsec_###")).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).doesNotContain("###");
        });
        assertThat(verify(headers, "--secret-env", "NOT_SET").code()).isEqualTo(2);
        assertThat(verify(headers, "--secret", SECRET, "--at", "yesterday").code()).isEqualTo(2);
    }
}
