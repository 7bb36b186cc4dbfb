package io.singlewindow.intake;

import static io.singlewindow.intake.Pipeline.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Severity;
import io.singlewindow.sandbox.SandboxDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file under samples/CODE of the later checks goes through the whole pipeline and has a finding of that code, told
 * in full. What lies beside a file in a properties file of its name is the moment and the key it is posted with.
 */
class CheckSamplesTest {

    static final Path SAMPLES = Path.of("src/test/resources/samples");

    private static final String CHECKED_HERE = "(SIG|SND)-\\d{3}|BIZ-00[18]|BIZ-016";
    private static final Set<String> GROUPS = Set.of("READ", "XSD", "VAL", "SIG", "SND", "DUP", "BIZ");

    /** Codes that no file can show. */
    private static final Map<ErrorCode, String> NOT_CAUSED_BY_A_MESSAGE_ALONE = reasons(
            ErrorCode.DUP_002, "because the Idempotency-Key stands in the request's header",
            ErrorCode.BIZ_002, "because customs answers it of a document it has already",
            ErrorCode.BIZ_003, "because it compares with a newer document that came before",
            ErrorCode.BIZ_004, "because it is about a document that is not there",
            ErrorCode.BIZ_005, "because it compares with the state that an authority gave",
            ErrorCode.BIZ_006, "because it is about an authority's receipt",
            ErrorCode.BIZ_007, "because an authority decides it",
            ErrorCode.BIZ_009, "because it is about other consignments",
            ErrorCode.BIZ_010, "because it is about a document that came before",
            ErrorCode.BIZ_011, "because it is about a list that is not there",
            ErrorCode.BIZ_012, "because it compares with the state that an authority gave",
            ErrorCode.BIZ_013, "because it compares with a list that came before",
            ErrorCode.BIZ_014, "because it compares with another part of the document",
            ErrorCode.BIZ_015, "because it is about parts that did not come",
            ErrorCode.BIZ_017, "because it compares with a list that came before",
            ErrorCode.SND_011, "because it takes a delegation that is filed",
            ErrorCode.SND_012, "because it takes a certificate whose filing was withdrawn",
            ErrorCode.BIZ_018, "because it compares with an application that came before",
            ErrorCode.BIZ_019, "because it compares with an application that came before");

    private final Pipeline pipeline = Pipeline.ofSandbox();

    @TestFactory
    Stream<DynamicTest> everySampleHasItsFinding() throws IOException {
        return samples().filter(file -> code(file).matches(CHECKED_HERE))
                .map(file -> DynamicTest.dynamicTest(SAMPLES.relativize(file).toString(), () -> holds(file)));
    }

    private static Map<ErrorCode, String> reasons(Object... codesAndReasons) {
        Map<ErrorCode, String> reasons = new EnumMap<>(ErrorCode.class);
        for (int i = 0; i < codesAndReasons.length; i += 2) {
            reasons.put((ErrorCode) codesAndReasons[i], (String) codesAndReasons[i + 1]);
        }
        return reasons;
    }

    @Test
    void everyCodeHasASampleOrAReasonWhyNot() throws IOException {
        Set<String> sampled = samples().map(CheckSamplesTest::code).collect(Collectors.toCollection(TreeSet::new));
        for (ErrorCode code : ErrorCode.values()) {
            if (GROUPS.contains(code.group())) {
                assertThat(sampled.contains(code.code()) ^ NOT_CAUSED_BY_A_MESSAGE_ALONE.containsKey(code))
                        .as("%s has either a sample or a reason", code.code()).isTrue();
            }
        }
        assertThat(NOT_CAUSED_BY_A_MESSAGE_ALONE.values()).allMatch(reason -> reason.startsWith("because "));
        List<String> known = Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList();
        assertThat(sampled).filteredOn(folder -> !Set.of("valid", "mapping").contains(folder)).allMatch(known::contains);
    }

    private void holds(Path file) throws IOException {
        Judgement judgement = judge(file);
        List<Finding> wanted = judgement.findings().stream().filter(finding -> finding.code().code().equals(code(file))).toList();
        assertThat(wanted).as("findings were %s", judgement.findings()).isNotEmpty();
        wanted.forEach(CheckSamplesTest::toldInFull);
        if (wanted.get(0).rejects()) {
            assertThat(judgement.status()).isEqualTo("REJECTED");
            assertThat(judgement.httpStatus()).isEqualTo(422);
        } else {
            assertThat(judgement.httpStatus()).isEqualTo(202);
        }
        if (wanted.get(0).severity() == Severity.WARNING && !code(file).equals("BIZ-001")) {
            assertThat(codes(judgement.findings())).as("nothing else is wrong with it").containsOnly(wanted.get(0).code());
        }
    }

    private static void toldInFull(Finding finding) {
        assertThat(finding.path()).startsWith("/");
        assertThat(finding.line()).as("line of %s", finding).isPositive();
        assertThat(finding.column()).as("column of %s", finding).isPositive();
        assertThat(finding.given()).as("given of %s", finding).isNotBlank();
        assertThat(finding.expected()).as("expected of %s", finding).isNotBlank();
        assertThat(finding.zh()).isNotBlank().doesNotContain("{given}").doesNotContain("{expected}");
        assertThat(finding.en()).isNotBlank().doesNotContain("{given}").doesNotContain("{expected}");
    }

    private Judgement judge(Path file) throws IOException {
        Properties moment = new Properties();
        Path beside = file.resolveSibling(file.getFileName().toString().replace(".xml", ".properties"));
        if (Files.exists(beside)) {
            try (var in = Files.newInputStream(beside)) {
                moment.load(in);
            }
        }
        String receivedAt = moment.getProperty("receivedAt", Pipeline.RECEIVED.toString());
        return pipeline.judge(Pipeline.submission(Files.readAllBytes(file),
                SandboxDirectory.caller(moment.getProperty("caller", "any")), OffsetDateTime.parse(receivedAt).toInstant()));
    }

    private static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().matches(".*\\.(xml|gz|zip)")).sorted().toList().stream();
        }
    }

    private static String code(Path file) {
        return file.getParent().getFileName().toString();
    }
}
