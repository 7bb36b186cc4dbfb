package io.singlewindow.signature;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/** A certificate read once: its key, what it says, and what it allows. */
record KnownCertificate(PublicKey key, CertificateDetails details, boolean maySign) {

    /** Size of the RSA modulus in bits; 0 for other keys. */
    int rsaBits() {
        return key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0;
    }

    boolean validAt(Instant instant) {
        return !instant.isBefore(details.validFrom()) && !instant.isAfter(details.validTo());
    }
}
