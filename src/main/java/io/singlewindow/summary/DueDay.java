package io.singlewindow.summary;

import java.time.DayOfWeek;
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
        LocalDate due = month.plusMonths(1).atDay(day);
        while (!works(due, holidays, workdays)) {
            due = due.plusDays(1);
        }
        return due;
    }

    private static boolean works(LocalDate day, Set<LocalDate> holidays, Set<LocalDate> workdays) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? workdays.contains(day) : !holidays.contains(day);
    }
}
