package io.singlewindow.tables;

import java.util.Map;

/**
 * A row of a version.
 *
 * @param values by column, see {@link TableKind}
 */
public record TableRow(String code, String name, Map<String, String> values) {

    /** The cell of a column; empty where it is. */
    public String value(String column) {
        return values.getOrDefault(column, "");
    }
}
