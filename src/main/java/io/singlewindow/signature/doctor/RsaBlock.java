package io.singlewindow.signature.doctor;

import java.io.IOException;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/** What an RSA value holds when it is opened with the public key (PKCS#1 v1.5, block type 1). */
final class RsaBlock {

    private static final int PADDING_BYTES_MIN = 8;

    private RsaBlock() {}

    /** The padded content; null when the padding is none, so that another key made the value or it is damaged. */
    static byte @Nullable [] payload(RSAPublicKey key, byte[] value) {
        BigInteger number = new BigInteger(1, value);
        if (number.compareTo(key.getModulus()) >= 0) {
            return null;
        }
        int length = (key.getModulus().bitLength() + 7) / 8;
        byte[] block = BigIntegers.asUnsignedByteArray(length, number.modPow(key.getPublicExponent(), key.getModulus()));
        int end = 2;
        while (end < length && block[end] == (byte) 0xFF) {
            end++;
        }
        boolean padded = block[0] == 0 && block[1] == 1 && end - 2 >= PADDING_BYTES_MIN && end < length && block[end] == 0;
        return padded ? Arrays.copyOfRange(block, end + 1, length) : null;
    }

    /** A payload in words: the digest's name and its hex. */
    static String described(byte[] payload) {
        try {
            DigestInfo info = DigestInfo.getInstance(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(payload));
            return name(info) + " " + HexFormat.of().formatHex(info.getDigest());
        } catch (IOException | RuntimeException bare) {
            return "? " + HexFormat.of().formatHex(payload);
        }
    }

    private static String name(DigestInfo info) {
        var algorithm = info.getAlgorithmId().getAlgorithm();
        return OIWObjectIdentifiers.idSHA1.equals(algorithm) ? "SHA-1"
                : NISTObjectIdentifiers.id_sha256.equals(algorithm) ? "SHA-256"
                : NISTObjectIdentifiers.id_sha512.equals(algorithm) ? "SHA-512"
                : PKCSObjectIdentifiers.md5.equals(algorithm) ? "MD5" : algorithm.getId();
    }
}
