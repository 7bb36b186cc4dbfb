package io.singlewindow.consignment.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Inspection's results, ranked as declared: what can still be lifted stands below the release that lifts it, what leaves no
 * goods to release stands above.
 */
enum InspectionResult {
    SAMPLE,
    PARTIAL,
    DETAIN,
    RELEASE,
    RETURN,
    DESTROY;

    /** The highest of the results; empty when there is none. */
    static Optional<InspectionResult> of(Collection<String> codes) {
        return Arrays.stream(values())
                .filter(result -> codes.contains(result.name()))
                .max(Comparator.naturalOrder());
    }
}
