package io.singlewindow.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What senders have signed, looked at without the window: one that has the log's and the window's keys still has none of theirs. */
class SenderSignaturesTest extends OnEvidence {

    private static final String VALUE = "signature 发送方签名";

    private static byte[] signed() {
        return SignedSamples.xml(SignedSamples.order("G-1"), DevKeys.of("platform", SignatureAlgorithm.SM2), SignatureAlgorithm.SM2);
    }

    private static byte[] changed(UnaryOperator<String> change) {
        String before = new String(signed(), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return after.getBytes(StandardCharsets.UTF_8);
    }

    /** Everything about a message is as the window has it, log and receipt included. */
    private TestPackage with(byte[] message) {
        return new TestPackage(folder, "event", null, message);
    }

    private static TestPackage saying(TestPackage made, String name, Object value) {
        return made.change("submissions.jsonl", text -> text.replaceFirst("\"" + name + "\":(true|false)", "\"" + name + "\":" + value));
    }

    @Test
    void theSendersSignatureIsVerifiedAndTheContentsDigestComputedAnew() {
        Ran ran = run(fresh());
        ran.holds();
        assertThat(ran.text().lines().filter(line -> line.startsWith("OK    submission " + TestPackage.ID)))
                .anyMatch(line -> line.contains("sender's digest 发送方摘要"))
                .anyMatch(line -> line.contains(VALUE) && line.contains("given SM2-SM3 by the key of") && line.contains("holds, by "))
                .anyMatch(line -> line.contains("certificate in the message"))
                .anyMatch(line -> line.contains("digest of its content 内容摘要"));
    }

    @Test
    void aMessageInItsEnvelopeIsVerifiedToo() {
        String envelope = "<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\"><TransInfo><CopMsgId>1</CopMsgId></TransInfo>\n<Data>"
                + Base64.getMimeEncoder().encodeToString(signed()) + "</Data></DxpMsg>";
        Ran ran = run(with(envelope.getBytes(StandardCharsets.UTF_8)));
        ran.holds();
        assertThat(ran.text().lines()).anyMatch(line -> line.startsWith("OK    ") && line.contains(VALUE));
    }

    /** An order that the window has made out of another, and taken into its log. */
    @ParameterizedTest
    @CsvSource({"'100 &gt; 99', '100 &gt; 98', sender's digest", "'<ds:SignatureValue>', '<ds:SignatureValue>AAAA', signature", "'URI=\"\"', 'URI=\"#x\"', signature",
        "'xmldsig#sm3', 'xmldsig#md5', signature", "'</ceb:CEB311Message>', '<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/></ceb:CEB311Message>', signature"})
    void aMessageThatItsSenderHasNotSignedIsFoundThoughLogReceiptAndManifestAreTheWindows(String from, String to, String found) {
        run(with(changed(text -> text.replace(from, to)))).lies(found);
    }

    @Test
    void aMessageWithoutSignatureOrOfAnotherSignerIsFoundWhereTheWindowSaysThatItIsSigned() {
        byte[] unsigned = SignedSamples.order("G-1").getBytes(StandardCharsets.UTF_8);
        run(with(unsigned)).lies(VALUE);
        byte[] another = SignedSamples.xml(SignedSamples.order("G-1"), DevKeys.of("payment", SignatureAlgorithm.SM2), SignatureAlgorithm.SM2);
        run(with(another)).lies("certificate in the message");
    }

    @Test
    void ofASignatureThatTheWindowDidNotAcceptItIsSaidWhatItComesTo() {
        Ran valid = run(saying(fresh(), "accepted", false));
        valid.holds();
        assertThat(valid.text()).contains("the window did not accept its sender's signature; here the digest is that of the content, and the value holds, by ");
        Ran broken = run(saying(with(changed(text -> text.replace("100 &gt; 99", "100 &gt; 98"))), "accepted", false));
        broken.holds();
        assertThat(broken.text()).contains("here the digest is not that of the content, and the value holds");
        Ran none = run(saying(with(SignedSamples.order("G-1").getBytes(StandardCharsets.UTF_8)), "accepted", false));
        none.holds();
        assertThat(none.text()).contains("none that can be verified, and the window accepted none: 0 signatures");
    }

    /** As one of the thousand spoilt messages that the doors are tried with came to have it. */
    @Test
    void aCertificateWhoseKeyIsNoPointOfItsCurveIsNoKeyAndStopsNothing() throws Exception {
        byte[] der = DevKeys.of("platform", SignatureAlgorithm.SM2).certificate().getEncoded();
        byte[] key = SubjectPublicKeyInfo.getInstance(DevKeys.of("platform", SignatureAlgorithm.SM2).certificate().getPublicKey().getEncoded()).getPublicKeyData().getBytes();
        byte[] broken = der.clone();
        int at = new String(der, StandardCharsets.ISO_8859_1).indexOf(new String(key, StandardCharsets.ISO_8859_1));
        broken[at + key.length - 1] ^= 1;
        String written = new String(signed(), StandardCharsets.UTF_8).replaceAll("\\s", " ");
        String in = Base64.getEncoder().encodeToString(der);
        String dense = written.replaceAll("(?<=<ds:X509Certificate>)[^<]+", in);
        TestPackage made = with(dense.replace(in, Base64.getEncoder().encodeToString(broken)).getBytes(StandardCharsets.UTF_8));
        run(made).lies(VALUE);
        Ran told = run(saying(made, "accepted", false));
        told.holds();
        assertThat(told.text()).contains("the value does not hold");
    }

    @Test
    void whatNobodyCanReadHasNoDigestAndWhatTheWindowSaysThatItReadHasToBeReadable() {
        byte[] noText = SignedSamples.order("G-1").replace("100", "\u00e4").getBytes(StandardCharsets.ISO_8859_1);
        run(with(noText)).lies("message that the window has read");
        run(saying(with(noText), "accepted", false)).holds();
    }

    @Test
    void aWindowThatKeepsSilentOfTheSignatureOfAMessageThatItTookIsFound() {
        run(fresh().change("submissions.jsonl", text -> text.replaceFirst("\"signature\":\\{[^}]*}", "\"signature\":null"))).lies(VALUE);
    }

    @Test
    void aReceiptThatNamesTheDigestOfAnotherContentIsFound() {
        TestPackage made = fresh();
        made.change("receipts/" + TestPackage.ID + ".json", text -> text.replaceFirst("\"contentSha256\":\"..", "\"contentSha256\":\"zz"));
        run(made).lies("digest of its content");
    }
}
