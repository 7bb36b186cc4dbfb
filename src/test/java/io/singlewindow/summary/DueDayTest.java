package io.singlewindow.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.rules.calendar.PackagedCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proposal is due on the day that the calendar names. */
class DueDayTest {

    private static final DueDay DUE_DAY = new DueDay(PackagedCalendar.terms());

    @ParameterizedTest
    @CsvSource({
        "2026-09, 2026-10-15", "2026-10, 2026-11-16",
        // the festival's days off
        "2026-01, 2026-02-24", "2025-12, 2026-01-15",
        // by the rules of then: the 10th, and December's in December
        "2017-09, 2017-10-10", "2017-12, 2017-12-29",
        // not arranged yet, and no such rule yet
        "2026-12,", "2014-01,"
    })
    void aMonthIsDueOnTheDayOfTheCalendar(YearMonth month, @Nullable String due) {
        assertThat(DUE_DAY.of(month)).isEqualTo(due == null ? null : LocalDate.parse(due));
    }
}
