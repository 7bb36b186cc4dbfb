package io.singlewindow.intake;

import static io.singlewindow.message.MessageType.CEB311;
import static io.singlewindow.message.MessageType.CEB411;
import static io.singlewindow.message.MessageType.CEB511;
import static io.singlewindow.message.MessageType.CEB603;
import static io.singlewindow.message.MessageType.CEB621;

import io.singlewindow.filing.Entity;
import io.singlewindow.message.Message;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.writing.CebReceipts;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.FaultySigner;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SigningKey;
import io.singlewindow.signature.TestAuthority;
import io.singlewindow.signature.TestAuthority.Wanted;
import io.singlewindow.signature.XmlSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Remakes the samples that need a signature, a sender or a second message: run through {@code
 * src/test/resources/samples/make-signed}, not by the build. Companies and keys are the sandbox's, so that each file has
 * the one fault of its folder. Files whose certificate or SM2 value is made afresh differ at every run; the others come
 * out byte for byte the same as long as certs-dev and the templates are.
 */
public final class MakeCheckSamples {

    private static final SignatureAlgorithm RSA_SHA256 = SignatureAlgorithm.RSA_SHA256;
    private static final Entity PLATFORM = SandboxDirectory.company("platform");
    private static final Entity PAYMENT = SandboxDirectory.company("payment");
    private static final Wanted PAYMENTS_CERTIFICATE = Wanted.of("rsa2048").heldBy(PAYMENT.uscc());
    private static final SandboxMessage RIGHT = SandboxMessage.of(CEB411);
    private static final String EXTENSION =
            "  <ceb:ExtendMessage><ceb:name>own</ceb:name><ceb:version>1</ceb:version><ceb:Message/></ceb:ExtendMessage>\n</ceb:";

    private final Path samples;

    private MakeCheckSamples(Path samples) {
        this.samples = samples;
    }

    public static void main(String[] args) throws IOException {
        MakeCheckSamples make = new MakeCheckSamples(Path.of(args[0]));
        make.shapes();
        make.values();
        make.certificates();
        make.warnings();
        make.senders();
        make.envelopes();
        make.documents();
    }

