package io.singlewindow.signature;

import static io.singlewindow.signature.SignedMessages.IMPORT;
import static io.singlewindow.signature.SignedMessages.RECEIVED;
import static io.singlewindow.signature.SignedMessages.RSA_AUTHORITY;
import static io.singlewindow.signature.SignedMessages.SM2_AUTHORITY;
import static io.singlewindow.signature.SignedMessages.VERIFIER;
import static io.singlewindow.signature.SignedMessages.change;
import static io.singlewindow.signature.SignedMessages.changeMatch;
import static io.singlewindow.signature.SignedMessages.codes;
import static io.singlewindow.signature.SignedMessages.read;
import static io.singlewindow.signature.SignedMessages.signed;
import static io.singlewindow.signature.SignedMessages.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.signature.TestAuthority.Wanted;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the certificate, apart from whether digest and value hold. */
class CertificateVerdictTest {

    private static final SignatureAlgorithm RSA_SHA256 = SignatureAlgorithm.RSA_SHA256;

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "sm2"})
    void aValidSignatureByAStrangerIsValidButNotAccepted(String keyName) {
        SigningKey stranger = TestAuthority.of(keyName).issue(Wanted.of(keyName));
        SignatureReport report = verify(signed(IMPORT, stranger, keyName.equals("sm2") ? SignatureAlgorithm.SM2 : RSA_SHA256));
        assertThat(report.valid()).isTrue();
        assertThat(report.accepted()).isFalse();
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_010);
        assertThat(report.certificate().trusted()).isFalse();
        // its issuer has the name of a trusted authority, but not the key
        assertThat(report.findings().get(0).given()).isEqualTo("CN=Authority of a test");
    }

    @Test
    void aSelfSignedCertificateIsAStrangers() {
        TestAuthority itself = TestAuthority.of("rsa2048");
        TestAuthority same = TestAuthority.of(itself.issue(Wanted.of("rsa2048")));
        SignatureReport report = verify(signed(IMPORT, same.issue(Wanted.of("rsa2048")), RSA_SHA256));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_010);
    }

    @Test
    void aCertificateIssuedByATrustedSignerThatIsNoAuthorityIsAStrangers() {
        TestAuthority noAuthority = TestAuthority.of(RSA_AUTHORITY.issue(Wanted.of("rsa2048")));
        SignatureVerifier trusting = SignedMessages.verifierTrusting(noAuthority);
        SignatureReport report = trusting.verify(read(signed(IMPORT, noAuthority.issue(Wanted.of("rsa2048")), RSA_SHA256)), RECEIVED);
        assertThat(report.valid()).isTrue();
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_010);
    }

    @Test
    void withoutAnyAnchorEverySignerIsAStranger() {
        SignatureReport report = SignedMessages.verifierTrusting().verify(read(signed(IMPORT, RSA_SHA256)), RECEIVED);
        assertThat(report.valid()).isTrue();
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_010);
    }

    @Test
    void validityIsJudgedAtTheMomentOfReceptionToTheSecond() {
        SigningKey key = RSA_AUTHORITY.issue(Wanted.of("rsa2048").issued("2024-03-01T00:00:00Z").until("2024-09-01T00:00:00Z"));
        String signed = signed(IMPORT, key, RSA_SHA256);
        assertThat(at(signed, "2024-02-29T23:59:59.999Z")).isEqualTo(ErrorCode.SIG_011);
        assertThat(at(signed, "2024-03-01T00:00:00Z")).isNull();
        assertThat(at(signed, "2024-09-01T00:00:00Z")).isNull();
        assertThat(at(signed, "2024-09-01T00:00:00.001Z")).isEqualTo(ErrorCode.SIG_011);
        SignatureReport expired = VERIFIER.verify(read(signed), Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(expired.valid()).isTrue();
        assertThat(expired.accepted()).isFalse();
        assertThat(expired.certificate().trusted()).isTrue();
        assertThat(expired.findings().get(0).given())
                .isEqualTo("2024-03-01T08:00:00.000+08:00 – 2024-09-01T08:00:00.000+08:00");
        assertThat(expired.findings().get(0).expected()).isEqualTo("2025-01-01T08:00:00.000+08:00");
    }

    private static ErrorCode at(String signed, String instant) {
        SignatureReport report = VERIFIER.verify(read(signed), Instant.parse(instant));
        assertThat(report.valid()).isTrue();
        return report.findings().isEmpty() ? null : report.findings().get(0).code();
    }

    @Test
    void aCertificateForEncryptionOnlyMayNotSign() {
        SigningKey key = RSA_AUTHORITY.issue(Wanted.of("rsa2048").forUse(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment));
        SignatureReport report = verify(signed(IMPORT, key, RSA_SHA256));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_012);
        assertThat(report.valid()).isTrue();
        assertThat(report.accepted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, KeyUsage.digitalSignature, KeyUsage.nonRepudiation, KeyUsage.digitalSignature | KeyUsage.keyEncipherment})
    void aCertificateForSignaturesOrWithoutStatedUseMaySign(int usage) {
        SigningKey key = RSA_AUTHORITY.issue(Wanted.of("rsa2048").forUse(usage));
        assertThat(verify(signed(IMPORT, key, RSA_SHA256)).findings()).isEmpty();
    }

    @Test
    void sha1IsAllowedOnlyWithCertificatesIssuedBeforeTheDay() {
        SigningKey before = RSA_AUTHORITY.issue(Wanted.of("rsa2048").issued("2022-06-30T15:59:59Z"));
        SigningKey after = RSA_AUTHORITY.issue(Wanted.of("rsa2048").issued("2022-06-30T16:00:00Z"));
        assertThat(verify(signed(IMPORT, before, SignatureAlgorithm.RSA_SHA1)).findings()).isEmpty();
        assertThat(verify(signed(IMPORT, after, RSA_SHA256)).findings()).isEmpty();
        SignatureReport report = verify(signed(IMPORT, after, SignatureAlgorithm.RSA_SHA1));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_013);
        assertThat(report.valid()).isTrue();
        assertThat(report.findings().get(0).given()).isEqualTo("RSA-2048, RSA-SHA1, digest SHA-1, issued 2022-07-01T00:00:00.000+08:00");
        assertThat(report.findings().get(0).expected()).endsWith("issued before 2022-07-01T00:00:00.000+08:00");
    }

    @Test
    void rsa1024IsAllowedOnlyWithCertificatesIssuedBeforeTheDay() {
        SigningKey before = RSA_AUTHORITY.issue(Wanted.of("rsa1024").issued("2021-01-01T00:00:00Z"));
        SigningKey after = RSA_AUTHORITY.issue(Wanted.of("rsa1024").issued("2023-01-01T00:00:00Z"));
        assertThat(verify(signed(IMPORT, before, SignatureAlgorithm.RSA_SHA1)).findings()).isEmpty();
        assertThat(codes(verify(signed(IMPORT, after, RSA_SHA256)))).containsExactly(ErrorCode.SIG_013);
    }

    @Test
    void rsaUnder1024IsNeverAllowed() {
        SigningKey early = RSA_AUTHORITY.issue(Wanted.of("rsa1016").issued("2015-01-01T00:00:00Z"));
        SignatureReport report = verify(signed(IMPORT, early, RSA_SHA256));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_013);
        assertThat(report.findings().get(0).given()).isEqualTo("RSA-1016");
        assertThat(report.findings().get(0).expected()).isEqualTo("RSA-1024 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000000000bcd8b", "03000000000bcd8b", "03000000000BCD8B", "0003000000000BcD8B", " 03000000000bcd8b\n"})
    void theKeyNameMayDifferInCaseAndLeadingZeros(String keyName) {
        SigningKey key = RSA_AUTHORITY.issue(Wanted.of("rsa2048").numbered("03000000000bcd8b"));
        String signed = changeMatch(signed(IMPORT, key, RSA_SHA256), "<ds:KeyName>[^<]*<", "<ds:KeyName>" + keyName + "<");
        assertThat(verify(signed).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "", "3000000000bcd8b0", "3 000000000bcd8b"})
    void anotherKeyNameIsAWarning(String keyName) {
        SigningKey key = RSA_AUTHORITY.issue(Wanted.of("rsa2048").numbered("03000000000bcd8b"));
        String signed = changeMatch(signed(IMPORT, key, RSA_SHA256), "<ds:KeyName>[^<]*<", "<ds:KeyName>" + keyName + "<");
        SignatureReport report = verify(signed);
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_016);
        assertThat(report.accepted()).isTrue();
        assertThat(report.findings().get(0).path()).isEqualTo("/CEB411Message/Signature/KeyInfo/KeyName");
    }

    @Test
    void withoutAKeyNameNothingIsSaid() {
        assertThat(verify(changeMatch(signed(IMPORT, RSA_SHA256), "<ds:KeyName>.*</ds:KeyName>", "")).findings()).isEmpty();
    }

    @Test
    void withoutACertificateNothingCanBeVerified() {
        String withoutData = changeMatch(signed(IMPORT, RSA_SHA256), "<ds:X509Data>.*</ds:X509Data>", "");
        String withoutKeyInfo = changeMatch(signed(IMPORT, RSA_SHA256), "<ds:KeyInfo>.*</ds:KeyInfo>", "");
        for (String signed : new String[] {withoutData, withoutKeyInfo}) {
            SignatureReport report = verify(signed);
            assertThat(codes(report)).containsExactly(ErrorCode.SIG_009);
            assertThat(report.digestOk()).isTrue();
            assertThat(report.valid()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "MIIB", "not base64!", "", "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCi0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS0K"})
    void anUnreadableCertificateIsAFindingNotAnException(String certificate) {
        String signed = changeMatch(signed(IMPORT, RSA_SHA256), "<ds:X509Certificate>[^<]*<", "<ds:X509Certificate>" + certificate + "<");
        SignatureReport report = verify(signed);
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_009);
        assertThat(report.accepted()).isFalse();
    }

    @Test
    void aCertificateAlteredInOneByteIsNoLongerTrusted() {
        String signed = signed(IMPORT, RSA_SHA256);
        String certificate = SignAndVerifyTest.textOf(signed, "X509Certificate");
        byte[] der = Base64.getDecoder().decode(certificate);
        // the last byte of the authority's signature on it
        der[der.length - 1] ^= 1;
        String altered = change(signed, certificate, Base64.getEncoder().encodeToString(der));
        SignatureReport report = verify(altered);
        assertThat(report.valid()).isTrue();
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_010);
    }

    @Test
    void theHolderIsTheCreditCodeOfTheSubject() {
        SigningKey named = SM2_AUTHORITY.issue(Wanted.of("sm2").heldBy("91330100TERT00024R"));
        SigningKey nameless = SM2_AUTHORITY.issue(Wanted.of("sm2").heldBy(null));
        assertThat(verify(signed(IMPORT, named, SignatureAlgorithm.SM2)).holder()).isEqualTo("91330100TERT00024R");
        assertThat(verify(signed(IMPORT, nameless, SignatureAlgorithm.SM2)).holder()).isNull();
    }

    @Test
    void theHolderIsNotTheNeighbourOfItsAttribute() {
        X500Name joined = new X500NameBuilder(BCStyle.INSTANCE).addMultiValuedRDN(
                new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.SERIALNUMBER},
                new String[] {TestAuthority.HOLDER, "91330100TERT00024R"}).build();
        SigningKey key = RSA_AUTHORITY.issue(Wanted.of("rsa2048"), joined);
        assertThat(verify(signed(IMPORT, key, RSA_SHA256)).holder()).isEqualTo("91330100TERT00024R");
    }

    @Test
    void whatANameHoldsThatNoXmlMayHoldIsAQuestionMark() {
        X500Name hostile = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, new DERBMPString("a\u0001\n\uD800b\uFFFE"))
                .addRDN(BCStyle.SERIALNUMBER, new DERBMPString("9\u0000\uDC001")).build();
        SigningKey key = RSA_AUTHORITY.issue(Wanted.of("rsa2048"), hostile);
        SignatureReport report = verify(signed(IMPORT, key, RSA_SHA256));
        assertThat(report.certificate().subject()).contains("CN=a???b?");
        assertThat(report.holder()).isEqualTo("9??1");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_SHA256", "SM2"})
    void aCertificateAlteredInItsMeaningAnywhereIsNeverAccepted(SignatureAlgorithm algorithm) throws IOException {
        String signed = signed(IMPORT, algorithm);
        String certificate = SignAndVerifyTest.textOf(signed, "X509Certificate");
        byte[] der = Base64.getDecoder().decode(certificate);
        for (int place = 0; place < der.length; place++) {
            byte[] altered = der.clone();
            altered[place] ^= (byte) (place % 2 == 0 ? 0x01 : 0x80);
            SignatureReport report = verify(change(signed, certificate, Base64.getEncoder().encodeToString(altered)));
            // BER has many ways to write "true": such a certificate says the same, and its issuer's signature holds
            assertThat(report.accepted() && !Arrays.equals(derOf(altered), der)).as("byte %d", place).isFalse();
        }
    }

    private static byte[] derOf(byte[] ber) throws IOException {
        return ASN1Primitive.fromByteArray(ber).getEncoded(ASN1Encoding.DER);
    }

    @Test
    void aReportCarriesEveryFaultAtOnce() {
        SigningKey key = TestAuthority.of("rsa2048").issue(Wanted.of("rsa1024").issued("2023-01-01T00:00:00Z")
                .until("2024-01-01T00:00:00Z").forUse(KeyUsage.keyEncipherment));
        String signed = changeMatch(signed(IMPORT, key, SignatureAlgorithm.RSA_SHA1), "<ds:KeyName>[^<]*<", "<ds:KeyName>1<");
        assertThat(codes(verify(change(signed, "张三", "李四")))).containsExactly(ErrorCode.SIG_007,
                ErrorCode.SIG_010, ErrorCode.SIG_011, ErrorCode.SIG_012, ErrorCode.SIG_013, ErrorCode.SIG_016);
    }
}
