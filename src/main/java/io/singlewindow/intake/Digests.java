package io.singlewindow.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Digests of a body as posted, after gunzip; lower hex. */
record Digests(String sha256, String sm3) {

    static Digests of(byte[] body) {
        try {
            String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            SM3Digest sm3 = new SM3Digest();
            sm3.update(body, 0, body.length);
            byte[] value = new byte[sm3.getDigestSize()];
            sm3.doFinal(value, 0);
            return new Digests(sha256, HexFormat.of().formatHex(value));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
