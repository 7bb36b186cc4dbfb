package io.singlewindow.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A key that only one submission may hold.
 *
 * @param key kind and digest of its parts
 * @param kind what sort of key it is
 * @param digest of the content that claims it, lower hex; the same digest is the same submission
 */
public record Claim(String key, Kind kind, String digest) {

    /** The sorts of keys. */
    public enum Kind {
        /** Sending company, message type, root guid: held by accepted submissions, for every principal. */
        MESSAGE("m"),
        /** Principal and Idempotency-Key: held by whatever was answered. */
        IDEMPOTENCY("i");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    /** A claim of these parts; their lengths take part, so that no two lists of parts give the same key. */
    public static Claim of(Kind kind, String digest, String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha256.update(bytes);
            }
            return new Claim(kind.letter + ":" + HexFormat.of().formatHex(sha256.digest()), kind, digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
