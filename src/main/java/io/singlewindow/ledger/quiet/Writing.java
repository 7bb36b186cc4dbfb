package io.singlewindow.ledger.quiet;

import java.util.regex.Pattern;

/** Whether a statement changes H2's maps. What is not known to read only is taken to write. */
final class Writing {

    private static final Pattern READS = Pattern.compile("\\s*(?:SELECT|VALUES|SHOW|EXPLAIN|SET)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern READS_WITH = Pattern.compile("\\s*WITH\\b(?!.*\\b(?:INSERT|UPDATE|DELETE|MERGE)\\b).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** A row that is locked is written, and so is what a query gets from a change within it, or from a sequence. */
    private static final Pattern CHANGES = Pattern.compile("\\bFOR\\s+UPDATE\\b|\\b(?:FINAL|OLD|NEW)\\s+TABLE\\b|\\bNEXT\\s+VALUE\\b|\\bNEXTVAL\\b",
            Pattern.CASE_INSENSITIVE);

    private Writing() {}

    static boolean writes(String sql) {
        return !READS.matcher(sql).matches() && !READS_WITH.matcher(sql).matches() || CHANGES.matcher(sql).find();
    }
}
