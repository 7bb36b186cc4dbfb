package io.singlewindow.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The month's due day is the fifteenth of the next, or the first working day after it. */
class DueDayTest {

    private static LocalDate due(String month, Set<LocalDate> holidays, Set<LocalDate> workdays) {
        return DueDay.of(YearMonth.parse(month), 15, holidays, workdays);
    }

    @Test
    void aWorkingDayIsDueItself() {
        assertThat(due("2026-09", Set.of(), Set.of())).isEqualTo("2026-10-15");
        assertThat(due("2026-12", Set.of(), Set.of())).isEqualTo("2027-01-15");
    }

    @Test
    void aWeekendMovesToMonday() {
        assertThat(due("2026-10", Set.of(), Set.of())).isEqualTo("2026-11-16");
    }

    @Test
    void holidaysMoveItFurtherAndWorkedWeekendsDoNot() {
        assertThat(due("2026-10", Set.of(LocalDate.parse("2026-11-16")), Set.of())).isEqualTo("2026-11-17");
        assertThat(due("2026-10", Set.of(), Set.of(LocalDate.parse("2026-11-15")))).isEqualTo("2026-11-15");
    }
}
