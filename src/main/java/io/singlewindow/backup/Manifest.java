package io.singlewindow.backup;

import java.util.List;

/**
 * What a backup says it holds.
 *
 * @param format {@value #FORMAT}
 * @param madeAt ISO, +08:00
 * @param schemaVersion of the tables: a restore makes them as they were, the server brings them up to date
 * @param origin name of the log
 * @param size its entries
 * @param checkpoint its signed head
 * @param parts a table each
 */
record Manifest(String format, String madeAt, String schemaVersion, String origin, long size, String checkpoint, List<Part> parts) {

    static final String FORMAT = "window-backup/v1";
    static final String NAME = "manifest.json";

    /**
     * The rows of a table.
     *
     * @param sha256 of the part before it was deflated, lower hex
     */
    record Part(String table, long rows, String sha256) {

        String file() {
            return "rows/" + table + ".jsonl";
        }
    }

    Manifest {
        parts = List.copyOf(parts);
    }
}
