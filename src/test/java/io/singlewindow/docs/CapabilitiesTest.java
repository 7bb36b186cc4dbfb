package io.singlewindow.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/capabilities.md} names only endpoints, jobs and tests that exist, and leaves no core row out. */
class CapabilitiesTest {

    private static final Path ANALYSIS = Path.of("../shared/domain/capabilities.md");
    private static final String MISSING = "not built yet";
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    private record Line(String id, String where, String tests) {

        boolean built() {
            return !where.equals(MISSING);
        }
    }

    private final List<Line> lines = lines();

    @Test
    void everyEndpointAndJobExists() throws IOException {
        Set<String> there = new TreeSet<>(classes("src/main/java").keySet());
        ((Map<?, ?>) OpenApiDescription.read().get("paths")).forEach((path, operations) ->
                ((Map<?, ?>) operations).keySet().forEach(method -> there.add(String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path)));
        lines.stream().filter(Line::built).forEach(line ->
                assertThat(named(line.where())).as("endpoints of " + line.id()).isNotEmpty().allSatisfy(one -> assertThat(there.contains(one)).as(one).isTrue()));
    }

    @Test
    void everyTestExists() throws IOException {
        Map<String, Path> there = classes("src/test/java");
        lines.stream().filter(Line::built).forEach(line ->
                assertThat(named(line.tests())).as("tests of " + line.id()).isNotEmpty().allSatisfy(one -> {
                    String[] parts = one.split("\\.", 2);
                    assertThat(there).as("class of " + one).containsKey(parts[0]);
                    assertThat(parts.length == 1 || read(there.get(parts[0])).contains(" " + parts[1] + "(")).as("method of " + one).isTrue();
                }));
    }

    @Test
    void noCoreRowIsLeftOut() throws IOException {
        assertThat(lines).extracting(Line::id).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        assumeThat(ANALYSIS).as("the analysis of the opinion is not here, so its rows cannot be compared").exists();
        Set<String> core = new TreeSet<>();
        for (String row : Files.readAllLines(ANALYSIS)) {
            Matcher matcher = Pattern.compile("\\| ([A-G]\\d+) \\|.*\\| ●[^|]*\\|").matcher(row);
            if (matcher.matches()) {
                core.add(matcher.group(1));
            }
        }
        assertThat(core).isNotEmpty();
        assertThat(lines).extracting(Line::id).containsAll(core);
    }

    private static List<String> named(String cell) {
        return NAMED.matcher(cell).results().map(one -> one.group(1)).toList();
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String row : read(Path.of("docs/capabilities.md")).split("\n")) {
            String[] cells = row.split("\\|", -1);
            if (cells.length == 6 && cells[1].strip().matches("[A-G]\\d+")) {
                lines.add(new Line(cells[1].strip(), cells[3].strip(), cells[4].strip()));
            }
        }
        return lines;
    }

    private static Map<String, Path> classes(String root) throws IOException {
        Map<String, Path> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> classes.put(file.getFileName().toString().replace(".java", ""), file));
        }
        return classes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
