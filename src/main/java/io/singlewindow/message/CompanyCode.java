package io.singlewindow.message;

import java.util.regex.Pattern;

/**
 * The codes of companies and their check characters: the customs registration number and the unified social credit code
 * (GB 32100-2015), which messages use, and what credit codes have replaced.
 */
public final class CompanyCode {

    /** 4 region, 1 economic zone, 1 enterprise type, 4 serial; letters occur from the sixth place on. */
    private static final Pattern CUSTOMS = Pattern.compile("[0-9]{5}[0-9A-Z][0-9A-Z]{4}");

    private static final int CREDIT_LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private static final int ORGANISATION_LENGTH = 9;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_MODULUS = 11;
    private static final int LICENCE_LENGTH = 15;

    private CompanyCode() {}

    /** True for either form. */
    public static boolean valid(String code) {
        return code.length() == CREDIT_LENGTH ? creditCode(code) : customsCode(code);
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

    /**
     * The check character of any text over the credit code's alphabet, weighted by powers of 3 modulo 31 as the credit
     * code's own 17 characters are.
     *
     * @throws IllegalArgumentException for a character that is not of the alphabet
     */
    public static char checkCharacter(String text) {
        int base = ALPHABET.length();
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("Character " + text.charAt(i) + " of " + text + ", expected one of " + ALPHABET);
            }
            sum += value * weight;
            weight = weight * 3 % base;
        }
        return ALPHABET.charAt((base - sum % base) % base);
    }

    /** True for the customs registration number's form (海关注册编码); it has no check character. */
    public static boolean customsCode(String code) {
        return CUSTOMS.matcher(code).matches();
    }

    /** True for an organisation code (组织机构代码, GB 11714): 8 characters and a check digit, the hyphen between them left out. */
    public static boolean organisationCode(String code) {
        if (code.length() != ORGANISATION_LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            char c = code.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
                return false;
            }
            sum += Character.digit(c, Character.MAX_RADIX) * ORGANISATION_WEIGHTS[i];
        }
        int check = (ORGANISATION_MODULUS - sum % ORGANISATION_MODULUS) % ORGANISATION_MODULUS;
        return code.charAt(ORGANISATION_LENGTH - 1) == (check == 10 ? 'X' : (char) ('0' + check));
    }

    /** True for a business licence's number before credit codes (工商注册号): 14 digits and one by ISO 7064, MOD 11,10. */
    public static boolean licenceNumber(String number) {
        if (number.length() != LICENCE_LENGTH) {
            return false;
        }
        int product = 10;
        for (int i = 0; i < LICENCE_LENGTH - 1; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            int sum = (product + digit) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return number.charAt(LICENCE_LENGTH - 1) == (char) ('0' + (11 - product) % 10);
    }
}
