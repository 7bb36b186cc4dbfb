package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.EnglishProse;
import io.singlewindow.problem.Finding;
import io.singlewindow.sandbox.SandboxDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is found in the samples is told in Chinese to who reads Chinese: the sentence, and what was given and expected in it. */
class ChineseFindingsTest {

    private static final int FINDINGS_MIN = 300;
    private final Pipeline pipeline = Pipeline.ofSandbox();

    @Test
    void noFindingOfTheSamplesHasEnglishProseInItsChineseSentence() throws IOException {
        List<Finding> all = new ArrayList<>();
        List<String> english = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CheckSamplesTest.SAMPLES)) {
            for (Path file : files.filter(one -> one.toString().matches(".*\\.(xml|gz|zip)")).sorted().toList()) {
                byte[] message = Files.readAllBytes(file);
                for (Finding finding : pipeline.judge(Pipeline.submission(message, SandboxDirectory.caller("any"), Pipeline.RECEIVED)).findings()) {
                    all.add(finding);
                    // what a sender wrote is repeated as he wrote it
                    String own = finding.given() == null || !new String(message, java.nio.charset.StandardCharsets.UTF_8).contains(finding.given()) ? "" : finding.given();
                    if (String.valueOf(finding.given()).startsWith("CN=")) {
                        // the name in a certificate
                        own = finding.given();
                    }
                    String said = own.isEmpty() ? finding.zh() : finding.zh().replace(own, "");
                    if (EnglishProse.in(said)) {
                        english.add(finding.code().code() + ": " + said);
                    }
                }
            }
        }
        assertThat(all).as("findings of the samples").hasSizeGreaterThan(FINDINGS_MIN);
        assertThat(english.stream().distinct()).isEmpty();
    }
}
