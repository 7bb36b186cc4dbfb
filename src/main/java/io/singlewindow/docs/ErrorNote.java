package io.singlewindow.docs;

import io.singlewindow.problem.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a code usually comes from, and what to do about it.
 *
 * @param example file under {@code schemas/bad/CODE/}; null when no message alone can cause the code
 */
record ErrorNote(ErrorCode code, @Nullable String example, String causeZh, String causeEn, String remedyZh, String remedyEn) {

    private static final String RESOURCE = "/docs/errors.tsv";
    private static final int COLUMNS = 6;

    /** The notes as packaged; a code without one is told by a test, not at the start. */
    static Map<ErrorCode, ErrorNote> all() {
        Map<ErrorCode, ErrorNote> notes = new EnumMap<>(ErrorCode.class);
        try (InputStream stream = ErrorNote.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ErrorNote::of).forEach(note -> notes.put(note.code(), note));
            return notes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", unreadable);
        }
    }

    private static ErrorNote of(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(RESOURCE + " has " + columns.length + " columns, expected " + COLUMNS + ": " + line);
        }
        return new ErrorNote(ErrorCode.valueOf(columns[0].replace('-', '_')), columns[1].equals("-") ? null : columns[1],
                columns[2], columns[3], columns[4], columns[5]);
    }

    /** Where the example lies below a folder of folders by code; null when there is none. */
    @Nullable String examplePath() {
        return example == null ? null : code.code() + "/" + example;
    }
}
