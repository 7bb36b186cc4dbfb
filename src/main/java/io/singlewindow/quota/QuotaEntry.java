package io.singlewindow.quota;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one consignment counts in its buyer's year.
 *
 * @param year calendar year of the day of acceptance, whenever it is released
 * @param amount dutiable value in yuan
 * @param givenBack of it, by goods that came back in time
 */
public record QuotaEntry(
        String consignmentId, String person, int year, BigDecimal amount, BigDecimal givenBack, State state, LocalDate acceptedOn,
        @Nullable LocalDate releasedOn) {

    /** How it counts. */
    public enum State {
        /** It is accepted and not released. */
        RESERVED,
        /** It is released. */
        USED,
        /** It counts nothing any more. */
        RETURNED
    }

    /** What it counts. */
    public BigDecimal counted() {
        return state == State.RETURNED ? BigDecimal.ZERO : amount.subtract(givenBack);
    }
}
