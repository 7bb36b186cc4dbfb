package io.singlewindow.signature;

import static io.singlewindow.signature.SignedMessages.IMPORT;
import static io.singlewindow.signature.SignedMessages.READER;
import static io.singlewindow.signature.SignedMessages.RSA;
import static io.singlewindow.signature.SignedMessages.change;
import static io.singlewindow.signature.SignedMessages.changeMatch;
import static io.singlewindow.signature.SignedMessages.codes;
import static io.singlewindow.signature.SignedMessages.read;
import static io.singlewindow.signature.SignedMessages.signed;
import static io.singlewindow.signature.SignedMessages.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.crypto.dsig.spec.XSLTTransformParameterSpec;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signature wrapping and its relatives: shapes that the XML signature standard allows and these messages do not. Most
 * are truly signed, by the JDK, so that a verifier that only follows the standard accepts them; each is refused here
 * with its code, its place, what was given and what was expected.
 */
class WrappingTest {

    private static final SignatureAlgorithm RSA_SHA256 = SignatureAlgorithm.RSA_SHA256;
    private static final String SIGNED = signed(IMPORT, RSA_SHA256);

    @Test
    void twoSignaturesAreRefused() {
        String signature = SIGNED.replaceFirst("(?s).*(<ds:Signature .*</ds:Signature>).*", "$1");
        Finding finding = refused(change(SIGNED, signature, signature + "\n" + signature), ErrorCode.SIG_002);
        assertThat(finding.path()).isEqualTo("/CEB411Message/Signature[2]");
        assertThat(finding.given()).isEqualTo("2");
    }

    @Test
    void aSecondSignatureDeepInAnExtensionIsRefused() {
        String signature = SIGNED.replaceFirst("(?s).*(<ds:Signature .*</ds:Signature>).*", "$1");
        refused(change(SIGNED, "<ceb:Message/>", "<ceb:Message>" + signature + "</ceb:Message>"), ErrorCode.SIG_002);
    }

    @Test
    void aSignatureMovedBelowAnotherElementIsRefused() {
        String signature = SIGNED.replaceFirst("(?s).*(<ds:Signature .*</ds:Signature>).*", "$1");
        String moved = change(change(SIGNED, signature, ""), "</ceb:PaymentHead>", "</ceb:PaymentHead>" + signature);
        Finding finding = refused(moved, ErrorCode.SIG_003);
        assertThat(finding.path()).isEqualTo("/CEB411Message/Payment[1]/Signature");
        assertThat(finding.given()).isEqualTo("child of Payment");
        assertThat(finding.expected()).isEqualTo("child of CEB411Message");
    }

    @Test
    void aSignatureInsideExtendMessageIsRefusedThoughTheSchemaLetsItPass() {
        Document document = read(IMPORT);
        Element extension = (Element) document.getElementsByTagNameNS(BusinessNodes.NAMESPACE, "Message").item(0);
        String signed = JdkSignature.usual(RSA_SHA256).sign(document, extension);
        assertThat(READER.read(signed.getBytes(StandardCharsets.UTF_8)).findings().list()).isEmpty();
        assertThat(JdkSignature.validates(signed, RSA.certificate().getPublicKey())).isTrue();
        assertThat(refused(signed, ErrorCode.SIG_003).path()).isEqualTo("/CEB411Message/ExtendMessage/Message/Signature");
    }

    @Test
    void theSignedOriginalMovedAsideAndReferencedByIdIsRefused() {
        // the attack: what was signed lies under an Id in the extension, what would be processed was written afterwards
        Document document = read(IMPORT);
        Element extension = (Element) document.getElementsByTagNameNS(BusinessNodes.NAMESPACE, "Message").item(0);
        Element original = (Element) document.getElementsByTagNameNS(BusinessNodes.NAMESPACE, "Payment").item(0);
        extension.appendChild(document.createElementNS("urn:wrapper", "w:wrapper"));
        Element wrapper = (Element) extension.getFirstChild();
        wrapper.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:w", "urn:wrapper");
        wrapper.setAttributeNS(null, "Id", "original");
        wrapper.appendChild(original.cloneNode(true));
        String signed = JdkSignature.empty().reference("#original", null).sign(document, document.getDocumentElement());
        String forged = change(signed, "220.52", "9.99");
        assertThat(READER.read(forged.getBytes(StandardCharsets.UTF_8)).findings().list()).isEmpty();
        assertThat(JdkSignature.validates(forged, RSA.certificate().getPublicKey())).isTrue();
        Finding finding = refused(forged, ErrorCode.SIG_004);
        assertThat(finding.path()).isEqualTo("/CEB411Message/Signature/SignedInfo/Reference");
        assertThat(finding.given()).isEqualTo("URI=\"#original\"");
    }