    /** Signatures that are missing or not of the one allowed shape. */
    private void shapes() throws IOException {
        write("SIG-001/unsigned-payment.xml", RIGHT.unsigned());
        write("SIG-001/unsigned-list.xml", SandboxMessage.of(CEB621).unsigned());
        write("SIG-001/unsigned-export-list.xml", SandboxMessage.of(CEB603).unsigned());
        String signed = text(RIGHT.signedBy("payment"));
        String signature = signature(signed);
        write("SIG-002/two-signatures.xml", signed.replace(signature, signature + signature));
        String extended = text(RIGHT.with("</ceb:CEB411Message>", EXTENSION + "CEB411Message>").signedBy("payment"));
        String its = signature(extended);
        write("SIG-003/inside-extend-message.xml", extended.replace(its, "").replace("<ceb:Message/>", "<ceb:Message>" + its + "</ceb:Message>"));
        write("SIG-003/key-info-first.xml", signed.replaceFirst("(?s)(<ds:SignedInfo>.*)(<ds:KeyInfo>.*</ds:KeyInfo>)", "$2$1"));
        write("SIG-004/reference-by-id.xml", signed.replace("URI=\"\"", "URI=\"#payment\""));
        write("SIG-004/two-references.xml", signed.replaceFirst("(?s)(<ds:Reference .*</ds:Reference>)", "$1$1"));
        write("SIG-005/canonicalization-as-transform.xml", signed.replace("</ds:Transforms>",
                "<ds:Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/></ds:Transforms>"));
        write("SIG-006/shared-secret.xml", signed.replace(
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"));
        write("SIG-006/sha-512.xml", signed.replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmlenc#sha512"));
        write("SIG-017/exclusive.xml", signed.replace(
                "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>",
                "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>"));
    }

    /** Digests and values that do not hold. */
    private void values() throws IOException {
        String signed = text(RIGHT.signedBy("payment"));
        write("SIG-007/amount-changed.xml", signed.replace(">220.52<", ">22.52<"));
        write("SIG-007/indented-afterwards.xml", signed.replace("<ds:Signature ", "\n  <ds:Signature "));
        String value = signed.replaceFirst("(?s).*<ds:SignatureValue>([^<]*)<.*", "$1");
        write("SIG-008/other-messages-value.xml",
                signed.replace(value, text(SandboxMessage.of(CEB511).signedBy("payment")).replaceFirst("(?s).*<ds:SignatureValue>([^<]*)<.*", "$1")));
        write("SIG-009/key-name-only.xml", signed.replaceFirst("(?s)<ds:X509Data>.*</ds:X509Data>", ""));
        write("SIG-009/no-certificate-in-it.xml", signed.replaceFirst("<ds:X509Certificate>[^<]*<", "<ds:X509Certificate>AAAA<"));
    }

    /** Certificates that are not good enough; those of the last two are issued by the development authority. */
    private void certificates() throws IOException {
        write("SIG-010/stranger.xml", RIGHT.signedBy(TestAuthority.of("rsa2048").issue(PAYMENTS_CERTIFICATE), RSA_SHA256));
        write("SIG-011/received-in-2050.xml", RIGHT.signedBy("payment"));
        write("SIG-011/received-in-2050.properties", "# after the end of every development certificate\nreceivedAt=2050-06-01T00:00:00+08:00\n");
        TestAuthority authority = TestAuthority.of(DevKeys.of("ca", RSA_SHA256));
        SigningKey forEncryption = authority.issue(PAYMENTS_CERTIFICATE.forUse(KeyUsage.keyEncipherment));
        write("SIG-012/certificate-for-encryption.xml", RIGHT.signedBy(forEncryption, RSA_SHA256));
        SigningKey late = authority.issue(PAYMENTS_CERTIFICATE.issued("2024-01-01T00:00:00Z"));
        write("SIG-013/sha1-with-late-certificate.xml", RIGHT.signedBy(late, SignatureAlgorithm.RSA_SHA1));
        SigningKey small = authority.issue(Wanted.of("rsa1024").heldBy(PAYMENT.uscc()).issued("2024-01-01T00:00:00Z"));
        write("SIG-013/late-rsa-1024.xml", RIGHT.signedBy(small, RSA_SHA256));
    }

    /** What production signers get wrong and is accepted. */
    private void warnings() throws IOException {
        write("SIG-014/hashes-xsi.xml", FaultySigner.signed(RIGHT.xml(), DevKeys.of("payment", RSA_SHA256), RSA_SHA256, FaultySigner.XSI));
        write("SIG-015/der.xml", FaultySigner.inDer(text(RIGHT.signedBy("payment", SignatureAlgorithm.SM2))));
        write("SIG-016/placeholder.xml", text(RIGHT.signedBy("payment")).replaceFirst("<ds:KeyName>[^<]*<", "<ds:KeyName>0001<"));
    }

    private void senders() throws IOException {
        write("SND-001/other-key.xml", RIGHT.signedBy("payment"));
        write("SND-001/other-key.properties", "# posted with the platform's key\ncaller=platform\n");
        write("SND-002/other-dxp-id.xml", RIGHT.transfer("dxpId", PLATFORM.dxpId()).signedBy("payment"));
        write("SND-004/signed-by-another.xml", RIGHT.signedBy("platform"));
        write("SND-005/not-filed.xml", RIGHT.transfer("copCode", "91330100TERT00083W").signedBy("payment"));
        SandboxMessage waybill = SandboxMessage.of(CEB511).element(1, "logisticsCode", PAYMENT.uscc())
                .transfer("copCode", PAYMENT.uscc()).transfer("copName", PAYMENT.name()).transfer("dxpId", PAYMENT.dxpId());
        write("SND-006/waybill-by-payment.xml", waybill.signedBy("payment"));
        CebReceipts.Node node = new CebReceipts.Node(Map.of("guid", "1A2B3C4D-0000-4000-8000-000000000001", "payCode", PAYMENT.uscc(),
                "payTransactionId", "ZF2026110100001"), "2", Pipeline.RECEIVED, "新增申报成功");
        write("SND-007/receipt.xml", XmlSigner.serialise(CebReceipts.write(
                MessageType.CEB412, "8C6B1E52-4F0D-4A8B-9D3E-000000000412", List.of(node))));
        write("SND-009/order-of-another.xml", SandboxMessage.of(CEB311)
                .element(1, "ebpCode", PAYMENT.uscc()).element(1, "ebcCode", PAYMENT.uscc()).signedBy("platform"));
        write("SND-010/other-name.xml", RIGHT.transfer("copName", "另一支付有限公司").signedBy("payment"));
    }

    private void envelopes() throws IOException {
        byte[] message = RIGHT.signedBy("payment");
        write("SND-003/other-sender.xml", Pipeline.enveloped(message, PLATFORM.dxpId(), "CEB411Message"));
        write("SND-008/other-type.xml", Pipeline.enveloped(message, PAYMENT.dxpId(), "CEB311Message"));
        byte[] envelope = XmlSigner.sign(DxpMessages.message(
                new Message.Envelope("DXPENT0000000002202611010800000001", PAYMENT.dxpId(), List.of("DXPEDCCEB0000002"), "CEB411Message"),
                Pipeline.RECEIVED, message, Map.of()), DevKeys.of("payment", RSA_SHA256), RSA_SHA256, null);
        write("SIG-018/receiver-changed.xml", text(envelope).replace("DXPEDCCEB0000002", "DXPEDCCEB0000003"));
    }

    private void documents() throws IOException {
        write("DUP-001/first.xml", RIGHT.signedBy("payment"));
        write("DUP-001/second.xml", RIGHT.element(1, "amountPaid", "22.52").signedBy("payment"));
        write("BIZ-001/second-of-three.xml", SandboxMessage.of(CEB311).documents(3).element(2, "acturalPaid", "1").signedBy("platform"));
        write("BIZ-016/subscriber-not-filed.xml", RIGHT.with("000000000411", "000000160411").with("</ceb:BaseTransfer>", "</ceb:BaseTransfer>\n  <ceb:BaseSubscribe>"
                + "<ceb:status>RET</ceb:status><ceb:dxpMode>DXP</ceb:dxpMode><ceb:dxpAddress>DXPENT0000009999</ceb:dxpAddress>"
                + "</ceb:BaseSubscribe>").signedBy("payment"));
        write("BIZ-008/second-of-three-only-stored.xml",
                SandboxMessage.of(CEB311).documents(3).element(2, "appStatus", "1").signedBy("platform"));
    }

    private static String signature(String signed) {
        return signed.replaceFirst("(?s).*(<ds:Signature .*</ds:Signature>).*", "$1");
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = samples.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
