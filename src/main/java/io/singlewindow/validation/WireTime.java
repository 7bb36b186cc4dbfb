package io.singlewindow.validation;

import java.time.YearMonth;

/** Times as the messages write them: 8, 14 or 17 digits of a real day and time. */
final class WireTime {

    private static final int YEAR_MIN = 1900;

    private WireTime() {}

    static boolean valid(String value, int length) {
        if (value.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return day(value) && (length == 8 || number(value, 8) < 24 && number(value, 10) < 60 && number(value, 12) < 60);
    }

    private static boolean day(String value) {
        int year = number(value, 0) * 100 + number(value, 2);
        int month = number(value, 4);
        int day = number(value, 6);
        return year >= YEAR_MIN && month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** The two digits at a place. */
    private static int number(String value, int place) {
        return (value.charAt(place) - '0') * 10 + value.charAt(place + 1) - '0';
    }
}
