package io.singlewindow.signature;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Verifies the signature of a CEB or DXP document (specification, chapter 8). Whether one is required is decided
 * elsewhere: a document without signature gives a report without findings. Safe for many threads, each with its own
 * document.
 */
public final class SignatureVerifier {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String ALLOWED = "sm2-sm3, rsa-sha256 or rsa-sha1";

    private final Certificates certificates;
    private final CertificateJudge judge;

    /**
     * @param legacyUntil SHA-1 and RSA under 2048 bits only with certificates issued before this instant
     */
    public SignatureVerifier(Certificates certificates, Instant legacyUntil) {
        this.certificates = certificates;
        this.judge = new CertificateJudge(legacyUntil);
    }

    /** Verifies the document's signature as it stands, judged at the time of reception. */
    public SignatureReport verify(Document document, Instant receivedAt) {
        byte[] canonical = CanonicalForm.withoutSignature(document);
        String contentDigest = CanonicalForm.hex(Crypto.digest("SHA-256"), canonical);
        Element root = document.getDocumentElement();
        try {
            SignatureParts parts = SignatureParts.of(root);
            return parts == null
                    ? SignatureReport.absent(contentDigest)
                    : examine(parts, "/" + root.getLocalName() + "/Signature", canonical, contentDigest, receivedAt);
        } catch (SignatureParts.Refused refused) {
            return SignatureReport.malformed(contentDigest, List.of(refused.finding()));
        }
    }

    private SignatureReport examine(
            SignatureParts parts, String path, byte[] canonical, String contentDigest, Instant receivedAt) {
        List<Finding> findings = new ArrayList<>();
        SignatureAlgorithm algorithm = SignatureAlgorithm.ofUri(parts.signatureMethod()).orElse(null);
        String digestName = SignatureAlgorithm.digestOfUri(parts.digestMethod()).orElse(null);
        if (algorithm == null) {
            findings.add(Finding.at(ErrorCode.SIG_006, path + "/SignedInfo/SignatureMethod", parts.signatureMethod(), ALLOWED));
        }
        if (digestName == null) {
            findings.add(Finding.at(
                    ErrorCode.SIG_006, path + "/SignedInfo/Reference/DigestMethod", parts.digestMethod(), "sm3, sha256 or sha1"));
        }
        String computed = digestName == null ? null : base64(Crypto.digest(digestName).digest(canonical));
        boolean digestOk = computed != null && MessageDigest.isEqual(computed.getBytes(), parts.digestValue().getBytes());
        if (computed != null && !digestOk) {
            findings.add(Finding.at(ErrorCode.SIG_007, path + "/SignedInfo/Reference/DigestValue", parts.digestValue(), computed));
        }
        KnownCertificate certificate = parts.certificate() == null ? null : certificates.of(parts.certificate());
        if (certificate == null) {
            findings.add(Finding.at(ErrorCode.SIG_009, path + "/KeyInfo",
                    parts.certificate() == null ? "no X509Certificate" : "unreadable X509Certificate", "one certificate"));
        }
        boolean valueOk = algorithm != null && certificate != null && value(algorithm, certificate, parts, path, findings);
        if (certificate != null) {
            String place = path + "/KeyInfo/X509Data/X509Certificate";
            judge.judge(certificate, algorithm, digestName, place, receivedAt, findings);
            if (parts.keyName() != null && !plain(parts.keyName()).equals(plain(certificate.details().serial()))) {
                findings.add(Finding.at(ErrorCode.SIG_016, path + "/KeyInfo/KeyName", parts.keyName(), certificate.details().serial()));
            }
        }
        return new SignatureReport(true, algorithm, digestName, parts.digestValue(), computed, digestOk, valueOk,
                certificate == null ? null : certificate.details(), contentDigest, List.copyOf(findings));
    }

    /** The value itself, then the known deviations of production signers, each recorded when it was needed. */
    private static boolean value(
            SignatureAlgorithm algorithm,
            KnownCertificate certificate,
            SignatureParts parts,
            String path,
            List<Finding> findings) {
        boolean fits = certificate.fits(algorithm);
        byte[] value = parts.value();
        byte[] raw = algorithm == SignatureAlgorithm.SM2 && value.length != 64 ? Crypto.rawOfDer(value) : null;
        byte[] tried = raw == null ? value : raw;
        String place = path + "/SignatureValue";
        if (fits && certificate.verifies(algorithm, CanonicalForm.of(parts.signedInfo()), tried)) {
            courtesy(raw, value, place, findings);
            return true;
        }
        byte @Nullable [] withXsi = fits ? withXsi(parts.signedInfo()) : null;
        if (withXsi != null && certificate.verifies(algorithm, withXsi, tried)) {
            findings.add(Finding.at(
                    ErrorCode.SIG_014, place, "signed with xmlns:xsi", "xmlns:xsi on the root, or not in what is signed"));
            courtesy(raw, value, place, findings);
            return true;
        }
        findings.add(Finding.at(ErrorCode.SIG_008, place,
                algorithm.apiName() + ", " + value.length + " bytes, key " + certificate.keyName(),
                fits ? "a value over this SignedInfo by the certificate's key" : "a key for " + algorithm.apiName()));
        return false;
    }

    private static void courtesy(byte @Nullable [] raw, byte[] value, String path, List<Finding> findings) {
        if (raw != null) {
            findings.add(Finding.at(ErrorCode.SIG_015, path, "DER, " + value.length + " bytes", "r‖s, " + raw.length + " bytes"));
        }
    }

    /**
     * The frequent fault of production signers: SignedInfo hashed with xmlns:xsi though the root does not declare it.
     * Null when it is declared anyway.
     */
    private static byte @Nullable [] withXsi(Element signedInfo) {
        if (signedInfo.lookupNamespaceURI("xsi") != null) {
            return null;
        }
        signedInfo.setAttributeNS(XMLNS, "xmlns:xsi", XSI);
        try {
            return CanonicalForm.of(signedInfo);
        } finally {
            signedInfo.removeAttributeNS(XMLNS, "xsi");
        }
    }

    private static String plain(String serial) {
        return serial.toLowerCase(Locale.ROOT).replaceFirst("^0+", "");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
