package io.singlewindow.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsWriter;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What authorities have signed, looked at without the window; and what somebody else has. */
class ReceiptSignaturesTest extends OnEvidence {

    private static Document parsed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    @Test
    void eachReceiptIsVerifiedByTheCertificateBesideItAndBothValuesAreShown() {
        Ran ran = run(fresh(), "--authority", "certs-dev/ca-rsa.crt", "--authority", "certs-dev/ca-sm2.crt");
        ran.holds();
        for (String authority : new String[] {"customs", "inspection", "forex"}) {
            assertThat(ran.text().lines().filter(line -> line.startsWith("OK    " + authority + "'s receipt 1 "))).as(authority)
                    .anyMatch(line -> line.contains("signature 签名") && line.contains("holds, by "))
                    .anyMatch(line -> line.contains("certificate of the manifest"));
            assertThat(ran.text()).contains(authority + "'s certificate ");
        }
        assertThat(ran.text().lines().filter(line -> line.contains("'s receipt 1 digest of its content"))).hasSize(2);
        assertThat(ran.text()).doesNotContain("no --authority given");
    }

    @Test
    void whoHoldsNoCertificateOfAnAuthorityIsToldWhatToCompareAndWhoHoldsAnothersIsNotDeceived() {
        assertThat(run(fresh()).text()).contains("no --authority given: compare customs's certificate");
        run(fresh(), "--authority", "certs-dev/ca-rsa.crt").lies("inspection's certificate");
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void everyAlgorithmOfTheMessagesIsVerified(SignatureAlgorithm algorithm) {
        byte[] signed = SignedSamples.xml("customs", algorithm);
        assertThat(ReceiptSignature.of(signed, false)).satisfies(found -> {
            assertThat(found.holds()).isTrue();
            assertThat(found.digestFound()).isEqualTo(found.digestGiven());
        });
        byte[] changed = new String(signed, StandardCharsets.UTF_8).replace("100 &gt; 99", "100 &gt; 98").getBytes(StandardCharsets.UTF_8);
        assertThat(ReceiptSignature.of(changed, false)).satisfies(found -> assertThat(found.digestFound()).isNotEqualTo(found.digestGiven()));
    }

    @ParameterizedTest
    @EnumSource(JwsAlgorithm.class)
    void everyAlgorithmOfSignedJsonIsVerified(JwsAlgorithm algorithm) {
        SignatureAlgorithm kind = algorithm == JwsAlgorithm.SM2SM3 ? SignatureAlgorithm.SM2 : SignatureAlgorithm.RSA_SHA256;
        String signed = new String(JwsWriter.sign("{\"code\":\"1\"}".getBytes(StandardCharsets.UTF_8), DevKeys.of("forex", kind), algorithm), StandardCharsets.US_ASCII);
        assertThat(ReceiptSignature.of(signed.getBytes(StandardCharsets.US_ASCII), true).holds()).isTrue();
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"code\":\"2\"}".getBytes(StandardCharsets.UTF_8));
        String[] parts = signed.split("\\.");
        assertThat(ReceiptSignature.of((parts[0] + "." + other + "." + parts[2]).getBytes(StandardCharsets.US_ASCII), true).holds()).isFalse();
    }

