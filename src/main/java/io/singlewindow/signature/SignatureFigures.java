package io.singlewindow.signature;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What stands in a signature of the allowed shape, laid open for one who explains why it does not hold; nobody decides by
 * it.
 *
 * @param algorithm null when it is not one that is allowed
 * @param digestName as Java names it; null when it is not allowed
 * @param digestText DigestValue without white space
 * @param value decoded SignatureValue
 * @param keyName null when there is none
 * @param key the certificate's; null when there is none or it cannot be read
 */
public record SignatureFigures(
        Element signedInfo,
        @Nullable SignatureAlgorithm algorithm,
        @Nullable String digestName,
        String digestText,
        byte[] value,
        @Nullable String keyName,
        @Nullable PublicKey key) {

    /** The figures of a document's signature; null when there is none of the allowed shape. */
    public static @Nullable SignatureFigures of(Document document) {
        try {
            SignatureParts parts = SignatureParts.of(document.getDocumentElement());
            return parts == null ? null : new SignatureFigures(
                    parts.signedInfo(),
                    SignatureAlgorithm.ofUri(parts.signatureMethod()).orElse(null),
                    SignatureAlgorithm.digestOfUri(parts.digestMethod()).orElse(null),
                    parts.digestValue(),
                    parts.value(),
                    parts.keyName(),
                    parts.certificate() == null ? null : key(parts.certificate()));
        } catch (SignatureParts.Refused otherShape) {
            return null;
        }
    }

    private static @Nullable PublicKey key(byte[] certificate) {
        try {
            var read = Certificates.read(certificate);
            return read.size() == 1 ? read.get(0).getPublicKey() : null;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }
}
