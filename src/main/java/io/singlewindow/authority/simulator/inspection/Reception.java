package io.singlewindow.authority.simulator.inspection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request as the authority saw it.
 *
 * @param digest SHA-256, lower hex, of the request's canonical form
 * @param faults codes and places of what was refused
 */
record Reception(
        Instant at,
        String requestId,
        String orderNo,
        String logisticsNo,
        String digest,
        Verdict verdict,
        @Nullable String externalNo,
        List<String> faults) {

    /** What became of it. */
    enum Verdict {
        ACCEPTED,
        /** Known already: answered as before, without effect. */
        REPEATED,
        REFUSED
    }
}
