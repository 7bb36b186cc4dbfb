package io.singlewindow.rules.calendar;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;

/** A day was asked for of a year whose arrangement is not known; nothing is guessed. */
public final class UnknownYear extends RuntimeException {

    private final int year;
    private final String known;

    UnknownYear(int year, String known) {
        super("The calendar of working days lacks the year " + year + ", it has " + known);
        this.year = year;
        this.known = known;
    }

    /** The year that is missing. */
    public int year() {
        return year;
    }

    /** RUL-461, which names the missing year and those that are there. */
    public Finding finding() {
        return Finding.of(ErrorCode.RUL_461, String.valueOf(year), known);
    }
}
