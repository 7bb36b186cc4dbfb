package io.singlewindow.signature;

import static io.singlewindow.signature.SignedMessages.ENVELOPE;
import static io.singlewindow.signature.SignedMessages.EXPORT;
import static io.singlewindow.signature.SignedMessages.IMPORT;
import static io.singlewindow.signature.SignedMessages.READER;
import static io.singlewindow.signature.SignedMessages.RECEIVED;
import static io.singlewindow.signature.SignedMessages.VERIFIER;
import static io.singlewindow.signature.SignedMessages.change;
import static io.singlewindow.signature.SignedMessages.codes;
import static io.singlewindow.signature.SignedMessages.read;
import static io.singlewindow.signature.SignedMessages.signed;
import static io.singlewindow.signature.SignedMessages.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.Message;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signatures made and verified by the specification, with the JDK's own implementation as a second opinion. */
class SignAndVerifyTest {

    @ParameterizedTest
    @EnumSource
    void anImportMessageIsSignedAsItsLastElementAndVerifies(SignatureAlgorithm algorithm) {
        String signed = signed(IMPORT, algorithm);
        assertThat(last(read(signed)).getLocalName()).isEqualTo("Signature");
        assertThat(READER.read(signed.getBytes(StandardCharsets.UTF_8)).findings().list()).isEmpty();
        accepted(signed, algorithm);
    }

    @ParameterizedTest
    @EnumSource
    void anExportMessageIsSignedBeforeItsExtendMessageAndVerifies(SignatureAlgorithm algorithm) {
        String signed = signed(EXPORT, algorithm);
        assertThat(last(read(signed)).getLocalName()).isEqualTo("ExtendMessage");
        assertThat(READER.read(signed.getBytes(StandardCharsets.UTF_8)).findings().list()).isEmpty();
        accepted(signed, algorithm);
    }

    @ParameterizedTest
    @EnumSource
    void anEnvelopeIsSignedAsItsLastElementAndVerifies(SignatureAlgorithm algorithm) {
        String signed = signed(ENVELOPE, algorithm);
        assertThat(last(read(signed)).getLocalName()).isEqualTo("Signature");
        assertThat(READER.readEnvelope(signed.getBytes(StandardCharsets.UTF_8)).findings().list()).isEmpty();
        accepted(signed, algorithm);
    }

    @ParameterizedTest
    @EnumSource
    void anEnvelopeAsTheWindowWritesItVerifies(SignatureAlgorithm algorithm) {
        Document envelope = DxpMessages.message(
                new Message.Envelope("W0001", "DXPENT0000000009", List.of("DXPEDCCEB0000002"), "CEB411Message"), RECEIVED,
                IMPORT.getBytes(StandardCharsets.UTF_8), Map.of("DealFlag", "1", "SignFlag", "1"));
        byte[] signed = XmlSigner.sign(envelope, SignedMessages.key(algorithm), algorithm, null);
        assertThat(READER.readEnvelope(signed).findings().list()).isEmpty();
        accepted(new String(signed, StandardCharsets.UTF_8), algorithm);
    }

    private static void accepted(String signed, SignatureAlgorithm algorithm) {
        SignatureReport report = verify(signed);
        // the test's certificates are of 2020, so that SHA-1 is still allowed with them
        assertThat(report.findings()).isEmpty();
        assertThat(report.accepted()).isTrue();
        assertThat(report.algorithm()).isEqualTo(algorithm);
        assertThat(report.digestAlgorithm()).isEqualTo(algorithm.digest());
        assertThat(report.digestGiven()).isEqualTo(report.digestComputed());
        assertThat(report.holder()).isEqualTo(TestAuthority.HOLDER);
    }

    @ParameterizedTest
    @EnumSource(names = "SM2", mode = EnumSource.Mode.EXCLUDE)
    void anotherImplementationAcceptsWhatIsSignedHere(SignatureAlgorithm algorithm) {
        assertThat(JdkSignature.validates(signed(IMPORT, algorithm), SignedMessages.RSA.certificate().getPublicKey())).isTrue();
        assertThat(JdkSignature.validates(signed(EXPORT, algorithm), SignedMessages.RSA.certificate().getPublicKey())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "SM2", mode = EnumSource.Mode.EXCLUDE)
    void whatAnotherImplementationSignsIsAcceptedInTheDefaultNamespaceAndWithBrokenLines(SignatureAlgorithm algorithm) {
        String signed = JdkSignature.usual(algorithm).sign(IMPORT);
        assertThat(signed).contains("<Signature xmlns=").containsPattern("<SignatureValue>[^<]*&#13;\n");
        assertThat(verify(signed).findings()).isEmpty();
        assertThat(verify(signed).accepted()).isTrue();
    }

    @Test
    void theSm2ValueIsRawRThenSAndVerifiesWithTheFixedUserId() throws GeneralSecurityException {
        Document document = read(signed(IMPORT, SignatureAlgorithm.SM2));
        byte[] raw = value(document);
        assertThat(raw).hasSize(64);
        // by the provider's own DER form, whose user id is 1234567812345678 unless told otherwise
        Signature other = Signature.getInstance("SM3withSM2", Crypto.PROVIDER);
        other.initVerify(SignedMessages.SM2.certificate());
        other.update(CanonicalForm.of(element(document, "SignedInfo")));
        assertThat(other.verify(FaultySigner.der(raw))).isTrue();
    }

    @Test
    void anSm2ValueInDerIsAcceptedAndSaidSo() {
        String signed = signed(IMPORT, SignatureAlgorithm.SM2);
        SignatureReport report = verify(FaultySigner.inDer(signed));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_015);
        assertThat(report.accepted()).isTrue();
        assertThat(report.findings().get(0).path()).isEqualTo("/CEB411Message/Signature/SignatureValue");
        assertThat(report.findings().get(0).given()).isNotBlank();
        assertThat(report.findings().get(0).expected()).isNotBlank();
    }

