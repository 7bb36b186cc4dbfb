package io.singlewindow.filing.register;

import io.singlewindow.message.CompanyCode;

/** Filing numbers: the province's letters, class digit, division, year, serial, and a check character as a credit code's (a format of ours). */
final class FilingNumbers {

    private static final int SERIAL_MAX = 999_999;

    private FilingNumbers() {}

    /**
     * A number.
     *
     * @param prefix two letters
     * @param division six digits
     * @throws IllegalStateException when a year has more than a million filings
     */
    static String of(String prefix, int digit, String division, int year, int serial) {
        if (serial > SERIAL_MAX) {
            throw new IllegalStateException("Filing " + serial + " of " + year + ", expected at most " + SERIAL_MAX);
        }
        String digits = digit + division + year + String.format("%06d", serial);
        return prefix + digits + CompanyCode.checkCharacter(digits);
    }
}
