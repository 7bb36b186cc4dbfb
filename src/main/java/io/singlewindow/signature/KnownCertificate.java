package io.singlewindow.signature;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A certificate read once: its key, what it says, and what it allows. */
record KnownCertificate(PublicKey key, CertificateDetails details, boolean maySign) {

    /** Size of the RSA modulus in bits; 0 for other keys. */
    int rsaBits() {
        return key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0;
    }

    /** True when the key is one of this algorithm: RSA, or a point on SM2's own curve and on no other. */
    boolean fits(SignatureAlgorithm algorithm) {
        return algorithm.rsa()
                ? rsaBits() > 0
                : GMObjectIdentifiers.sm2p256v1.equals(
                        SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters());
    }

    /** What the key is, e.g. {@code RSA-2048}. */
    String keyName() {
        return rsaBits() > 0 ? "RSA-" + rsaBits() : fits(SignatureAlgorithm.SM2) ? "SM2" : key.getAlgorithm();
    }

    boolean validAt(Instant instant) {
        return !instant.isBefore(details.validFrom()) && !instant.isAfter(details.validTo());
    }
}
