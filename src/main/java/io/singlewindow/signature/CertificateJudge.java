package io.singlewindow.signature;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a signer's certificate is worth at the time of reception, whatever the form of the signature. */
final class CertificateJudge {

    private static final int RSA_BITS_MIN = 1024;
    private static final int RSA_BITS_MODERN = 2048;

    private final Instant legacyUntil;

    /**
     * @param legacyUntil SHA-1 and RSA under 2048 bits only with certificates issued before this instant
     */
    CertificateJudge(Instant legacyUntil) {
        this.legacyUntil = legacyUntil;
    }

    /**
     * Adds what speaks against the certificate: trust, time, usage, strength.
     *
     * @param place path of the certificate in what was received
     */
    void judge(
            KnownCertificate certificate,
            @Nullable SignatureAlgorithm algorithm,
            @Nullable String digestName,
            String place,
            Instant receivedAt,
            List<Finding> findings) {
        CertificateDetails details = certificate.details();
        if (!details.trusted()) {
            findings.add(Finding.at(ErrorCode.SIG_010, place, details.issuer(), "a configured authority"));
        }
        if (!certificate.validAt(receivedAt)) {
            findings.add(Finding.at(ErrorCode.SIG_011, place,
                    BusinessTime.iso(details.validFrom()) + " – " + BusinessTime.iso(details.validTo()), BusinessTime.iso(receivedAt)));
        }
        if (!certificate.maySign()) {
            findings.add(Finding.at(ErrorCode.SIG_012, place, "keyUsage", "digitalSignature or nonRepudiation"));
        }
        strength(certificate, algorithm, digestName, place, findings);
    }

    private void strength(
            KnownCertificate certificate,
            @Nullable SignatureAlgorithm algorithm,
            @Nullable String digestName,
            String place,
            List<Finding> findings) {
        int bits = certificate.rsaBits();
        Instant issued = certificate.details().validFrom();
        boolean weak = algorithm == SignatureAlgorithm.RSA_SHA1 || "SHA-1".equals(digestName) || bits > 0 && bits < RSA_BITS_MODERN;
        if (bits > 0 && bits < RSA_BITS_MIN) {
            findings.add(Finding.at(ErrorCode.SIG_013, place, certificate.keyName(), "RSA-" + RSA_BITS_MIN + " or more"));
        } else if (weak && !issued.isBefore(legacyUntil)) {
            findings.add(Finding.at(ErrorCode.SIG_013, place,
                    certificate.keyName() + ", " + (algorithm == null ? "-" : algorithm.apiName()) + ", digest " + digestName
                            + ", issued " + BusinessTime.iso(issued),
                    "SHA-1 and RSA-1024 only with certificates issued before " + BusinessTime.iso(legacyUntil)));
        }
    }
}
