package io.singlewindow.intake;

import java.time.LocalDate;

/** The port by which intake asks which messages must be signed on a day (decision tables, 6). */
@FunctionalInterface
public interface SignatureDuty {

    /** Which must be; those whose schema has a signature always must. */
    enum Signed {
        /** None beside those. */
        LISTS,
        /** Also 311, 411 and 511 with appStatus 2. */
        LISTS_AND_SOURCES,
        /** Also every other declaration with appStatus 2. */
        ALL
    }

    /** What holds on a day of the business's zone. */
    Signed on(LocalDate day);
}
