package io.singlewindow.summary;

import io.singlewindow.time.WorkingDays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/** Until when a month's lists are to be summed: a day of the next month, or the first working day after it. */
final class DueDay {

    private DueDay() {}

    /**
     * The due day.
     *
     * @param day of the month
     * @param holidays days off that are no weekend
     * @param workdays weekends on which work is done
     */
    static LocalDate of(YearMonth month, int day, Set<LocalDate> holidays, Set<LocalDate> workdays) {
        return new WorkingDays(holidays, workdays).onOrAfter(month.plusMonths(1).atDay(day));
    }
}
