package io.singlewindow.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The signatures of the 35 official samples are one pasted placeholder; what is said of each stands in a file. */
class OfficialSignaturesTest {

    private static final Path SAMPLES = Path.of("../shared/samples/official-2018-113");
    private static final Path PINNED = Path.of("src/test/resources/official-samples-signatures.txt");

    @Test
    void whatIsSaidOfThePastedSignaturesIsThatOfTheFile() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "SKIPPED LOUDLY: the official samples are not beside the project");
        SignatureVerifier verifier = new SignatureVerifier(new Certificates(List.of()), SignedMessages.LEGACY_UNTIL);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.sorted().toList()) {
                Document dom = SignedMessages.READER.read(Files.readAllBytes(file)).dom();
                found.addAll(lines(file.getFileName().toString().replace("Message.xml", ""), verifier.verify(dom, SignedMessages.RECEIVED)));
            }
        }
        assertThat(found.stream().filter(line -> !line.startsWith(" "))).hasSize(35);
        // what to put into the file when the verifier changes on purpose
        Files.write(Path.of("target/official-samples-signatures.txt"), found, StandardCharsets.UTF_8);
        List<String> pinned = Files.readAllLines(PINNED, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        assertThat(found).isEqualTo(pinned);
    }

    private static List<String> lines(String name, SignatureReport report) {
        List<String> lines = new ArrayList<>();
        if (!report.present()) {
            return List.of(name + " unsigned");
        }
        lines.add(name + " " + (report.algorithm() == null ? "-" : report.algorithm().apiName()) + " digest "
                + (report.digestOk() ? "holds" : "differs") + ", value " + (report.valueOk() ? "holds" : "does not hold"));
        for (Finding finding : report.findings()) {
            lines.add("  " + name + " " + finding.code().code() + " " + finding.given());
        }
        return lines;
    }
}
