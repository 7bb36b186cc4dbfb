package io.singlewindow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints each section as soon as it is measured, and keeps all of this run in {@code target/bench.md}. */
final class Report {

    private static final Path FILE = Path.of("target/bench.md");
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    private Report() {}

    static synchronized void add(String title, String text) {
        if (SECTIONS.isEmpty()) {
            SECTIONS.put("Machine", Machine.facts());
        }
        SECTIONS.put(title, text);
        System.out.println("\n## " + title + "\n\n" + text);
        StringBuilder all = new StringBuilder("# Bench\n");
        SECTIONS.forEach((name, section) -> all.append("\n## ").append(name).append("\n\n").append(section));
        try {
            Files.writeString(FILE, all);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Notes the machine before the first figure is taken. */
    static synchronized void begin() {
        SECTIONS.computeIfAbsent("Machine", name -> Machine.facts());
    }
}
