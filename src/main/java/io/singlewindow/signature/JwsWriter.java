package io.singlewindow.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.List;

/** Signs JSON as a compact JWS whose header holds the signer's certificate ({@code x5c}). */
public final class JwsWriter {

    private JwsWriter() {}

    /**
     * Signs the payload.
     *
     * @param payload UTF-8
     * @param key of the kind that the algorithm takes
     * @return header, payload and value in base64url, joined by points; ASCII
     */
    public static byte[] sign(byte[] payload, SigningKey key, JwsAlgorithm algorithm) {
        try {
            JWSHeader header = new JWSHeader.Builder(algorithm.jose()).type(JOSEObjectType.JOSE).contentType("json")
                    .x509CertChain(List.of(Base64.encode(key.certificate().getEncoded()))).build();
            JWSObject object = new JWSObject(header, new Payload(payload));
            object.sign(signer(key, algorithm));
            return object.serialize().getBytes(StandardCharsets.US_ASCII);
        } catch (JOSEException | CertificateEncodingException failed) {
            throw new IllegalStateException("Signing with " + algorithm + " failed", failed);
        }
    }

    private static JWSSigner signer(SigningKey key, JwsAlgorithm algorithm) {
        if (key.sm2() != (algorithm == JwsAlgorithm.SM2SM3)) {
            throw new IllegalArgumentException("The key is one for " + (key.sm2() ? "SM2" : "RSA") + ", the algorithm " + algorithm);
        }
        return key.sm2() ? new Sm2Jws(key) : new RSASSASigner(key.privateKey());
    }
}
