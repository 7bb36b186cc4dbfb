package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.singlewindow.message.Message;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import io.singlewindow.signature.XmlSigner;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks kept in files: whose they are. */
class VerifyCallbackCommandTest {

    private static final String WINDOW = "12330000TERT00083W";
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

    /** A full callback whose receipt is signed with the sandbox's key of the window, or after that was changed. */
    private void full(String ceb, UnaryOperator<String> change) throws Exception {
        SigningKey key;
        try (InputStream store = Files.newInputStream(Path.of("certs-dev/window-sm2.p12"))) {
            key = SigningKey.load(store, "changeit".toCharArray(), "window-sm2");
        }
        Message.Envelope envelope = new Message.Envelope("DXPENTZJSW0000012026112617", "DXPENTZJSW000001", List.of("DXPENTTEST000001"), "CEB312Message");
        byte[] signed = XmlSigner.sign(DxpMessages.message(envelope, Ran.NOW, "<CEB312Message/>".getBytes(StandardCharsets.UTF_8), Map.of()), key, SignatureAlgorithm.SM2, null);
        String content = JsonMapper.builder().build().writeValueAsString(Map.of("data", Map.of("ceb", ceb, "dxp", change.apply(new String(signed, StandardCharsets.UTF_8)))));
        Files.writeString(body, content);
        long seconds = Ran.NOW.getEpochSecond();
        headers = Files.writeString(folder.resolve("headers"), "webhook-id: evt_7\nwebhook-timestamp: " + seconds + "\nwebhook-signature: "
                + new Webhook(SECRET).sign("evt_7", seconds, content) + "\n");
    }

    @Test
    void theSignedReceiptOfAFullOneIsVerifiedByItself() throws Exception {
        full("<CEB312Message/>", dxp -> dxp);
        assertThat(verify(headers, "--secret", SECRET)).satisfies(ran -> {
            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out()).contains("Its receipt is signed", "whether that is the window");
        });
        Path kept = folder.resolve("receipt.xml");
        assertThat(verify(headers, "--secret", SECRET, "--trust", "certs-dev/ca-sm2.crt", "--window", WINDOW, "--dxp-to", kept.toString())).satisfies(ran -> {
            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out()).contains("whom --trust knows");
        });
        assertThat(kept).content().contains("DxpMsg");
        assertThat(verify(headers, "--secret", SECRET, "--trust", "certs-dev/ca-rsa.crt", "--window", WINDOW).code()).as("another's").isEqualTo(1);
        assertThat(verify(headers, "--secret", SECRET, "--trust", "certs-dev/ca-sm2.crt").code()).as("an issuer alone vouches for nobody").isEqualTo(1);
        assertThat(verify(headers, "--secret", SECRET, "--trust", "certs-dev/ca-sm2.crt", "--window", "91330100TERT00016Y").code()).as("of a company").isEqualTo(1);
        assertThat(verify(headers, "--secret", SECRET, "--trust", "certs-dev/README.md").code()).isEqualTo(2);
    }

    @Test
    void aReceiptThatWasChangedOrIsAnotherIsTold() throws Exception {
        full("<CEB312Message/>", dxp -> dxp.replace("DXPENTTEST000001", "DXPENTTEST000002"));
        assertThat(verify(headers, "--secret", SECRET)).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("does not hold");
        });
        full("<CEB312Message/>", dxp -> "<dxp/>");
        assertThat(verify(headers, "--secret", SECRET)).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("no DxpMsg with one signature of the whole");
        });
        full("<CEB622Message/>", dxp -> dxp);
        assertThat(verify(headers, "--secret", SECRET).out()).contains("What is in the DxpMsg is not what stands in data.ceb");
    }
}