    /** The window's comes from a library, this one is the verifier's own. */
    @Test
    void bothCanonicalFormsAgree() throws Exception {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            Document document = parsed(SignedSamples.xml("customs", algorithm));
            Element signature = (Element) document.getElementsByTagNameNS(CanonicalForm.XMLDSIG, "Signature").item(0);
            assertThat(text(CanonicalXml.of(document, signature))).isEqualTo(text(CanonicalForm.withoutSignature(document)));
            assertThat(text(CanonicalXml.of((Element) signature.getFirstChild()))).isEqualTo(text(CanonicalForm.of(signature.getFirstChild())));
        }
        for (String xml : new String[] {"<a/>", "<?x?><a b='1' xmlns='urn:u'><b xmlns=''><c xmlns='urn:u'/></b></a><?y z?>",
            "<p:a xmlns:p='urn:1' xmlns:q='urn:2'><q:b p:z='' q:a='' a='&#9;&#10;&#13;'><p:a xmlns:p='urn:3'/></q:b>&#13; ]]&gt;</p:a>"}) {
            Document document = parsed(xml.getBytes(StandardCharsets.UTF_8));
            assertThat(text(CanonicalXml.of(document, null))).as(xml).isEqualTo(text(CanonicalForm.of(document)));
            Element inner = (Element) document.getElementsByTagName("*").item(document.getElementsByTagName("*").getLength() - 1);
            assertThat(text(CanonicalXml.of(inner))).as(xml).isEqualTo(text(CanonicalForm.of(inner)));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** By one who has the window's keys and no authority's. */
    @ParameterizedTest
    @CsvSource({"customs, '100 &gt; 99', '100 &gt; 98', digest of its content", "customs, '<ds:SignatureValue>', '<ds:SignatureValue>AAAA', signature",
        "customs, '</r:CEB312Message>', '<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/></r:CEB312Message>', signature",
        "inspection, 'URI=\"\"', 'URI=\"#x\"', signature", "inspection, 'enveloped-signature', 'base64', signature",
        "inspection, 'xmldsig#sm3', 'xmldsig#md5', signature"})
    void aReceiptThatIsChangedIsFoundThoughTheManifestIsSigned(String authority, String from, String to, String found) {
        TestPackage made = fresh();
        String receipt = made.text("authorities/" + authority + "-1.bin");
        assertThat(receipt).contains(from);
        SignatureAlgorithm algorithm = authority.equals("customs") ? SignatureAlgorithm.RSA_SHA256 : SignatureAlgorithm.SM2;
        run(made.receiptOf(authority, algorithm, "XML", receipt.replace(from, to).getBytes(StandardCharsets.UTF_8))).lies(found);
    }

    @Test
    void aReceiptUnderAnothersCertificateOrUnderOneThatIsNotNamedIsFound() {
        TestPackage made = fresh();
        run(made.receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", SignedSamples.xml("platform", SignatureAlgorithm.RSA_SHA256))).lies("certificate in it");
        TestPackage unnamed = fresh();
        Map<String, Object> others = new LinkedHashMap<>(Map.of("customs", java.util.List.of("00")));
        unnamed.manifest.put("authorities", others);
        run(unnamed).lies("certificate of the manifest");
        TestPackage without = fresh().change("authorities.jsonl", text -> text.replaceFirst("\"certificate\":\"[^\"]+\",", ""));
        run(without).lies("certificate");
    }

    @Test
    void aPackageFromBeforeCertificatesWereInItIsStillVerifiedAndSaysWhatItDoesNotShow() {
        TestPackage old = withoutCertificates(fresh());
        old.files.remove("log/key-statement.txt");
        Ran ran = run(old);
        ran.holds();
        assertThat(ran.text()).contains("customs's receipt 1 signature 签名", "no --authority given: compare customs's certificate", "holds no statement of the log's key");
        TestPackage unsigned = withoutCertificates(fresh().receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", "<a/>".getBytes(StandardCharsets.UTF_8)));
        Ran word = run(unsigned);
        word.holds();
        assertThat(word.text()).contains("1 receipts of authorities have no certificate in the package or in themselves");
    }

    private static TestPackage withoutCertificates(TestPackage made) {
        made.change("authorities.jsonl", text -> text.replaceAll(",\"certificate[^\"]*\":\"[^\"]+\"", "").replaceAll("\"certificate[^\"]*\":\"[^\"]+\",", ""));
        made.manifest.remove("authorities");
        return made;
    }

    /** By one who has the window's keys and leaves out what the check would go by. */
    @Test
    void whoHoldsTheAuthoritiesCertificatesIsNotDeceivedByWhatAPackageLeavesOut() throws Exception {
        StrangerKey stranger = StrangerKey.of("RSA", "SHA256WithRSA");
        String[] held = {"--authority", "certs-dev/ca-rsa.crt", "--authority", "certs-dev/ca-sm2.crt"};
        run(withoutCertificates(fresh()), held).holds();
        run(withoutCertificates(fresh()), "--authority", "certs-dev/ca-rsa.crt").lies("inspection's certificate");
        TestPackage strangers = fresh().receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", SignedSamples.xml(new SigningKey(stranger.key(), stranger.certificate()),
                SignatureAlgorithm.RSA_SHA256));
        run(withoutCertificates(strangers), held).lies("customs's certificate");
        TestPackage unsigned = fresh().receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", "<a/>".getBytes(StandardCharsets.UTF_8));
        run(withoutCertificates(unsigned), held).lies("customs's receipt 1 signature");
        TestPackage changed = fresh();
        String receipt = changed.text("authorities/customs-1.bin").replace("100 &gt; 99", "100 &gt; 98");
        changed.receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", receipt.getBytes(StandardCharsets.UTF_8));
        run(withoutCertificates(changed)).lies("digest of its content");
        run(fresh().receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", "<a/>".getBytes(StandardCharsets.UTF_8))
                .change("authorities.jsonl", text -> text.replaceAll(",\"signatureHolds\":true|\"signatureHolds\":true,", "")), held).lies("customs's receipt 1 signature");
    }

    @Test
    void whatThePackageSaysDidNotCountIsHeldAgainstNothingAndItsSignatureIsToldAllTheSame() {
        String[] held = {"--authority", "certs-dev/ca-rsa.crt", "--authority", "certs-dev/ca-sm2.crt"};
        TestPackage made = fresh().receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", "<a/>".getBytes(StandardCharsets.UTF_8));
        Ran ran = run(made.change("authorities.jsonl", text -> text.replace("\"signatureHolds\":true", "\"signatureHolds\":false")), held);
        ran.holds();
        assertThat(ran.text().lines().filter(line -> line.startsWith("NOTE")))
                .anyMatch(line -> line.contains("customs's receipt 1 did not count") && line.contains("its signature is not verified"))
                .anyMatch(line -> line.contains("inspection's receipt 1 did not count") && line.contains("its signature is verified, by "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>", "<a", "", "<a><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/></a>"})
    void hostileXmlIsNoSignatureAndNothingElse(String xml) {
        Ran ran = run(fresh().receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", xml.getBytes(StandardCharsets.UTF_8)));
        ran.lies("signature");
        assertThat(ran.text()).doesNotContain("root:");
    }

    @Test
    void depthAndSizeAreBounded() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        run(fresh().receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", deep.getBytes(StandardCharsets.UTF_8))).lies("signature");
        run(fresh().receiptOf("customs", SignatureAlgorithm.RSA_SHA256, "XML", new byte[ReceiptSignature.BYTES_MAX + 1])).lies("at most");
    }

    @Test
    void theStatementOfTheLogsKeyIsTheWindowsAndOfThisLog() {
        Ran ran = run(fresh(), "--trust", "certs-dev/ca-rsa.crt", "--trust", "certs-dev/ca-sm2.crt");
        ran.holds();
        assertThat(ran.text()).contains("RSA signature on the statement of the log's key", "SM2 signature on the statement of the log's key");
        run(fresh().change("log/key-statement.txt", text -> text.replace("test-log\n", "another\n"))).lies("statement of the log's key");
        TestPackage foreign = fresh();
        foreign.put("log/key-statement.rsa.p7s", "no signature");
        run(foreign).lies("RSA signature on the statement");
    }
}
