package io.singlewindow.authority.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a document stands with customs after each receipt ({@code customs-receipts.csv}), and what a repeat is answered. */
public final class ReceiptTable {

    /** Where a document stands before any receipt. */
    public static final String NOTHING_YET = "NONE";

    private static final String NEGATIVE = "NEGATIVE";
    private static final String REPEAT = "REPEAT";

    private final Map<String, String> later = new HashMap<>();
    private final Map<String, Repeat> repeats = new HashMap<>();

    /** What customs answers to a document that is there already. */
    public record Repeat(String code, String info) {}

    /** Reads the packaged tables. */
    public ReceiptTable() {
        List<List<String>> all = Tables.all("customs-receipts.csv");
        List<String> codes = all.get(0);
        for (List<String> row : all.subList(1, all.size())) {
            for (int i = 1; i < row.size(); i++) {
                later.put(row.get(0) + "/" + codes.get(i), row.get(i));
            }
        }
        Tables.rows("answers.csv").forEach(row -> repeats.put(row.get(0), new Repeat(row.get(1), row.get(2))));
    }

    /** Where a document stands after one more receipt. */
    public String after(String earlier, String code) {
        String column = later.containsKey(NOTHING_YET + "/" + code) ? code : isRepeat(code) ? REPEAT : NEGATIVE;
        String after = later.get(earlier + "/" + column);
        if (after == null) {
            throw new IllegalArgumentException("No row " + earlier + " with column " + column);
        }
        return after;
    }

    /** The answer to a repeat of a document of this kind. */
    public Repeat repeat(String kind) {
        Repeat repeat = repeats.get(kind);
        if (repeat == null) {
            throw new IllegalArgumentException("No answer to a repeat of " + kind + ", there are " + repeats.keySet());
        }
        return repeat;
    }

    private boolean isRepeat(String code) {
        return repeats.values().stream().anyMatch(repeat -> repeat.code().equals(code));
    }
}
