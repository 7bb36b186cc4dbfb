package io.singlewindow.signature;

import io.singlewindow.problem.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verifying found. Trust and cryptographic validity are separate: a valid signature may come from a stranger.
 *
 * @param present a signature is there, well-formed or not
 * @param algorithm null when it is not one that is allowed
 * @param digestAlgorithm as Java names it; null when it is not allowed
 * @param digestGiven base64, as it stands in the message
 * @param digestComputed base64, over the document as received
 * @param valueOk the signature value verifies with the certificate's key
 * @param certificate null when there is none or it cannot be read
 * @param contentDigest SHA-256, lower hex, of the canonical form without signature
 */
public record SignatureReport(
        boolean present,
        @Nullable SignatureAlgorithm algorithm,
        @Nullable String digestAlgorithm,
        @Nullable String digestGiven,
        @Nullable String digestComputed,
        boolean digestOk,
        boolean valueOk,
        @Nullable CertificateDetails certificate,
        String contentDigest,
        List<Finding> findings) {

    static SignatureReport absent(String contentDigest) {
        return new SignatureReport(false, null, null, null, null, false, false, null, contentDigest, List.of());
    }

    static SignatureReport malformed(String contentDigest, List<Finding> findings) {
        return new SignatureReport(true, null, null, null, null, false, false, null, contentDigest, findings);
    }

    /** Cryptographically valid: digest and value hold. */
    public boolean valid() {
        return present && digestOk && valueOk;
    }

    /** Valid, and nothing found that rejects. */
    public boolean accepted() {
        return valid() && findings.stream().noneMatch(Finding::rejects);
    }

    /** Credit code of the certificate's holder; null when unknown. */
    public @Nullable String holder() {
        return certificate == null ? null : certificate.holder();
    }
}
