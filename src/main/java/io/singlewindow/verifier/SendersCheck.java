package io.singlewindow.verifier;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/**
 * What a sender signed, where the bytes of his message are here: the content is the one whose digest the receipt names, and his signature holds
 * where the window says so. Of one that the window did not accept it is said what it comes to.
 */
final class SendersCheck {

    private final Report report;

    SendersCheck(Report report) {
        this.report = report;
    }

    /**
     * One message.
     *
     * @param accepted whether the window took the message
     * @param contentSha256 as the receipt has it; empty for what the window could not read
     * @param said what the window found of the signature; null for nothing
     * @param content the message, out of its envelope
     */
    void check(String what, boolean accepted, String contentSha256, @Nullable JsonNode said, byte[] content) {
        boolean counted = said != null && said.path("accepted").asBoolean(false);
        if (content.length > ReceiptSignature.BYTES_MAX) {
            report.note(what + "the message is larger than what is looked at, so neither its content's digest nor its signature is verified");
            return;
        }
        Document document;
        String digestOfContent;
        try {
            document = SignedXml.parse(content);
            digestOfContent = Digests.hex(CanonicalXml.of(document, SignedXml.ofRoot(document)));
        } catch (RuntimeException unread) {
            // what the window could not read either has no digest of its content
            report.check(what + "message that the window has read 可读报文", contentSha256.isEmpty() && !counted, contentSha256, String.valueOf(unread.getMessage()));
            return;
        }
        if (!contentSha256.isEmpty()) {
            report.equal(what + "digest of its content 内容摘要", contentSha256, digestOfContent);
        }
        ReceiptSignature found;
        String signer;
        try {
            found = SignedXml.signature(document);
            signer = String.valueOf(found.certificate().getSubjectX500Principal());
        } catch (RuntimeException none) {
            if (counted) {
                report.check(what + "sender's signature 发送方签名", false, "one that the window accepted", String.valueOf(none.getMessage()));
            } else {
                report.note(what + "its sender's signature is none that can be verified, and the window accepted none: " + none.getMessage());
            }
            return;
        }
        boolean digest = Objects.equals(found.digestGiven(), found.digestFound());
        if (counted) {
            report.equal(what + "sender's digest 发送方摘要", found.digestGiven(), found.digestFound());
            report.check(what + "sender's signature 发送方签名", found.holds(), found.algorithm() + " by the key of " + WindowCertificates.fingerprint(found.certificate()),
                    found.holds() ? "holds, by " + signer : "a value of something else");
            report.equal(what + "certificate in the message 报文内证书", said.path("certificateSha256").asString(""), WindowCertificates.fingerprint(found.certificate()));
        } else if (accepted && said == null) {
            report.check(what + "sender's signature 发送方签名", false, "nothing, of a message that the window took", found.algorithm());
        } else {
            report.note(what + "the window did not accept its sender's signature; here the digest is " + (digest ? "that" : "not that") + " of the content, and the value "
                    + (found.holds() ? "holds" : "does not hold") + ", by " + signer);
        }
    }
}
