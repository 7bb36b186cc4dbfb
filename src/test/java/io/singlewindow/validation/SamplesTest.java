package io.singlewindow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.reading.BoundedGzip;
import io.singlewindow.message.reading.EnvelopeResult;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each file under samples/CODE has a finding of that code, told in full; those under samples/valid have none. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Instant RECEIVED = Instant.parse("2026-11-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> everySampleHasItsFinding() throws IOException {
        return samples().filter(file -> layer(file).matches("(READ|XSD|VAL)-\\d{3}|DUP-003") && !file.toString().endsWith(".zip"))
                .map(file -> DynamicTest.dynamicTest(SAMPLES.relativize(file).toString(), () -> holds(file)));
    }

    @TestFactory
    Stream<DynamicTest> everyValidSampleIsWithoutFinding() throws IOException {
        return samples().filter(file -> layer(file).equals("valid"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertThat(findings(file)).isEmpty()));
    }

    @Test
    void everyCodeThatReadingStructureAndValuesCanGiveHasASample() throws IOException {
        Set<String> layers = samples().map(SamplesTest::layer).collect(Collectors.toSet());
        assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::code).filter(id -> id.matches("(READ|XSD|VAL)-.*")))
                .allSatisfy(id -> assertThat(layers).contains(id));
    }

    private static void holds(Path file) {
        List<Finding> found = findings(file);
        List<Finding> wanted = found.stream().filter(finding -> finding.code().code().equals(layer(file))).toList();
        assertThat(wanted).as("findings were %s", found).isNotEmpty();
        Finding finding = wanted.get(0);
        assertThat(finding.zh()).isNotBlank().doesNotContain("{given}").doesNotContain("{expected}");
        assertThat(finding.en()).isNotBlank().doesNotContain("{given}").doesNotContain("{expected}");
        if (!finding.code().code().startsWith("READ")) {
            assertThat(finding.path()).isNotBlank();
            assertThat(finding.line()).as("line of %s", finding).isPositive();
            assertThat(finding.column()).isPositive();
        }
    }

    private static List<Finding> findings(Path file) {
        SafeReader reader = new SafeReader(limits(file.resolveSibling("limits.properties")));
        byte[] body = bytes(file);
        if (file.toString().endsWith(".gz")) {
            BoundedGzip.Inflated inflated = BoundedGzip.inflate(body, ReadingLimits.defaults().bytesMax());
            if (inflated.refusal() != null) {
                return List.of(inflated.refusal());
            }
            body = inflated.bytes();
        }
        if (reader.isEnvelope(body)) {
            EnvelopeResult envelope = reader.readEnvelope(body);
            if (envelope.content() == null || !envelope.findings().isEmpty()) {
                return envelope.findings().list();
            }
            body = envelope.content();
        }
        ReadResult read = reader.read(body);
        List<Finding> findings = new ArrayList<>(read.findings().list());
        if (read.readable() && read.type() != null) {
            List<Finding> more = new ArrayList<>(CodeChecks.check(read.dom(), read.type(), RECEIVED));
            more.addAll(DuplicateNumbers.check(read.dom(), read.type()));
            findings.addAll(reader.locate(body, more));
        }
        return findings;
    }

    private static ReadingLimits limits(Path file) {
        ReadingLimits usual = ReadingLimits.defaults();
        if (!Files.exists(file)) {
            return usual;
        }
        Properties lowered = new Properties();
        try (var in = Files.newInputStream(file)) {
            lowered.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReadingLimits(of(lowered, "bytesMax", usual.bytesMax()), usual.depthMax(), usual.attributesPerElementMax(),
                usual.textCharactersMax(), usual.dataCharactersMax(), of(lowered, "elementsMax", usual.elementsMax()),
                of(lowered, "documentsMax", usual.documentsMax()));
    }

    private static int of(Properties lowered, String name, int usual) {
        return Integer.parseInt(lowered.getProperty(name, String.valueOf(usual)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().matches(".*\\.(xml|gz|zip)")).sorted().toList().stream();
        }
    }

    private static String layer(Path file) {
        return file.getParent().getFileName().toString();
    }
}
