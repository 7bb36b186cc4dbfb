package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.rules.calendar.YearArrangement;
import io.singlewindow.rules.parameter.Mark;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Departments' clocks count the calendar's working days, and go on where it ends. */
class CalendarReviewDaysTest {

    private static final CalendarReviewDays DAYS = new CalendarReviewDays(new WorkingDays(List.of(new YearArrangement(2017,
            Set.of(LocalDate.of(2017, 5, 29), LocalDate.of(2017, 5, 30)), Set.of(LocalDate.of(2017, 5, 27)), "a test", Mark.I))));

    @Test
    void aSaturdayThatIsWorkedCountsAndAHolidayDoesNot() {
        assertThat(DAYS.later(LocalDate.of(2017, 5, 26), 1)).isEqualTo(LocalDate.of(2017, 5, 27));
        assertThat(DAYS.later(LocalDate.of(2017, 5, 26), 2)).isEqualTo(LocalDate.of(2017, 5, 31));
    }

    @Test
    void inAYearThatTheCalendarLacksWeekendsAloneAreOff() {
        assertThat(DAYS.later(LocalDate.of(2017, 12, 29), 1)).isEqualTo(LocalDate.of(2018, 1, 1));
        assertThat(DAYS.later(LocalDate.of(2018, 5, 25), 1)).isEqualTo(LocalDate.of(2018, 5, 28));
    }
}
