package io.singlewindow.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Working days, with holidays and with weekends on which work is done. */
class WorkingDaysTest {

    private static final WorkingDays PLAIN = new WorkingDays(Set.of(), Set.of());

    @Test
    void fiveWorkingDaysAreAWeek() {
        assertThat(PLAIN.later(LocalDate.of(2026, 11, 6), 5)).as("from a Friday").isEqualTo("2026-11-13");
        assertThat(PLAIN.later(LocalDate.of(2026, 11, 7), 1)).as("from a Saturday").isEqualTo("2026-11-09");
        assertThat(PLAIN.later(LocalDate.of(2026, 11, 6), 0)).isEqualTo("2026-11-06");
    }

    @Test
    void aHolidayDoesNotCountAndAWorkingSaturdayDoes() {
        WorkingDays october = new WorkingDays(Set.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)), Set.of(LocalDate.of(2026, 10, 10)));
        assertThat(october.later(LocalDate.of(2026, 9, 30), 1)).isEqualTo("2026-10-05");
        assertThat(october.later(LocalDate.of(2026, 10, 9), 1)).isEqualTo("2026-10-10");
    }
}
