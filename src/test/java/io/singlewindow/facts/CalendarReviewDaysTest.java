package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.register.ReviewDays.Due;
import io.singlewindow.filing.register.ReviewDays.Term;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.rules.calendar.YearArrangement;
import io.singlewindow.rules.parameter.Mark;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.ParameterBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Departments' clocks count the calendar's working days, and go on where it ends, saying so. */
class CalendarReviewDaysTest {

    private static final ParameterBook BOOK = PackagedParameters.read();
    private static final CalendarReviewDays DAYS = new CalendarReviewDays(new WorkingDays(List.of(new YearArrangement(2017,
            Set.of(LocalDate.of(2017, 5, 29), LocalDate.of(2017, 5, 30)), Set.of(LocalDate.of(2017, 5, 27)), "a test", Mark.I))), () -> BOOK);

    @Test
    void aSaturdayThatIsWorkedCountsAndAHolidayDoesNot() {
        assertThat(DAYS.due(LocalDate.of(2017, 5, 26), Term.NEXT)).isEqualTo(new Due(LocalDate.of(2017, 5, 27), 1, null));
        assertThat(DAYS.due(LocalDate.of(2017, 5, 26), Term.REVIEW)).isEqualTo(new Due(LocalDate.of(2017, 6, 5), 5, null));
    }

    @Test
    void inAYearThatTheCalendarLacksWeekendsAloneAreOffAndTheYearIsNamed() {
        assertThat(DAYS.due(LocalDate.of(2017, 12, 29), Term.NEXT)).isEqualTo(new Due(LocalDate.of(2018, 1, 1), 1, 2018));
        assertThat(DAYS.due(LocalDate.of(2018, 5, 25), Term.NEXT)).isEqualTo(new Due(LocalDate.of(2018, 5, 28), 1, 2018));
        assertThat(DAYS.due(LocalDate.of(2017, 12, 20), Term.REVIEW)).as("whole in the year").isEqualTo(new Due(LocalDate.of(2017, 12, 27), 5, null));
        assertThat(DAYS.due(LocalDate.of(2017, 12, 27), Term.REVIEW)).as("into the next").isEqualTo(new Due(LocalDate.of(2018, 1, 3), 5, 2018));
    }
}
