package io.singlewindow.message;

import java.util.regex.Pattern;

/**
 * The two forms of a company code in the messages: the customs registration number and the unified social credit code
 * (GB 32100-2015).
 */
public final class CompanyCode {

    /** 4 region, 1 economic zone, 1 enterprise type, 4 serial; letters occur from the sixth place on. */
    private static final Pattern CUSTOMS = Pattern.compile("[0-9]{5}[0-9A-Z][0-9A-Z]{4}");

    private static final int CREDIT_LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CompanyCode() {}

    /** True for either form. */
    public static boolean valid(String code) {
        return code.length() == CREDIT_LENGTH ? creditCode(code) : CUSTOMS.matcher(code).matches();
    }

    /** True for 18 characters of the credit code's alphabet whose last is the check character. */
    public static boolean creditCode(String code) {
        if (code.length() != CREDIT_LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * WEIGHTS[i];
        }
        int base = ALPHABET.length();
        return ALPHABET.charAt((base - sum % base) % base) == code.charAt(CREDIT_LENGTH - 1);
    }
}
