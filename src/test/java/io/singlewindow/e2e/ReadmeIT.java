package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's own lines, run as they stand but for the port. */
class ReadmeIT {

    @TempDir
    Path folder;

    @Test
    void theLinesOfTheReadmeEndInCustomsRelease() throws Exception {
        for (String tool : List.of("bash", "curl", "unzip")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)) || Files.isExecutable(Path.of("/bin", tool)),
                    "SKIPPED LOUDLY: " + tool + " is missing, so the README's lines cannot be run");
        }
        String output = run(block().replace("127.0.0.1:8080", SharedSandbox.server().url().substring("http://".length())));
        List<String> lines = output.lines().toList();
        assertThat(lines).as(output).hasSize(5);
        for (String answer : lines.subList(0, 4)) {
            assertThat(JsonMapper.shared().readTree(answer).get("status").asString()).isEqualTo("ACCEPTED");
        }
        JsonNode consignment = JsonMapper.shared().readTree(lines.get(4)).get("items").get(0);
        // on a slow machine closure (899) may come before inspection's release, and then there is no RELEASED to be seen
        assertThat(consignment.get("state").asString()).isIn("RELEASED", "CLOSED");
        assertThat(consignment.get("documents").toString()).contains("\"returnStatus\":\"800\"");
    }

    private static String block() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```bash\n") + "```bash\n".length();
        return readme.substring(begin, readme.indexOf("```", begin));
    }

    private String run(String script) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