    @Test
    void anRsaValueIsNeverTakenForDer() {
        String signed = signed(IMPORT, SignatureAlgorithm.RSA_SHA256);
        String der = Base64.getEncoder().encodeToString(FaultySigner.der(new byte[64]));
        SignatureReport report = verify(change(signed, textOf(signed, "SignatureValue"), der));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_008);
    }

    @Test
    void theDigestIsThatOfTheDocumentAsReceived() {
        String signed = signed(IMPORT, SignatureAlgorithm.RSA_SHA256);
        String indented = change(signed, "<ceb:Payment>", "<ceb:Payment> ");
        SignatureReport report = verify(indented);
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_007);
        assertThat(report.digestOk()).isFalse();
        assertThat(report.valueOk()).isTrue();
        assertThat(report.valid()).isFalse();
        assertThat(report.findings().get(0).given()).isEqualTo(textOf(signed, "DigestValue"));
        assertThat(report.findings().get(0).expected()).isEqualTo(report.digestComputed());
    }

    @Test
    void whatCanonicalFormLevelsOutDoesNotBreakTheDigest() {
        String signed = signed(IMPORT, SignatureAlgorithm.RSA_SHA256);
        String other = change(signed, "<ceb:Message/>", "<ceb:Message></ceb:Message >");
        other = change(other, "guid=\"8C6B1E52-4F0D-4A8B-9D3E-000000000411\" version=\"1.0\"",
                "version = '1.0'\n  guid='8C6B1E52-4F0D-4A8B-9D3E-000000000411'");
        other = change(other, "张三", "&#x5F20;&#19977;");
        assertThat(verify(other).accepted()).isTrue();
    }

    @Test
    void aDocumentWithoutSignatureGivesAReportWithoutFindings() {
        SignatureReport report = verify(IMPORT);
        assertThat(report.present()).isFalse();
        assertThat(report.valid()).isFalse();
        assertThat(report.findings()).isEmpty();
        assertThat(report.contentDigest()).hasSize(64);
    }

    @Test
    void theContentDigestIsTheSameUnsignedSignedAndSignedAfresh() {
        String unsigned = verify(IMPORT).contentDigest();
        assertThat(CanonicalForm.contentDigest(read(IMPORT))).isEqualTo(unsigned);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            assertThat(verify(signed(IMPORT, algorithm)).contentDigest()).isEqualTo(unsigned);
        }
        assertThat(verify(change(IMPORT, "张三", "李四")).contentDigest()).isNotEqualTo(unsigned);
    }

    @Test
    void signingASignedMessageReplacesItsSignature() {
        String twice = signed(signed(IMPORT, SignatureAlgorithm.RSA_SHA1), SignatureAlgorithm.SM2);
        SignatureReport report = verify(twice);
        assertThat(report.accepted()).isTrue();
        assertThat(report.algorithm()).isEqualTo(SignatureAlgorithm.SM2);
    }

    @Test
    void verifyingLeavesTheDocumentAsItWas() {
        Document document = read(signed(EXPORT, SignatureAlgorithm.RSA_SHA256));
        byte[] before = XmlSigner.serialise(document);
        VERIFIER.verify(document, RECEIVED);
        assertThat(XmlSigner.serialise(document)).isEqualTo(before);
    }

    @Test
    void anotherAlgorithmsKeyDoesNotVerify() {
        String signed = signed(IMPORT, SignatureAlgorithm.SM2);
        String swapped = change(signed, textOf(signed, "X509Certificate"),
                textOf(signed(IMPORT, SignatureAlgorithm.RSA_SHA256), "X509Certificate"));
        SignatureReport report = verify(swapped);
        assertThat(report.valueOk()).isFalse();
        assertThat(codes(report)).contains(ErrorCode.SIG_008);
    }

    @Test
    void aSignatureWithAKeyOnAnotherCurveIsNotSm2() {
        SigningKey other = SignedMessages.SM2_AUTHORITY.issue(TestAuthority.Wanted.of("secp256r1"));
        SignatureReport report = verify(signed(IMPORT, other, SignatureAlgorithm.SM2));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_008);
    }

    @Test
    void theUnofficialNameOfSm2IsVerifiedButNotWritten() {
        assertThat(SignatureAlgorithm.ofUri("http://www.w3.org/2000/09/xmldsig#sm2-sm3")).hasValue(SignatureAlgorithm.SM2);
        assertThat(signed(IMPORT, SignatureAlgorithm.SM2)).contains("http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3")
                .contains("http://www.chinaport.gov.cn/2022/04/xmldsig#sm3")
                .doesNotContain("http://www.w3.org/2000/09/xmldsig#sm2-sm3");
    }

    static String textOf(String xml, String element) {
        return element(read(xml), element).getTextContent();
    }

    private static byte[] value(Document document) {
        return Base64.getDecoder().decode(element(document, "SignatureValue").getTextContent());
    }

    static Element element(Document document, String name) {
        return (Element) document.getElementsByTagNameNS(CanonicalForm.XMLDSIG, name).item(0);
    }

    private static Element last(Document document) {
        Node node = document.getDocumentElement().getLastChild();
        while (!(node instanceof Element)) {
            node = node.getPreviousSibling();
        }
        return (Element) node;
    }
}
