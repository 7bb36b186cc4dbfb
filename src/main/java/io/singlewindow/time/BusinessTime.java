package io.singlewindow.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How times are written: days, months and wire times in one zone, instants stored. */
public final class BusinessTime {

    /** The one zone of days, months and wire times. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZONE);
    private static final DateTimeFormatter WIRE_14 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZONE);
    private static final DateTimeFormatter WIRE_17 = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(ZONE);
    private static final DateTimeFormatter WIRE_8 = DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZONE);

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
}
