package io.singlewindow.rules.calendar;

import io.singlewindow.rules.parameter.Mark;
import java.time.LocalDate;
import java.util.Set;

/**
 * One year's arrangement of days off (放假调休).
 *
 * @param off days that are not worked, whatever their day of the week
 * @param work Saturdays and Sundays that are worked
 * @param source the notice, in its own language
 */
public record YearArrangement(int year, Set<LocalDate> off, Set<LocalDate> work, String source, Mark mark) {

    public YearArrangement {
        off = Set.copyOf(off);
        work = Set.copyOf(work);
    }
}
