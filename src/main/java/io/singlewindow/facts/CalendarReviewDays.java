package io.singlewindow.facts;

import io.singlewindow.filing.register.ReviewDays;
import io.singlewindow.rules.calendar.UnknownYear;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Tells filing's clocks the terms of the rules in the calendar's working days; in a year that it lacks, weekends alone are off, for a
 * clock must go on, and the year is told.
 */
@Component
@Profile("!simulator")
class CalendarReviewDays implements ReviewDays {

    private static final io.singlewindow.time.WorkingDays WEEKENDS = new io.singlewindow.time.WorkingDays(Set.of(), Set.of());

    private final WorkingDays calendar;
    private final ParametersInForce parameters;

    CalendarReviewDays(WorkingDays calendar, ParametersInForce parameters) {
        this.calendar = calendar;
        this.parameters = parameters;
    }

    @Override
    public Due due(LocalDate from, Term term) {
        int days = switch (term) {
            case REVIEW -> days(ParameterId.FILING_REVIEW_DAYS, from);
            case CHANGE -> days(ParameterId.FILING_CHANGE_DAYS, from);
            case NEXT -> 1;
        };
        try {
            return new Due(calendar.after(from, days), days, null);
        } catch (UnknownYear unknown) {
            return new Due(WEEKENDS.later(from, days), days, unknown.year());
        }
    }

    private int days(ParameterId id, LocalDate on) {
        return parameters.parameters().number(id, on).intValueExact();
    }
}
