package io.singlewindow.signature;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signatures over a text that stand beside it, by a certificate that is on file and not in the message. The kind of key says
 * the algorithm: SM2 with SM3, RSA with SHA-1 or SHA-256. Safe for many threads.
 */
public final class DetachedSignatures {

    private static final int SM2_BYTES = 64;

    private final Certificates certificates;
    private final CertificateJudge judge;

    /**
     * @param legacyUntil SHA-1 and RSA under 2048 bits only with certificates issued before this instant
     */
    public DetachedSignatures(Certificates certificates, Instant legacyUntil) {
        this.certificates = certificates;
        this.judge = new CertificateJudge(legacyUntil);
    }

    /** Where findings about a signature and its certificate are placed. */
    public record Places(String value, String certificate) {}

    /**
     * Verifies a value.
     *
     * @param value RSA, or SM2 as r‖s; SM2 in DER verifies too, with a warning
     * @param certificate DER
     */
    public SignatureReport verify(byte[] content, byte[] value, byte[] certificate, Places places, Instant receivedAt) {
        List<Finding> findings = new ArrayList<>();
        String digest = CanonicalForm.hex(Crypto.digest("SHA-256"), content);
        KnownCertificate known = certificates.of(certificate);
        if (known == null) {
            findings.add(Finding.at(ErrorCode.SIG_009, places.certificate(), "unreadable", "one certificate"));
            return SignatureReport.malformed(digest, findings);
        }
        SignatureAlgorithm algorithm = algorithm(known, content, raw(known, value));
        if (algorithm == null) {
            findings.add(Finding.at(ErrorCode.SIG_008, places.value(), value.length + " bytes, key " + known.keyName(),
                    "a value over the signed text by the certificate's key"));
        } else if (algorithm == SignatureAlgorithm.SM2 && value.length != SM2_BYTES) {
            findings.add(Finding.at(ErrorCode.SIG_015, places.value(), "DER, " + value.length + " bytes", "r‖s, " + SM2_BYTES + " bytes"));
        }
        judge.judge(known, algorithm, algorithm == null ? null : algorithm.digest(), places.certificate(), receivedAt, findings);
        boolean ok = algorithm != null;
        return new SignatureReport(true, algorithm, ok ? algorithm.digest() : null, null, null, ok, ok, known.details(), digest, List.copyOf(findings));
    }

    /** True when the value verifies over this content, whatever else may be wrong: for telling what a signer did by mistake. */
    public boolean holds(byte[] content, byte[] value, byte[] certificate) {
        KnownCertificate known = certificates.of(certificate);
        return known != null && algorithm(known, content, raw(known, value)) != null;
    }

    /**
     * What a certificate says that a company wants to be known by, and what speaks against it.
     *
     * @param details null when it is unreadable
     */
    public record Examined(@Nullable CertificateDetails details, List<Finding> findings) {}

    /** Examines a certificate (DER) as signatures by it would be, at this instant. */
    public Examined examine(byte[] certificate, String place, Instant at) {
        KnownCertificate known = certificates.of(certificate);
        if (known == null) {
            return new Examined(null, List.of(Finding.at(ErrorCode.SIG_009, place, "unreadable", "one certificate")));
        }
        List<Finding> findings = new ArrayList<>();
        SignatureAlgorithm strongest = known.fits(SignatureAlgorithm.SM2) ? SignatureAlgorithm.SM2 : SignatureAlgorithm.RSA_SHA256;
        judge.judge(known, strongest, strongest.digest(), place, at, findings);
        return new Examined(known.details(), findings);
    }

    /** Signs a text: RSA, or SM2 as r‖s. */
    public static byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] content) {
        if (key.sm2() == algorithm.rsa()) {
            throw new IllegalArgumentException("The key is one for " + (key.sm2() ? "SM2" : "RSA") + ", the algorithm " + algorithm);
        }
        return Crypto.sign(algorithm, key.privateKey(), content);
    }

    private static byte[] raw(KnownCertificate known, byte[] value) {
        byte[] raw = known.fits(SignatureAlgorithm.SM2) && value.length != SM2_BYTES ? Crypto.rawOfDer(value) : null;
        return raw == null ? value : raw;
    }

    /** The algorithm by which the value verifies; null for none. */
    private static @Nullable SignatureAlgorithm algorithm(KnownCertificate known, byte[] content, byte[] value) {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            if (known.fits(algorithm) && known.verifies(algorithm, content, value)) {
                return algorithm;
            }
        }
        return null;
    }
}
