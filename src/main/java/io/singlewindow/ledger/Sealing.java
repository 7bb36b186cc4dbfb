package io.singlewindow.ledger;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Other features' secrets at rest: AES-256-GCM under the master key, which lies outside the database. */
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
}
