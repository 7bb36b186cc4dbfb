package io.singlewindow.consignment.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Customs' negative codes and what they mean (specification 202205, table 7-2). */
final class ErrorCodeTable {

    private ErrorCodeTable() {}

    /** Text by code, in the table's order; a code with two texts has both. */
    static Map<String, String> negative() {
        Map<String, String> texts = new LinkedHashMap<>();
        try (InputStream file = ErrorCodeTable.class.getResourceAsStream("/codes/ceb-error-codes.tsv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("-"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> texts.merge(cells[0], cells[1], (one, other) -> one + "; " + other));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
