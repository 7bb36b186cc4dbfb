package io.singlewindow.sandbox;

import io.singlewindow.message.IdentityNumber;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Buyers of the samples: each order another one with a telephone and an address of its own, so that nobody's year is used up by trying and no
 * early warning sees one person behind them all; the same order has the same buyer.
 */
final class SampleBuyers {

    /** What stands in the sample messages. */
    private static final String USUAL_IDENTITY = "000000199001010018";
    private static final String USUAL_TELEPHONE = "13800000000";
    private static final String USUAL_ADDRESS = "示例路1号";

    /** No place has this number, so no person does. */
    private static final String NOWHERE = "000000";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1950, 1, 1);
    private static final int BIRTHDAYS = 20_000;
    private static final int NUMBERS = 1000;
    private static final String CHECKS = "0123456789X";
    private static final int TELEPHONES = 100_000_000;
    private static final int HOUSES = 1_000_000;

    private SampleBuyers() {}

    /** A message with this order's buyer in place of the usual one. */
    static String put(String message, String orderNo) {
        // a number that begins so is nobody's
        String telephone = String.format(Locale.ROOT, "000%08d", Math.floorMod(orderNo.hashCode(), TELEPHONES));
        return message.replace(USUAL_IDENTITY, identity(orderNo)).replace(USUAL_TELEPHONE, telephone)
                .replace(USUAL_ADDRESS, "示例路" + Math.floorMod(orderNo.hashCode(), HOUSES) + "号");
    }

    /** The identity number of an order's buyer, with its check digit. */
    private static String identity(String orderNo) {
        int hash = orderNo.hashCode();
        String birthday = FIRST_BIRTHDAY.plusDays(Math.floorMod(hash, BIRTHDAYS)).format(DateTimeFormatter.BASIC_ISO_DATE);
        String stem = NOWHERE + birthday + String.format(Locale.ROOT, "%03d", Math.floorMod(hash / BIRTHDAYS, NUMBERS));
        return CHECKS.chars().mapToObj(check -> stem + (char) check).filter(IdentityNumber::valid).findFirst().orElseThrow();
    }
}
