package io.singlewindow.ledger.quiet;

import java.util.Locale;
import java.util.Set;

/** Whether a statement changes H2's maps. What is not known to read only is taken to write: that costs a wait, no more. */
final class Writing {

    private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES", "SHOW", "EXPLAIN", "SET");

    private Writing() {}

    static boolean writes(String sql) {
        String text = sql.stripLeading().toUpperCase(Locale.ROOT);
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return !READING.contains(text.substring(0, end))
                // a row that is locked is written, and so is what a query gets from a change within it, or from a sequence
                || text.contains("FOR UPDATE") || text.contains(" TABLE") || text.contains("NEXT VALUE") || text.contains("NEXTVAL");
    }
}
