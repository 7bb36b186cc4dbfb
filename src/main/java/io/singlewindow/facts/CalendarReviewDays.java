package io.singlewindow.facts;

import io.singlewindow.filing.register.ReviewDays;
import io.singlewindow.rules.calendar.UnknownYear;
import io.singlewindow.rules.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells the departments' clocks the calendar's working days; in a year that it lacks, weekends alone are off, for a clock must go on. */
@Component
@Profile("!simulator")
class CalendarReviewDays implements ReviewDays {

    private static final io.singlewindow.time.WorkingDays WEEKENDS = new io.singlewindow.time.WorkingDays(Set.of(), Set.of());

    private final WorkingDays calendar;

    CalendarReviewDays(WorkingDays calendar) {
        this.calendar = calendar;
    }

    @Override
    public LocalDate later(LocalDate from, int workingDays) {
        try {
            return calendar.after(from, workingDays);
        } catch (UnknownYear unknown) {
            return WEEKENDS.later(from, workingDays);
        }
    }
}
