package io.singlewindow.signature;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates and tells whether one of the trust anchors issued them. Decoding an SM2 certificate costs as much
 * as verifying with it, so what was read is kept, by digest.
 */
public final class Certificates {

    private static final int CERTIFICATES_CACHED_MAX = 10_000;
    private static final int KEY_USAGE_DIGITAL_SIGNATURE = 0;
    private static final int KEY_USAGE_NON_REPUDIATION = 1;

    private final List<X509Certificate> anchors;
    private final Map<String, KnownCertificate> known = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KnownCertificate> eldest) {
            return size() > CERTIFICATES_CACHED_MAX;
        }
    });

    /** Trusts what these certificate authorities issued. */
    public Certificates(List<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
    }

    /** Reads certificates in PEM or DER, RSA or SM2. */
    public static List<X509Certificate> read(byte[] pemOrDer) {
        try {
            Collection<? extends java.security.cert.Certificate> read = CertificateFactory.getInstance(
                            "X.509", Crypto.PROVIDER)
                    .generateCertificates(new ByteArrayInputStream(pemOrDer));
            List<X509Certificate> certificates = new ArrayList<>();
            read.forEach(certificate -> certificates.add((X509Certificate) certificate));
            return certificates;
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("Not a certificate in PEM or DER", unreadable);
        }
    }

    /** The certificate of these DER bytes; null when they are none. */
    @Nullable KnownCertificate of(byte[] der) {
        String digest = CanonicalForm.hex(Crypto.digest("SHA-256"), der);
        KnownCertificate kept = known.get(digest);
        if (kept != null) {
            return kept;
        }
        try {
            List<X509Certificate> read = read(der);
            // a key of an unknown algorithm is no key
            if (read.size() != 1 || read.get(0).getPublicKey() == null) {
                return null;
            }
            KnownCertificate fresh = examine(read.get(0), digest);
            known.put(digest, fresh);
            return fresh;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** What a certificate in PEM or DER says, trusted or not; empty when the bytes are not exactly one. */
    public Optional<CertificateDetails> describe(byte[] pemOrDer) {
        try {
            List<X509Certificate> read = read(pemOrDer);
            return read.size() == 1 ? Optional.ofNullable(of(read.get(0).getEncoded())).map(KnownCertificate::details) : Optional.empty();
        } catch (IllegalArgumentException | CertificateException unreadable) {
            return Optional.empty();
        }
    }

    private KnownCertificate examine(X509Certificate certificate, String digest) {
        boolean[] usage = certificate.getKeyUsage();
        boolean maySign = usage == null || usage[KEY_USAGE_DIGITAL_SIGNATURE] || usage[KEY_USAGE_NON_REPUDIATION];
        CertificateDetails details = new CertificateDetails(
                CertificateNames.of(certificate.getSubjectX500Principal()),
                CertificateNames.of(certificate.getIssuerX500Principal()),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                CertificateNames.holder(certificate),
                digest,
                trusted(certificate));
        return KnownCertificate.of(certificate.getPublicKey(), details, maySign);
    }

    private boolean trusted(X509Certificate certificate) {
        for (X509Certificate anchor : anchors) {
            if (anchor.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    && anchor.getBasicConstraints() >= 0
                    && issued(anchor, certificate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean issued(X509Certificate anchor, X509Certificate certificate) {
        try {
            certificate.verify(anchor.getPublicKey(), Crypto.PROVIDER);
            return true;
        } catch (GeneralSecurityException notIssued) {
            return false;
        }
    }
}
