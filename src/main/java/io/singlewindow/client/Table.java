package io.singlewindow.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Columns, each as wide as its widest value; a Chinese character takes two places. */
final class Table {

    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    /** Adds a row; all have as many columns as the first. */
    void row(String... values) {
        rows.add(values.clone());
    }

    void print(Consumer<String> to) {
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                line.append(row[column]);
                if (column < row.length - 1) {
                    line.append(" ".repeat(widest(column) - width(row[column]))).append(GAP);
                }
            }
            to.accept(line.toString().stripTrailing());
        }
    }

    private int widest(int column) {
        return rows.stream().mapToInt(row -> width(row[column])).max().orElse(0);
    }

    private static int width(String text) {
        return text.codePoints().map(c -> Character.isIdeographic(c) || c >= 0xFF00 && c <= 0xFF60 || c >= 0x3000 && c <= 0x303F ? 2 : 1).sum();
    }
}
