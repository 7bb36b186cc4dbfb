package io.singlewindow.filing.register;

import java.time.LocalDate;

/** Working days, for the departments' clocks. */
@FunctionalInterface
public interface ReviewDays {

    /** The day so many working days after this one. */
    LocalDate later(LocalDate from, int workingDays);
}
