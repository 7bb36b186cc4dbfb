package io.singlewindow.ledger;

import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * The canonical text of an entry, five lines: format, type, time, reference, commitment. The commitment is
 * base64(SHA-256(nonce ‖ SHA-256(content))): without nonce and content it says nothing.
 */
final class LeafText {

    private static final String FORMAT = "window-entry/v1";

    private LeafText() {}

    static String of(String type, Instant at, String ref, byte[] nonce, String content) {
        MessageDigest sha256 = sha256();
        byte[] inner = sha256.digest(content.getBytes(StandardCharsets.UTF_8));
        sha256.update(nonce);
        String commitment = Base64.getEncoder().encodeToString(sha256.digest(inner));
        return FORMAT + "\n" + type + "\n" + BusinessTime.iso(at) + "\n" + ref + "\n" + commitment + "\n";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
