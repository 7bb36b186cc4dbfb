package io.singlewindow.filing;

import java.time.Instant;
import java.util.Optional;

/** Whose certificates are filed: the port that submissions ask. */
@FunctionalInterface
public interface SigningKeys {

    /** The filing of a certificate, by its SHA-256 in lower hex; empty where it is not filed, or not approved yet. */
    Optional<FiledKey> filed(String sha256, Instant at);

    /**
     * A filed certificate.
     *
     * @param uscc the company that signs with it
     * @param inUse false from the instant on at which it was withdrawn, locked or suspended
     */
    record FiledKey(String uscc, String filingNo, boolean inUse) {}
}
