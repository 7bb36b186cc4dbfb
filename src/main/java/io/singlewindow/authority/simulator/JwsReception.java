package io.singlewindow.authority.simulator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message as the authority saw it.
 *
 * @param orderNos of all orders in it
 * @param digest SHA-256, lower hex, of the signed payload
 * @param signedBy credit code in the signer's certificate; null when there is none
 * @param signatureValid whether it is the window's, and holds
 * @param message what was told, whole; null when it was not readable
 * @param faults codes and places of what was refused
 */
public record JwsReception(
        Instant at,
        List<String> orderNos,
        String digest,
        @Nullable String signedBy,
        boolean signatureValid,
        Verdict verdict,
        @Nullable String externalNo,
        @Nullable JsonNode message,
        List<String> faults) {

    /** What became of it. */
    public enum Verdict {
        ACCEPTED,
        /** Known already: answered as before, without effect. */
        REPEATED,
        REFUSED
    }
}
