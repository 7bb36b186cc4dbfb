package io.singlewindow.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what machines are known as a principal, apart from a password.
 *
 * @param sha256 of the key's text or of the certificate's DER form, lower hex; the key itself is kept nowhere
 * @param name what its owner calls it
 * @param validUntil when a certificate ends; null for a key, which opens until it is withdrawn
 * @param createdAt null where it was given before that was noted
 */
public record Credential(String sha256, Kind kind, String name, @Nullable Instant validUntil, @Nullable Instant createdAt) {

    private static final int ID_DIGITS = 16;

    /** What it is. */
    public enum Kind {
        /** A secret text in the {@code Authorization} header. */
        KEY,
        /** A certificate shown as a TLS connection is opened. */
        CERTIFICATE
    }

    /** By which it is named in calls, on pages and in the log. */
    public String id() {
        return sha256.substring(0, ID_DIGITS);
    }
}
