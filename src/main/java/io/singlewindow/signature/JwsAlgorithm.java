package io.singlewindow.signature;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Arrays;
import java.util.Optional;

/**
 * How JSON is signed (JWS, RFC 7515). SM2 has no registered name there: {@code SM2SM3} is ours, its value the raw r‖s over
 * the same signing input, with the user id that the XML signatures have.
 */
public enum JwsAlgorithm {
    RS256(SignatureAlgorithm.RSA_SHA256),
    PS256(SignatureAlgorithm.RSA_SHA256),
    SM2SM3(SignatureAlgorithm.SM2);

    private final SignatureAlgorithm family;

    JwsAlgorithm(SignatureAlgorithm family) {
        this.family = family;
    }

    /** The algorithm of this name in a JWS header. */
    public static Optional<JwsAlgorithm> ofName(String name) {
        return Arrays.stream(values()).filter(algorithm -> algorithm.name().equals(name)).findFirst();
    }

    /** The usual one for a kind of key. */
    public static JwsAlgorithm of(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.SM2 ? SM2SM3 : RS256;
    }

    /**
     * Checks that an RSA key can sign by it.
     *
     * @param setting by which it was chosen
     */
    public void requireRsa(String setting) {
        if (this == SM2SM3) {
            throw new IllegalArgumentException(setting + " is " + this + ", expected RS256 or PS256");
        }
    }

    /** The XML signature whose keys it takes. */
    SignatureAlgorithm family() {
        return family;
    }

    JWSAlgorithm jose() {
        return new JWSAlgorithm(name());
    }
}
