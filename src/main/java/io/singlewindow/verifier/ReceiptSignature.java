package io.singlewindow.verifier;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.jspecify.annotations.Nullable;

/**
 * What an authority's signature over its receipt comes to.
 *
 * @param algorithm SM2-SM3, RSA-SHA256, RSA-SHA1, or a JWS' own name
 * @param certificate that the receipt carries
 * @param digestGiven as the receipt gives it, base64; null where the form has none
 * @param digestFound over the receipt's bytes, computed anew
 * @param holds the value is one by the certificate's key
 */
record ReceiptSignature(
        String algorithm, X509Certificate certificate, @Nullable String digestGiven, @Nullable String digestFound, boolean holds) {

    /** Receipts are some kilobytes; what is larger is not parsed. */
    static final int BYTES_MAX = 8 << 20;
    private static final byte[] SM2_USER_ID = "1234567812345678".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int SM2_RAW_BYTES = 64;

    /**
     * The signature of a receipt.
     *
     * @throws IllegalArgumentException when there is none that can be verified; the message says why
     */
    static ReceiptSignature of(byte[] receipt, boolean jws) {
        if (receipt.length > BYTES_MAX) {
            throw new IllegalArgumentException(receipt.length + " bytes, at most " + BYTES_MAX + " are looked at");
        }
        return jws ? SignedJson.signature(receipt) : SignedXml.signature(SignedXml.parse(receipt));
    }

    static X509Certificate certificate(byte[] der) {
        try {
            return WindowCertificates.read(der).get(0);
        } catch (Unreadable broken) {
            throw new IllegalArgumentException(broken.getMessage(), broken);
        }
    }

    static byte[] digest(String name, byte[] content) {
        try {
            return MessageDigest.getInstance(name, WindowCertificates.PROVIDER).digest(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(name + " is missing, expected in BouncyCastle", missing);
        }
    }

    /** An RSA value by a Java name of its algorithm; false for another key or a malformed value. */
    static boolean rsa(String javaName, X509Certificate certificate, byte[] content, byte[] value) {
        if (!WindowCertificates.kindOfKey(certificate).equals("rsa")) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(javaName, WindowCertificates.PROVIDER);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(content);
            return verifier.verify(value);
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return false;
        }
    }

    /** An SM2 value with the messages' user id, as r‖s or, as some signers write it, as DER. */
    static boolean sm2(X509Certificate certificate, byte[] content, byte[] value) {
        if (!WindowCertificates.kindOfKey(certificate).equals("sm2")) {
            return false;
        }
        PublicKey key = certificate.getPublicKey();
        try {
            SM2Signer verifier = new SM2Signer(value.length == SM2_RAW_BYTES ? PlainDSAEncoding.INSTANCE : StandardDSAEncoding.INSTANCE);
            verifier.init(false, new ParametersWithID(PublicKeyFactory.createKey(key.getEncoded()), SM2_USER_ID));
            verifier.update(content, 0, content.length);
            return verifier.verifySignature(value);
        } catch (java.io.IOException | RuntimeException malformed) {
            return false;
        }
    }
}
