package io.singlewindow.signature;

import static io.singlewindow.signature.SignedMessages.IMPORT;
import static io.singlewindow.signature.SignedMessages.RSA;
import static io.singlewindow.signature.SignedMessages.SM2;
import static io.singlewindow.signature.SignedMessages.VERIFIER;
import static io.singlewindow.signature.SignedMessages.change;
import static io.singlewindow.signature.SignedMessages.codes;
import static io.singlewindow.signature.SignedMessages.read;
import static io.singlewindow.signature.SignedMessages.signed;
import static io.singlewindow.signature.SignedMessages.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** The frequent production signer that hashes SignedInfo with xmlns:xsi whether or not the root declares it (section 8). */
class XsiSignerTest {

    private static final String XSI = FaultySigner.XSI;

    @ParameterizedTest
    @EnumSource
    void aSignerThatAlwaysHashesXsiIsAcceptedAndSaidSo(SignatureAlgorithm algorithm) {
        SignatureReport report = verify(signedOver(IMPORT, algorithm, XSI, false));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_014);
        assertThat(report.valid()).isTrue();
        assertThat(report.accepted()).isTrue();
        Finding finding = report.findings().get(0);
        assertThat(finding.path()).isEqualTo("/CEB411Message/Signature/SignatureValue");
        assertThat(finding.given()).isNotBlank();
        assertThat(finding.expected()).isNotBlank();
    }

    @Test
    void thatSignerWritingDerIsSaidBothOf() {
        SignatureReport report = verify(signedOver(IMPORT, SignatureAlgorithm.SM2, XSI, true));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_014, ErrorCode.SIG_015);
        assertThat(report.accepted()).isTrue();
    }

    @Test
    void aRootThatDeclaresXsiNeedsNoSecondTry() {
        String declaring = change(IMPORT, " guid=", XSI + " guid=");
        assertThat(verify(signedOver(declaring, SignatureAlgorithm.RSA_SHA256, XSI, false)).findings()).isEmpty();
        assertThat(verify(signed(declaring, SignatureAlgorithm.RSA_SHA256)).findings()).isEmpty();
    }

    @Test
    void aSignerThatLeavesADeclaredXsiOutIsRefused() {
        String declaring = change(IMPORT, " guid=", XSI + " guid=");
        assertThat(codes(verify(signedOver(declaring, SignatureAlgorithm.RSA_SHA256, "", false)))).containsExactly(ErrorCode.SIG_008);
    }

    @Test
    void anotherInventedDeclarationIsRefused() {
        String signed = signedOver(IMPORT, SignatureAlgorithm.RSA_SHA256, " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema\"", false);
        assertThat(codes(verify(signed))).containsExactly(ErrorCode.SIG_008);
    }

    @Test
    void theSecondTryLeavesNoTraceInTheDocument() {
        Document document = read(signedOver(IMPORT, SignatureAlgorithm.RSA_SHA256, XSI, false));
        byte[] before = XmlSigner.serialise(document);
        VERIFIER.verify(document, SignedMessages.RECEIVED);
        assertThat(XmlSigner.serialise(document)).isEqualTo(before);
    }

    @Test
    void theSecondTryForgivesNoChangedContent() {
        String signed = signedOver(IMPORT, SignatureAlgorithm.RSA_SHA256, XSI, false);
        SignatureReport report = verify(change(signed, "张三", "李四"));
        assertThat(codes(report)).containsExactly(ErrorCode.SIG_007, ErrorCode.SIG_014);
        assertThat(report.accepted()).isFalse();
    }

    private static String signedOver(String xml, SignatureAlgorithm algorithm, String declarations, boolean der) {
        String signed = FaultySigner.signed(xml, algorithm.rsa() ? RSA : SM2, algorithm, declarations);
        return der ? FaultySigner.inDer(signed) : signed;
    }
}
