package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.PackagedParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables that ship, for tests without a server. */
public final class PackagedRules {

    private static final Path FOLDER = Path.of("src/main/resources/rules");

    private PackagedRules() {}

    /** The facts that conditions may ask for. */
    public static FactCatalogue catalogue() {
        return FactCatalogue.read("facts.yaml", text(FOLDER.resolve("facts.yaml")));
    }

    /** Reads all of it. */
    public static RuleSet read() {
        return read(Map.of());
    }

    /** With rows switched on or off for the region {@code rest}. */
    public static RuleSet read(Map<String, Boolean> switched) {
        SortedMap<String, String> files = files();
        switched.forEach((row, on) -> files.replaceAll((name, content) -> content.replaceAll(
                "(?m)^  - id: " + row + "$", "  - id: " + row + "\n    switches: {rest: " + on + "}")));
        return read(files);
    }

    /** Other tables. */
    public static RuleSet read(SortedMap<String, String> files) {
        return RuleSet.read(catalogue(), PackagedParameters.read(), Map.of(), files);
    }

    /** Their content by name. */
    public static SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(FOLDER.resolve("tables"))) {
            List<Path> tables = found.toList();
            tables.forEach(table -> files.put(table.getFileName().toString(), text(table)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
