package io.singlewindow.filing.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Until when departments and companies have time, counted in working days. */
@FunctionalInterface
public interface ReviewDays {

    /** Whose time it is. */
    enum Term {
        /** A department's, before it is reminded; silence approves nothing. */
        REVIEW,
        /** A company's, in which it files what has changed (及时). */
        CHANGE,
        /** One working day. */
        NEXT
    }

    /**
     * When it is over.
     *
     * @param last its last day
     * @param workingDays how many it has
     * @param calendarMissing the first year that it touches and the calendar lacks: there weekends alone are off; null: none
     */
    record Due(LocalDate last, int workingDays, @Nullable Integer calendarMissing) {}

    /** The time that begins after this day. */
    Due due(LocalDate from, Term term);
}
