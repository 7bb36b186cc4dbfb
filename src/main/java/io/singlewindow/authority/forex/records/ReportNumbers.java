package io.singlewindow.authority.forex.records;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Makes RPTNO (22 characters: prefix, day yyMMdd, serial number filled with zeros) and BUSCODE. The form is ours, for the
 * authority's own is not public; whoever connects it sets the prefixes.
 */
public final class ReportNumbers {

    /** Characters of a RPTNO. */
    public static final int RPT_NO_LENGTH = 22;
    /** So many that the serial number keeps ten digits. */
    public static final int PREFIX_LENGTH_MAX = 6;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");
    private static final int DAY_LENGTH = 6;

    private final String rptPrefix;
    private final String busPrefix;
    private final String day;
    private long serial;

    /**
     * @param rptPrefix of RPTNO, capital letters and digits, at most {@link #PREFIX_LENGTH_MAX}
     * @param busPrefix of BUSCODE, the same
     * @param lastSerial the last number that was given
     */
    public ReportNumbers(String rptPrefix, String busPrefix, LocalDate day, long lastSerial) {
        this.rptPrefix = checked(rptPrefix);
        this.busPrefix = checked(busPrefix);
        this.day = DAY.format(day);
        this.serial = lastSerial;
    }

    private static String checked(String prefix) {
        if (!prefix.matches("[A-Z0-9]{0," + PREFIX_LENGTH_MAX + "}")) {
            throw new IllegalArgumentException(
                    "Prefix " + prefix + ", expected at most " + PREFIX_LENGTH_MAX + " capital letters and digits");
        }
        return prefix;
    }

    /** The next RPTNO. */
    String nextRptNo() {
        return numbered(rptPrefix, RPT_NO_LENGTH);
    }

    /** The next BUSCODE, as long as a RPTNO at most. */
    String nextBusCode() {
        return numbered(busPrefix, RPT_NO_LENGTH);
    }

    /** The last number that was given. */
    public long last() {
        return serial;
    }

    private String numbered(String prefix, int length) {
        int digits = length - prefix.length() - DAY_LENGTH;
        return prefix + day + String.format("%0" + digits + "d", ++serial);
    }
}
