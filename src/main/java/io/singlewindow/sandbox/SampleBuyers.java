package io.singlewindow.sandbox;

import io.singlewindow.message.IdentityNumber;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Buyers of the samples: each order another one, so that nobody's year is used up by trying; the same order has the same buyer. */
final class SampleBuyers {

    /** The identity number that stands in the sample messages. */
    static final String USUAL = "000000199001010018";

    /** No place has this number, so no person does. */
    private static final String NOWHERE = "000000";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1950, 1, 1);
    private static final int BIRTHDAYS = 20_000;
    private static final int NUMBERS = 1000;
    private static final String CHECKS = "0123456789X";

    private SampleBuyers() {}

    /** The identity number of an order's buyer, with its check digit. */
    static String of(String orderNo) {
        int hash = orderNo.hashCode();
        String birthday = FIRST_BIRTHDAY.plusDays(Math.floorMod(hash, BIRTHDAYS)).format(DateTimeFormatter.BASIC_ISO_DATE);
        String stem = NOWHERE + birthday + String.format(Locale.ROOT, "%03d", Math.floorMod(hash / BIRTHDAYS, NUMBERS));
        return CHECKS.chars().mapToObj(check -> stem + (char) check).filter(IdentityNumber::valid).findFirst().orElseThrow();
    }
}
