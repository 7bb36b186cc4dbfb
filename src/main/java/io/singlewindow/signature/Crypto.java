package io.singlewindow.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.BigIntegers;

/** Digests and signature values; the SM2 value is raw r‖s with the fixed user id (specification, chapter 8). */
public final class Crypto {

    /** SM2, SM3 and SM2 key stores are BouncyCastle's; nothing is registered for the whole virtual machine. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    static final byte[] SM2_USER_ID = "1234567812345678".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int SM2_HALF_BYTES = 32;

    private Crypto() {}

    /**
     * A digest by its name in Java; SM3 is known too.
     *
     * @throws IllegalStateException when there is none of that name
     */
    public static MessageDigest digest(String name) {
        try {
            return name.equals("SM3") ? MessageDigest.getInstance(name, PROVIDER) : MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Digest " + name + " is missing", missing);
        }
    }

    static byte[] sign(SignatureAlgorithm algorithm, PrivateKey key, byte[] content) {
        try {
            if (algorithm == SignatureAlgorithm.SM2) {
                SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
                AsymmetricKeyParameter parameters = PrivateKeyFactory.createKey(key.getEncoded());
                signer.init(true, new ParametersWithID(parameters, SM2_USER_ID));
                signer.update(content, 0, content.length);
                return signer.generateSignature();
            }
            Signature signature = Signature.getInstance(jcaName(algorithm));
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException | IOException | CryptoException failed) {
            throw new IllegalStateException("Signing with " + algorithm + " failed", failed);
        }
    }

    /** Verifies a value; a malformed one is false, never an exception. */
    public static boolean verify(SignatureAlgorithm algorithm, PublicKey key, byte[] content, byte[] value) {
        try {
            if (algorithm == SignatureAlgorithm.SM2) {
                return verifySm2(key, SM2_USER_ID, content, value);
            }
            Signature signature = Signature.getInstance(jcaName(algorithm));
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(value);
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return false;
        }
    }

    /** Verifies a raw SM2 value that was made with any user id; a malformed one is false, never an exception. */
    public static boolean verifySm2(PublicKey key, byte[] userId, byte[] content, byte[] value) {
        try {
            return verifySm2(PublicKeyFactory.createKey(key.getEncoded()), userId, content, value);
        } catch (IOException | RuntimeException otherKey) {
            return false;
        }
    }

    /** The same with a key that was decoded before. */
    static boolean verifySm2(AsymmetricKeyParameter key, byte[] userId, byte[] content, byte[] value) {
        try {
            SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
            verifier.init(false, new ParametersWithID(key, userId));
            verifier.update(content, 0, content.length);
            return verifier.verifySignature(value);
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    /** The raw form of an SM2 value given as DER; null when it is not DER of two numbers. */
    public static byte @org.jspecify.annotations.Nullable [] rawOfDer(byte[] der) {
        try {
            ASN1Sequence pair = ASN1Sequence.getInstance(der);
            if (pair.size() != 2) {
                return null;
            }
            byte[] raw = new byte[2 * SM2_HALF_BYTES];
            BigInteger r = ASN1Integer.getInstance(pair.getObjectAt(0)).getPositiveValue();
            BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue();
            BigIntegers.asUnsignedByteArray(r, raw, 0, SM2_HALF_BYTES);
            BigIntegers.asUnsignedByteArray(s, raw, SM2_HALF_BYTES, SM2_HALF_BYTES);
            return raw;
        } catch (RuntimeException notDer) {
            return null;
        }
    }

    private static String jcaName(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.RSA_SHA1 ? "SHA1withRSA" : "SHA256withRSA";
    }
}
