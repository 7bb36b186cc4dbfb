package io.singlewindow.ledger.quiet;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Whether a statement changes H2's maps. What is not known to read only is taken to write. */
final class Writing {

    private static final Pattern READS = Pattern.compile(
            "\\s*(?:(?:SELECT|VALUES|SHOW|EXPLAIN|SET)\\b|WITH\\b(?!.*\\b(?:INSERT|UPDATE|DELETE|MERGE)\\b))", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** A row that is locked is written, and so is what a query gets from a change within it, or from a sequence. */
    private static final Pattern CHANGES = Pattern.compile("\\bFOR\\s+UPDATE\\b|\\b(?:FINAL|OLD|NEW)\\s+TABLE\\b|\\bNEXT\\s+VALUE\\b|\\bNEXTVAL\\b",
            Pattern.CASE_INSENSITIVE);
    /** The same few hundred come again and again, and to look one through takes longer than to find it here. */
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();
    private static final int KNOWN_MAX = 1_000;

    private Writing() {}

    static boolean writes(String sql) {
        Boolean known = KNOWN.get(sql);
        if (known != null) {
            return known;
        }
        boolean writes = !READS.matcher(sql).lookingAt() || CHANGES.matcher(sql).find();
        if (KNOWN.size() < KNOWN_MAX) {
            KNOWN.put(sql, writes);
        }
        return writes;
    }
}
