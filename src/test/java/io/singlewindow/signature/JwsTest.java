package io.singlewindow.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON signed as JWS: what was signed is believed, and nothing else. */
class JwsTest {

    private static final byte[] PAYLOAD = "{\"amount\":\"198.00\",\"名\":\"示例\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final JwsReader reader = new JwsReader(new Certificates(anchors()), Instant.parse("2022-07-01T00:00:00Z"));

    private static List<X509Certificate> anchors() {
        List<X509Certificate> anchors = new ArrayList<>();
        for (String name : List.of("ca-rsa", "ca-sm2")) {
            try (InputStream file = JwsTest.class.getResourceAsStream("/certs-dev/" + name + ".crt")) {
                anchors.addAll(Certificates.read(file.readAllBytes()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return anchors;
    }

    private static SigningKey key(JwsAlgorithm algorithm) {
        return DevKeys.of("forex", algorithm.family());
    }

    private static String sign(JwsAlgorithm algorithm) {
        return new String(JwsWriter.sign(PAYLOAD, key(algorithm), algorithm), StandardCharsets.US_ASCII);
    }

    private JwsReader.Signed read(String compact) {
        return reader.read(compact.getBytes(StandardCharsets.US_ASCII), NOW);
    }

    private static List<String> codes(SignatureReport report) {
        return report.findings().stream().map(Finding::code).map(code -> code.code()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSignedIsReadWithItsSignersCreditCode(JwsAlgorithm algorithm) {
        JwsReader.Signed signed = read(sign(algorithm));
        assertThat(signed.payload()).isEqualTo(PAYLOAD);
        assertThat(signed.report().accepted()).isTrue();
        assertThat(signed.report().holder()).isEqualTo("11330000TERT00112B");
        assertThat(signed.report().algorithm()).isEqualTo(algorithm.family());
    }

    @ParameterizedTest
    @EnumSource
    void anotherPayloadHeaderOrValueIsNotAccepted(JwsAlgorithm algorithm) {
        String[] parts = sign(algorithm).split("\\.");
        String other = base64("{\"amount\":\"199.00\"}");
        assertThat(read(parts[0] + "." + other + "." + parts[2]).report().accepted()).isFalse();
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        String changed = base64(header.replace("\"cty\":\"json\"", "\"cty\":\"text\""));
        assertThat(changed).isNotEqualTo(parts[0]);
        assertThat(codes(read(changed + "." + parts[1] + "." + parts[2]).report())).containsExactly("SIG-008");
        String value = (parts[2].charAt(0) == 'A' ? 'B' : 'A') + parts[2].substring(1);
        assertThat(codes(read(parts[0] + "." + parts[1] + "." + value).report())).containsExactly("SIG-008");
    }

    @Test
    void anAlgorithmThatTheKeyIsNotForIsNotAccepted() {
        String[] parts = sign(JwsAlgorithm.SM2SM3).split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        assertThat(codes(read(base64(header.replace("SM2SM3", "RS256")) + "." + parts[1] + "." + parts[2]).report()))
                .containsExactly("SIG-008");
        assertThatThrownBy(() -> JwsWriter.sign(PAYLOAD, key(JwsAlgorithm.RS256), JwsAlgorithm.SM2SM3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "ES256", "RS1"})
    void otherAlgorithmsAreNamed(String name) {
        String[] parts = sign(JwsAlgorithm.RS256).split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        JwsReader.Signed signed = read(base64(header.replace("RS256", name)) + "." + parts[1] + "." + parts[2]);
        assertThat(codes(signed.report())).contains("SIG-006");
        assertThat(signed.report().valid()).isFalse();
    }

    @Test
    void criticalParametersAreNotUnderstood() {
        String[] parts = sign(JwsAlgorithm.SM2SM3).split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        String critical = base64("{\"crit\":[\"exp\"],\"exp\":1," + header.substring(1));
        assertThat(codes(read(critical + "." + parts[1] + "." + parts[2]).report())).contains("SIG-003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "{}", "eyJhbGciOiJub25lIn0.e30.", "<xml/>", "..", "eyJhbGciOiJSUzI1NiJ9..AA"})
    void whatIsNoJwsOrHasNoCertificateIsNoSignature(String text) {
        assertThat(read(text).report().accepted()).isFalse();
    }

    @Test
    void aStrangersCertificateIsNotTrusted() {
        JwsReader trustsNobody = new JwsReader(new Certificates(List.of()), Instant.EPOCH);
        SignatureReport report = trustsNobody.read(sign(JwsAlgorithm.SM2SM3).getBytes(StandardCharsets.US_ASCII), NOW).report();
        assertThat(report.valid()).isTrue();
        assertThat(codes(report)).containsExactly("SIG-010");
    }

    @Test
    void aCertificateCountsWhileItIsValid() {
        byte[] compact = sign(JwsAlgorithm.RS256).getBytes(StandardCharsets.US_ASCII);
        assertThat(codes(reader.read(compact, Instant.parse("2050-06-01T00:00:00Z")).report())).containsExactly("SIG-011");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
