package io.singlewindow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The 35 samples that announcement 2018-113 published with its schemas. */
class OfficialSamplesTest {

    private static final Path SAMPLES = Path.of("../shared/samples/official-2018-113");
    private static final Path PINNED = Path.of("src/test/resources/official-samples-findings.txt");
    private static final Instant RECEIVED = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void all35AreValidAndTheirOtherFindingsAreThoseOfTheFile() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "SKIPPED LOUDLY: the official samples are not beside the project");
        SafeReader reader = new SafeReader(ReadingLimits.defaults());
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.sorted().toList()) {
                found.addAll(lines(reader, file));
            }
        }
        assertThat(found.stream().filter(line -> line.contains(" valid "))).hasSize(35);
        // what to put into the file when the checks change on purpose
        Files.write(Path.of("target/official-samples-findings.txt"), found, StandardCharsets.UTF_8);
        List<String> pinned = Files.readAllLines(PINNED, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        assertThat(found).isEqualTo(pinned);
    }

    private static List<String> lines(SafeReader reader, Path file) throws IOException {
        String name = file.getFileName().toString().replace("Message.xml", "");
        ReadResult read = reader.read(Files.readAllBytes(file));
        List<String> lines = new ArrayList<>();
        lines.add(name + (read.schemaVersion() == null ? " invalid " : " valid ") + read.schemaVersion() + " " + read.documents());
        Set<String> said = new TreeSet<>();
        List<Finding> findings = new ArrayList<>(read.findings().list());
        findings.addAll(CodeChecks.check(read.dom(), read.type(), RECEIVED));
        findings.addAll(DuplicateNumbers.check(read.dom(), read.type()));
        for (Finding finding : findings) {
            // one line per element and value, however many of the sample's copies repeat it
            said.add("  " + name + " " + finding.code().code() + " " + last(finding.path()) + " " + finding.given());
        }
        lines.addAll(said);
        return lines;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
