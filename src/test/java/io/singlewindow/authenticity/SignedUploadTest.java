package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authenticity.wire.PlatformDataReader;
import io.singlewindow.authenticity.wire.PlatformDataReader.Read;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.DetachedSignatures;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SignatureReport;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads that OpenSSL signed: this server and another program say the same of what is signed. */
class SignedUploadTest {

    private static final DetachedSignatures.Places PLACES = new DetachedSignatures.Places("/signValue", "/certNo");
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "signed-sm2.json, SM2, SM2, ''", "signed-sm2-der.json, SM2, SM2, SIG-015", "signed-rsa-sha1.json, RSA_SHA1, RSA_SHA1, ''",
        "signed-rsa-sha256.json, RSA_SHA256, RSA_SHA256, ''", "signed-bare.json, SM2, , SIG-008", "signed-other-key.json, SM2, , SIG-008",
        "signed-rsa-sha1.json, SM2, , SIG-008"})
    void aSignatureHoldsOverTheExactFormAndOverNoOther(String file, SignatureAlgorithm key, SignatureAlgorithm verified, String codes)
            throws CertificateEncodingException {
        Read read = PlatformDataReader.read(Fixture.text(file));
        assertThat(read.findings()).isEmpty();
        SignatureReport report = TestAuthenticity.signatures().verify(read.signedText().bytes(), read.signValue(),
                DevKeys.of("platform", key).certificate().getEncoded(), PLACES, NOW);
        assertThat(report.algorithm()).isEqualTo(verified);
        assertThat(report.valid()).isEqualTo(verified != null);
        assertThat(report.findings()).extracting(finding -> finding.code().code()).isEqualTo(codes.isEmpty() ? List.of() : List.of(codes));
    }

    @ParameterizedTest
    @CsvSource({"signed-sm2.json", "signed-rsa-sha1.json", "signed-rsa-sha256.json"})
    void oneCharacterMoreAnywhereInWhatIsSignedBreaksIt(String file) throws CertificateEncodingException {
        String text = Fixture.text(file);
        byte[] certificate = DevKeys.of("platform", file.contains("sm2") ? SignatureAlgorithm.SM2 : SignatureAlgorithm.RSA_SHA256).certificate().getEncoded();
        for (String place : Arrays.asList("\"sessionID\":\"", "\"initalRequest\":\"", "\"totalAmount\":", "}, {", "\"recpName\":\"", "\"serviceTime\":")) {
            Read read = PlatformDataReader.read(text.replace(place, place.equals("}, {") ? "},{" : place + "1"));
            assertThat(read.findings()).filteredOn(Finding::rejects).as(place).isEmpty();
            assertThat(TestAuthenticity.signatures().verify(read.signedText().bytes(), read.signValue(), certificate, PLACES, NOW).valid())
                    .as(place).isFalse();
        }
    }
}