    @Test
    void aReferenceToAnObjectInsideTheSignatureIsRefused() {
        Document document = read(IMPORT);
        Element content = any(document);
        String signed = JdkSignature.empty().object("o", content).reference("#o", null).sign(document, document.getDocumentElement());
        assertThat(JdkSignature.validates(signed, RSA.certificate().getPublicKey())).isTrue();
        assertThat(refused(signed, ErrorCode.SIG_003).given()).isEqualTo("SignedInfo, SignatureValue, KeyInfo, Object");
    }

    private static Element any(Document document) {
        Element any = document.createElementNS("urn:any", "x:any");
        any.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:x", "urn:any");
        return any;
    }

    @Test
    void anObjectBesideARightReferenceIsRefused() {
        Document document = read(IMPORT);
        Element content = any(document);
        String signed = JdkSignature.usual(RSA_SHA256).object("o", content).sign(document, document.getDocumentElement());
        truly(signed, ErrorCode.SIG_003);
    }

    @Test
    void twoReferencesAreRefused() {
        String signed = JdkSignature.usual(RSA_SHA256).reference("", null, JdkSignature.enveloped()).sign(IMPORT);
        assertThat(truly(signed, ErrorCode.SIG_004).given())
                .isEqualTo("CanonicalizationMethod, SignatureMethod, Reference, Reference");
    }

    @Test
    void aReferenceWithATypeIsRefused() {
        String signed = JdkSignature.empty()
                .reference("", "http://www.w3.org/2000/09/xmldsig#Manifest", JdkSignature.enveloped()).sign(IMPORT);
        assertThat(truly(signed, ErrorCode.SIG_004).given()).isEqualTo("Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\"");
    }

    @Test
    void aReferenceWithoutUriIsRefused() {
        assertThat(refused(change(SIGNED, "<ds:Reference URI=\"\">", "<ds:Reference>"), ErrorCode.SIG_004).given()).isEqualTo("no URI");
    }

    @Test
    void aReferenceToAnotherPlaceIsRefusedBeforeAnythingIsFetched() {
        for (String uri : List.of("http://127.0.0.1:1/secret", "file:///etc/passwd", "#xpointer(/)", "#xpointer(id('a'))", " ")) {
            refused(change(SIGNED, "URI=\"\"", "URI=\"" + uri + "\""), ErrorCode.SIG_004);
        }
    }

    @Test
    void everyTransformBesideTheEnvelopedOneIsRefused() {
        truly(JdkSignature.empty().reference("", null, xpath()).sign(IMPORT), ErrorCode.SIG_005);
        // a transform object remembers the document it was used on, so each signature has its own
        truly(JdkSignature.empty().reference("", null, JdkSignature.enveloped(), xpath()).sign(IMPORT), ErrorCode.SIG_005);
        truly(JdkSignature.empty().reference("", null, JdkSignature.enveloped(), JdkSignature.enveloped()).sign(IMPORT), ErrorCode.SIG_005);
        truly(JdkSignature.empty().reference("", null, JdkSignature.enveloped(),
                JdkSignature.transform(CanonicalizationMethod.INCLUSIVE, null)).sign(IMPORT), ErrorCode.SIG_005);
        truly(JdkSignature.empty().reference("", null, JdkSignature.enveloped(),
                JdkSignature.transform(CanonicalizationMethod.EXCLUSIVE, new ExcC14NParameterSpec())).sign(IMPORT), ErrorCode.SIG_005);
        truly(JdkSignature.empty().reference("", null, xslt()).sign(IMPORT), ErrorCode.SIG_005);
        // a whole document in base64 within it is nothing the JDK signs, but another signer may
        refused(changeMatch(SIGNED, "<ds:Transform Algorithm=\"[^\"]*\"/>",
                "<ds:Transform Algorithm=\"" + Transform.BASE64 + "\"/>"), ErrorCode.SIG_005);
    }

    /** What the enveloped transform does, said in another way. */
    private static Transform xpath() {
        return JdkSignature.transform(Transform.XPATH,
                new XPathFilterParameterSpec("not(ancestor-or-self::node()[local-name()='Signature'])"));
    }

    /** A transform that turns every document into the same one, so that the signature holds over any content. */
    private static Transform xslt() {
        Document sheet = read("<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\">"
                + "<xsl:output method=\"text\"/><xsl:template match=\"/\">same</xsl:template></xsl:stylesheet>");
        return JdkSignature.transform(Transform.XSLT, new XSLTTransformParameterSpec(
                new javax.xml.crypto.dom.DOMStructure(sheet.getDocumentElement())));
    }

    @Test
    void noTransformAtAllIsRefused() {
        refused(changeMatch(SIGNED, "<ds:Transforms>.*</ds:Transforms>", ""), ErrorCode.SIG_004);
        assertThat(refused(changeMatch(SIGNED, "<ds:Transform [^>]*/>", ""), ErrorCode.SIG_005).given()).isEqualTo("0 transforms");
    }

