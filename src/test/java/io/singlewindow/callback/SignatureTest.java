package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The signature as receivers verify it. */
class SignatureTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BODY = "{\"type\":\"consignment.state\",\"data\":{\"message\":\"放行 \\\"quoted\\\"\"}}";
    private static final Path NODE = Path.of("src/test/node");

    private final String secret = Signature.newSecret(RANDOM);
    private final String oldSecret = Signature.newSecret(RANDOM);
    private final long now = System.currentTimeMillis() / 1000;

    private Map<String, List<String>> headers(String signature) {
        return Map.of("webhook-id", List.of("evt_7"), "webhook-timestamp", List.of(String.valueOf(now)), "webhook-signature", List.of(signature));
    }

    @Test
    void itIsTheHmacOfIdTimeAndBodyUnderTheSecretsBytes() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] expected = mac.doFinal(("evt_7." + now + "." + BODY).getBytes(StandardCharsets.UTF_8));
        assertThat(Signature.header(List.of(secret), "evt_7", now, BODY)).isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        assertThat(Signature.signed("evt_7", now, BODY)).isEqualTo("evt_7." + now + "." + BODY);
    }

    @Test
    void duringARotationAReceiverMayHaveEitherSecret() throws WebhookVerificationException {
        Map<String, List<String>> both = headers(Signature.header(List.of(secret, oldSecret), "evt_7", now, BODY));
        new Webhook(secret).verify(BODY, both);
        new Webhook(oldSecret).verify(BODY, both);
        assertThatThrownBy(() -> new Webhook(Signature.newSecret(RANDOM)).verify(BODY, both)).isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(secret).verify(BODY + " ", both)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void aSecretHas32BytesAndNoTwoAreAlike() {
        assertThat(secret).startsWith("whsec_").isNotEqualTo(oldSecret);
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSize(32);
    }

    @Test
    void theLibraryOfNpmVerifiesIt() throws Exception {
        Assumptions.assumeTrue(Files.exists(NODE.resolve("node_modules/standardwebhooks")),
                "SKIPPED: src/test/node has no node_modules; run `npm ci` there (.ci/run does), and this test runs");
        String both = Signature.header(List.of(secret, oldSecret), "evt_7", now, BODY);
        assertThat(node(secret, both, BODY)).isEqualTo(JsonMapper.builder().build().readTree(BODY).toString());
        assertThat(node(oldSecret, both, BODY)).isEqualTo(JsonMapper.builder().build().readTree(BODY).toString());
        assertThat(node(secret, both, BODY.replace("放行", "扣留"))).isEqualTo("No matching signature found");
    }

    private String node(String with, String signature, String body) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("node", "verify.js", with).directory(NODE.toFile()).redirectErrorStream(true).start();
        String input = JsonMapper.builder().build().writeValueAsString(Map.of("body", body, "headers",
                Map.of("webhook-id", "evt_7", "webhook-timestamp", String.valueOf(now), "webhook-signature", signature)));
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
