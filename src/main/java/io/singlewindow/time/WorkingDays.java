package io.singlewindow.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The calendar of working days: weekends alone are wrong.
 *
 * @param holidays days off that are no weekend
 * @param workdays weekends on which work is done
 */
public record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> workdays) {

    /** True when work is done on this day. */
    public boolean works(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? workdays.contains(day) : !holidays.contains(day);
    }

    /** This day, or the first working day after it. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!works(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day so many working days later; the first one counted is the day after. */
    public LocalDate later(LocalDate from, int days) {
        LocalDate day = from;
        for (int left = days; left > 0; left--) {
            day = onOrAfter(day.plusDays(1));
        }
        return day;
    }
}