    @Test
    void parametersOfTheEnvelopedTransformAreRefused() {
        refused(changeMatch(SIGNED, "(<ds:Transform [^>]*)/>", "$1><ds:XPath>self::x</ds:XPath></ds:Transform>"), ErrorCode.SIG_005);
    }

    @Test
    void anotherCanonicalizationIsRefused() {
        for (String other : List.of(CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS,
                CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, "http://www.w3.org/2006/12/xml-c14n11")) {
            Finding finding = truly(JdkSignature.usual(RSA_SHA256).canonicalization(other).sign(IMPORT), ErrorCode.SIG_017);
            assertThat(finding.given()).isEqualTo(other);
            assertThat(finding.expected()).isEqualTo("http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
        }
    }

    @Test
    void aSharedSecretIsRefusedThoughTheValueIsRight() {
        // the known confusion: the public certificate used as the secret of an HMAC
        SecretKeySpec secret = new SecretKeySpec(RSA.certificate().getPublicKey().getEncoded(), "HmacSHA256");
        String signed = JdkSignature.usual(RSA_SHA256).method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", secret).sign(IMPORT);
        assertThat(JdkSignature.validates(signed, secret)).isTrue();
        assertThat(refused(signed, ErrorCode.SIG_006).path()).isEqualTo("/CEB411Message/Signature/SignedInfo/SignatureMethod");
    }

    @Test
    void otherMethodsAndDigestsAreRefused() {
        for (String method : List.of("http://www.w3.org/2000/09/xmldsig#dsa-sha1", "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", "")) {
            refused(changeMatch(SIGNED, "(<ds:SignatureMethod Algorithm=\")[^\"]*", "$1" + method), ErrorCode.SIG_006);
        }
        SignatureReport report = verify(changeMatch(SIGNED, "(<ds:DigestMethod Algorithm=\")[^\"]*",
                "$1http://www.w3.org/2001/04/xmldsig-more#md5"));
        assertThat(codes(report)).contains(ErrorCode.SIG_006);
        assertThat(report.digestOk()).isFalse();
        assertThat(report.findings().get(0).path()).isEqualTo("/CEB411Message/Signature/SignedInfo/Reference/DigestMethod");
    }

    @Test
    void aMethodUnderAnotherNameIsRefused() {
        refused(change(SIGNED, "<ds:SignatureMethod ", "<ds:Method "), ErrorCode.SIG_006);
        refused(change(SIGNED, "<ds:CanonicalizationMethod ", "<ds:Method "), ErrorCode.SIG_017);
    }

    @Test
    void keyInfoBeforeSignedInfoIsRefused() {
        String swapped = changeMatch(SIGNED, "(<ds:SignedInfo>.*)(<ds:KeyInfo>.*</ds:KeyInfo>)", "$2$1");
        Finding finding = refused(swapped, ErrorCode.SIG_003);
        assertThat(finding.given()).isEqualTo("KeyInfo, SignedInfo, SignatureValue");
        assertThat(finding.expected()).isEqualTo("SignedInfo, SignatureValue, KeyInfo");
    }

    @Test
    void twoSignedInfosAreRefused() {
        refused(changeMatch(SIGNED, "(<ds:SignedInfo>.*</ds:SignedInfo>)", "$1$1"), ErrorCode.SIG_003);
    }

    @Test
    void twoCertificatesAreRefusedWhereverTheyStand() {
        truly(JdkSignature.usual(RSA_SHA256).certificates(2).sign(IMPORT), ErrorCode.SIG_009);
        String twoData = changeMatch(SIGNED, "(<ds:X509Data>.*</ds:X509Data>)", "$1$1");
        assertThat(refused(twoData, ErrorCode.SIG_009).given()).isEqualTo("2 certificates");
    }

    @Test
    void aSignatureOfAnotherNamespaceIsNone() {
        String other = SIGNED.replace("http://www.w3.org/2000/09/xmldsig#\"", "urn:other\"");
        assertThat(verify(other).present()).isFalse();
    }

    /** Refused, though another implementation accepts it. */
    private static Finding truly(String signed, ErrorCode code) {
        assertThat(JdkSignature.validates(signed, RSA.certificate().getPublicKey())).as("truly signed").isTrue();
        return refused(signed, code);
    }

    private static Finding refused(String signed, ErrorCode code) {
        SignatureReport report = verify(signed);
        assertThat(report.present()).isTrue();
        assertThat(report.valid()).isFalse();
        assertThat(report.accepted()).isFalse();
        assertThat(codes(report)).containsExactly(code);
        Finding finding = report.findings().get(0);
        assertThat(finding.rejects()).isTrue();
        assertThat(finding.path()).startsWith("/CEB411Message/");
        assertThat(finding.given()).isNotNull();
        assertThat(finding.expected()).isNotBlank();
        return finding;
    }
}
