package io.singlewindow.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resident identity numbers (GB 11643): the check digit, and the only form in which they may be shown. */
public final class IdentityNumber {

    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int HEAD_SHOWN = 4;
    private static final int TAIL_SHOWN = 2;
    private static final Pattern CANDIDATE = Pattern.compile("(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])");
    private static final String MASK = "**…**";

    private IdentityNumber() {}

    /** True for 18 characters whose last is the check digit of the others; x and X are the same. */
    public static boolean valid(String number) {
        if (number.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            sum += (digit - '0') * WEIGHTS[i];
        }
        char check = number.charAt(LENGTH - 1);
        return CHECKS.charAt(sum % CHECKS.length()) == (check == 'x' ? 'X' : check);
    }

    /** The first four and last two characters, e.g. {@code 3301**…**12}; the length does not show. */
    public static String mask(String number) {
        String trimmed = number.strip();
        if (trimmed.length() < 2 * (HEAD_SHOWN + TAIL_SHOWN)) {
            return trimmed.isEmpty() ? trimmed : MASK;
        }
        return trimmed.substring(0, HEAD_SHOWN) + MASK + trimmed.substring(trimmed.length() - TAIL_SHOWN);
    }

    /** Masks what looks like an identity number anywhere in a text: the right form, a birth date, the check digit. */
    public static String maskWithin(String text) {
        if (text.length() < LENGTH) {
            return text;
        }
        Matcher matcher = CANDIDATE.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(
                valid(match.group()) && birthDate(match.group()) ? mask(match.group()) : match.group()));
    }

    private static boolean birthDate(String number) {
        try {
            int year = Integer.parseInt(number.substring(6, 10));
            LocalDate.of(year, Integer.parseInt(number.substring(10, 12)), Integer.parseInt(number.substring(12, 14)));
            return year >= 1900 && year < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
