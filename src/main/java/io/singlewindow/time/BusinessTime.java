package io.singlewindow.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** How times are written: days, months and wire times in one zone, instants stored. */
public final class BusinessTime {

    /** The one zone of days, months and wire times. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZONE);
    private static final DateTimeFormatter WIRE_14 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZONE);
    private static final DateTimeFormatter WIRE_17 = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(ZONE);
    private static final DateTimeFormatter WIRE_8 = DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZONE);
    private static final Pattern DAY = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MONTH = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}");

    private static final int YEAR_MAX = 9_999;

    private BusinessTime() {}

    /** ISO-8601 with milliseconds and +08:00, as the API writes it. */
    public static String iso(Instant instant) {
        return ISO.format(instant);
    }

    /** 14 digits yyyyMMddHHmmss, as {@code appTime} is written. */
    public static String wire14(Instant instant) {
        return WIRE_14.format(instant);
    }

    /** 17 digits yyyyMMddHHmmssSSS, as {@code returnTime} is written. */
    public static String wire17(Instant instant) {
        return WIRE_17.format(instant);
    }

    /** 8 digits yyyyMMdd, as {@code declTime} is written. */
    public static String wire8(Instant instant) {
        return WIRE_8.format(instant);
    }

    /**
     * A day as people write it, {@code yyyy-MM-dd} of the years 1 to 9999: what Java reads beyond them has no instant, or none that a
     * database knows.
     *
     * @throws DateTimeException when it is no such day
     */
    public static LocalDate day(String text) {
        require(text, DAY);
        return LocalDate.parse(text);
    }

    /**
     * A time as people write it, in ISO-8601 with its offset, of the same years.
     *
     * @throws DateTimeException when it is no such time
     */
    public static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 1 || time.getYear() > YEAR_MAX) {
            throw new DateTimeException("No time of the years 1 to 9999");
        }
        return time.toInstant();
    }

    /**
     * A month as people write it, {@code yyyy-MM} of the same years.
     *
     * @throws DateTimeException when it is no such month
     */
    public static YearMonth month(String text) {
        require(text, MONTH);
        return YearMonth.parse(text);
    }

    private static void require(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw new DateTimeException("No day or month of the years 1 to 9999 in four digits");
        }
    }
}
