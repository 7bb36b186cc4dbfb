package io.singlewindow.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Other features' secrets at rest, AES-256-GCM under the master key, which lies outside the database; seals of rows by the same key. */
@Component
@Profile("!simulator")
public class Sealing {

    private final BodyKeys keys;

    Sealing(BodyKeys keys) {
        this.keys = keys;
    }

    /**
     * Encrypts a secret.
     *
     * @param boundTo what it belongs to, e.g. kind and id of its row: it cannot be opened as another's
     */
    public byte[] seal(String boundTo, byte[] secret) {
        return keys.seal(boundTo, secret);
    }

    /**
     * Opens what was sealed.
     *
     * @throws IllegalStateException when it was sealed by another key or for something else, or was changed
     */
    public byte[] open(String boundTo, byte[] sealed) {
        return keys.open(boundTo, sealed);
    }

    /**
     * What shows a changed row: HMAC-SHA256 of its values in the order of their columns, 32 bytes.
     *
     * @param values texts, numbers, truths and bytes; null where a column is empty
     */
    public byte[] ofRow(@Nullable Object... values) {
        return keys.seal(SealedRow.bytes(values));
    }
}
