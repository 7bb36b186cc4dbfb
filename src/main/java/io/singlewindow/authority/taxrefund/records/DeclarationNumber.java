package io.singlewindow.authority.taxrefund.records;

/** How the tax authority writes a row of a declaration: its number, 18 characters, and the row. The form is a reading, so it is set. */
public final class DeclarationNumber {

    /** Characters of a declaration's number. */
    public static final int ENTRY_ID_LENGTH = 18;
    /** Characters of number and row together. */
    public static final int LENGTH = 21;

    private final String pattern;

    /**
     * @param pattern as of {@link String#format} with number and row, e.g. {@code %s%03d}; gives {@value #LENGTH} characters
     * @throws IllegalArgumentException when it does not
     */
    public DeclarationNumber(String pattern) {
        this.pattern = pattern;
        String tried = of("1".repeat(ENTRY_ID_LENGTH), 1);
        if (tried.length() != LENGTH || tried.equals(of("1".repeat(ENTRY_ID_LENGTH), 2))) {
            throw new IllegalArgumentException("declaration-no-pattern is " + pattern + ", which gives " + tried + ", expected " + LENGTH
                    + " characters that differ by the row");
        }
    }

    /** A row's. */
    public String of(String entryId, int row) {
        return String.format(pattern, entryId, row);
    }
}
