package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples that developers are handed as good ones are accepted without a single finding. */
class SchemaExamplesTest {

    @Test
    void everyGoodExampleIsAcceptedWithoutFindings() throws IOException {
        Pipeline pipeline = Pipeline.ofSandbox();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/schemas/good"))) {
            List<Path> examples = files.sorted().toList();
            assertThat(examples).hasSize(9);
            for (Path example : examples) {
                Judgement judgement = pipeline.judge(Files.readAllBytes(example), "any");
                assertThat(judgement.findings()).as(example.toString()).isEmpty();
                assertThat(judgement.status()).isEqualTo("ACCEPTED");
                assertThat(judgement.examination().signature().accepted()).isTrue();
            }
        }
    }
}
