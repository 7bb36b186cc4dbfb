package io.singlewindow.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and verifies JSON signed as compact JWS. The key is that of the one certificate in {@code x5c}, judged as the
 * certificates of XML signatures are; keys by address or without certificate count for nothing. Safe for many threads.
 */
public final class JwsReader {

    private static final String ALLOWED = "RS256, PS256 or SM2SM3";

    private final Certificates certificates;
    private final CertificateJudge judge;

    /**
     * @param legacyUntil RSA under 2048 bits only with certificates issued before this instant
     */
    public JwsReader(Certificates certificates, Instant legacyUntil) {
        this.certificates = certificates;
        this.judge = new CertificateJudge(legacyUntil);
    }

    /**
     * What was read.
     *
     * @param payload what is signed, or claims to be; null when it is no JWS
     */
    public record Signed(byte @Nullable [] payload, SignatureReport report) {}

    /** Reads one, judged at the time of reception. */
    public Signed read(byte[] compact, Instant receivedAt) {
        JWSObject object;
        try {
            object = JWSObject.parse(new String(compact, StandardCharsets.US_ASCII).strip());
        } catch (ParseException | RuntimeException malformed) {
            return new Signed(null, SignatureReport.absent(digest(compact)));
        }
        byte[] payload = object.getPayload().toBytes();
        return new Signed(payload, examine(object, digest(payload), receivedAt));
    }

    /** DER of the certificate that one carries; null where it is none, or carries none. */
    public static byte @Nullable [] certificate(byte[] compact) {
        try {
            List<Base64> chain = JWSObject.parse(new String(compact, StandardCharsets.US_ASCII).strip()).getHeader().getX509CertChain();
            return chain == null || chain.isEmpty() ? null : chain.get(0).decode();
        } catch (ParseException | RuntimeException malformed) {
            return null;
        }
    }

    private SignatureReport examine(JWSObject object, String contentDigest, Instant receivedAt) {
        List<Finding> findings = new ArrayList<>();
        JWSHeader header = object.getHeader();
        JwsAlgorithm algorithm = JwsAlgorithm.ofName(header.getAlgorithm().getName()).orElse(null);
        if (algorithm == null) {
            findings.add(Finding.at(ErrorCode.SIG_006, "/alg", header.getAlgorithm().getName(), ALLOWED));
        }
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            findings.add(Finding.at(ErrorCode.SIG_003, "/crit", String.valueOf(header.getCriticalParams()), "no crit, no b64"));
        }
        KnownCertificate certificate = certificate(header);
        if (certificate == null) {
            findings.add(Finding.at(ErrorCode.SIG_009, "/x5c", "no readable certificate", "one certificate"));
        }
        boolean valueOk = algorithm != null && certificate != null && findings.isEmpty() && value(object, algorithm, certificate);
        if (algorithm != null && certificate != null && !valueOk) {
            findings.add(Finding.at(ErrorCode.SIG_008, "/signature", algorithm + ", key " + certificate.keyName(),
                    "a value over header and payload by the certificate's key"));
        }
        if (certificate != null) {
            judge.judge(certificate, algorithm == null ? null : algorithm.family(), null, "/x5c", receivedAt, findings);
        }
        return new SignatureReport(true, algorithm == null ? null : algorithm.family(), null, null, null, valueOk, valueOk,
                certificate == null ? null : certificate.details(), contentDigest, List.copyOf(findings));
    }

    private @Nullable KnownCertificate certificate(JWSHeader header) {
        List<Base64> chain = header.getX509CertChain();
        // issuers may follow, but only configured ones are believed
        return chain == null || chain.isEmpty() ? null : certificates.of(chain.get(0).decode());
    }

    private static boolean value(JWSObject object, JwsAlgorithm algorithm, KnownCertificate certificate) {
        if (!certificate.fits(algorithm.family())) {
            return false;
        }
        byte[] value = object.getSignature().decode();
        if (algorithm == JwsAlgorithm.SM2SM3) {
            return Crypto.verify(SignatureAlgorithm.SM2, certificate.key(), object.getSigningInput(), value);
        }
        try {
            return certificate.key() instanceof RSAPublicKey rsa
                    && new RSASSAVerifier(rsa).verify(object.getHeader(), object.getSigningInput(), object.getSignature());
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private static String digest(byte[] content) {
        return CanonicalForm.hex(Crypto.digest("SHA-256"), content);
    }
}
