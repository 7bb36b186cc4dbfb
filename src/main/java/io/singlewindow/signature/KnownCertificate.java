package io.singlewindow.signature;

import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.jspecify.annotations.Nullable;

/**
 * A certificate read once: its key, what it says, and what it allows.
 *
 * @param sm2 the key as SM2's arithmetic wants it, because decoding it costs more than verifying with it; null for other keys
 */
record KnownCertificate(PublicKey key, @Nullable AsymmetricKeyParameter sm2, CertificateDetails details, boolean maySign) {

    static KnownCertificate of(PublicKey key, CertificateDetails details, boolean maySign) {
        return new KnownCertificate(key, sm2(key), details, maySign);
    }

    /** Null for a key that is no point on SM2's own curve. */
    private static @Nullable AsymmetricKeyParameter sm2(PublicKey key) {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
            return GMObjectIdentifiers.sm2p256v1.equals(info.getAlgorithm().getParameters()) ? PublicKeyFactory.createKey(info) : null;
        } catch (IOException | RuntimeException otherKey) {
            return null;
        }
    }

    /** Size of the RSA modulus in bits; 0 for other keys. */
    int rsaBits() {
        return key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0;
    }

    /** True when the key is one of this algorithm: RSA, or a point on SM2's own curve and on no other. */
    boolean fits(SignatureAlgorithm algorithm) {
        return algorithm.rsa() ? rsaBits() > 0 : sm2 != null;
    }

    /** Verifies a value with a key that fits; a malformed one is false, never an exception. */
    boolean verifies(SignatureAlgorithm algorithm, byte[] content, byte[] value) {
        return !algorithm.rsa() && sm2 != null
                ? Crypto.verifySm2(sm2, Crypto.SM2_USER_ID, content, value)
                : Crypto.verify(algorithm, key, content, value);
    }

    /** What the key is, e.g. {@code RSA-2048}. */
    String keyName() {
        return rsaBits() > 0 ? "RSA-" + rsaBits() : fits(SignatureAlgorithm.SM2) ? "SM2" : key.getAlgorithm();
    }

    boolean validAt(Instant instant) {
        return !instant.isBefore(details.validFrom()) && !instant.isAfter(details.validTo());
    }
}
