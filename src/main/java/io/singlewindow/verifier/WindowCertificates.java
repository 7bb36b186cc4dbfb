package io.singlewindow.verifier;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** X.509 certificates of RSA and SM2 keys; the JDK's own reader does not know the latter. */
final class WindowCertificates {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private WindowCertificates() {}

    /** All certificates of a PEM or DER file. */
    static List<X509Certificate> read(byte[] pemOrDer) throws Unreadable {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate one : CertificateFactory.getInstance("X.509", PROVIDER).generateCertificates(new ByteArrayInputStream(pemOrDer))) {
                certificates.add((X509Certificate) one);
            }
            if (certificates.isEmpty()) {
                throw new Unreadable("A file of certificates holds none");
            }
            return certificates;
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new Unreadable("A certificate cannot be read: " + broken.getMessage(), broken);
        }
    }

    /** SHA-256 of its DER, lower hex. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return Digests.hex(certificate.getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A certificate that was read cannot be encoded", broken);
        }
    }

    /** {@code rsa}, {@code sm2} for a key on the SM2 curve (GB/T 32918.5) by its name, or what else it is; also that it is no key. */
    static String kindOfKey(X509Certificate certificate) {
        try {
            return kind(certificate);
        } catch (RuntimeException broken) {
            return "no key that can be read";
        }
    }

    private static String kind(X509Certificate certificate) {
        AlgorithmIdentifier key = SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded()).getAlgorithm();
        if (key.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return GMObjectIdentifiers.sm2p256v1.equals(key.getParameters()) ? "sm2" : "EC on another curve";
        }
        return certificate.getPublicKey().getAlgorithm().equals("RSA") ? "rsa" : certificate.getPublicKey().getAlgorithm();
    }

    /** True when it is this certificate itself, or was issued by it. */
    static boolean comesFrom(X509Certificate anchor, X509Certificate certificate) {
        if (fingerprint(anchor).equals(fingerprint(certificate))) {
            return true;
        }
        if (anchor.getBasicConstraints() < 0 || !anchor.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(anchor.getPublicKey(), PROVIDER);
            return true;
        } catch (GeneralSecurityException | RuntimeException another) {
            return false;
        }
    }
}
