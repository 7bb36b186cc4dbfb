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

/** The lines of docs/doors.md, run as they stand but for the port. */
class DoorsDocIT {

    @TempDir
    Path folder;

    @Test
    void theLinesOfTheDoorsEndInAnOrderOverSoapThatTheZipRepeats() throws Exception {
        for (String tool : List.of("bash", "curl", "unzip", "base64")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)) || Files.isExecutable(Path.of("/bin", tool)),
                    "SKIPPED LOUDLY: " + tool + " is missing, so the lines cannot be run");
        }
        List<String> lines = run(block().replace("http://127.0.0.1:8080", SharedSandbox.server().url())).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("<status>ACCEPTED</status>");
        String id = lines.get(0).replaceAll(".*<submissionId>([^<]*)<.*", "$1");
        JsonNode items = JsonMapper.shared().readTree(lines.get(1)).get("items");
        assertThat(items).hasSize(4).allSatisfy(item -> assertThat(item.get("status").asString()).isEqualTo("ACCEPTED"));
        assertThat(items.get(0).get("submissionId").asString()).as("the order came over SOAP before").isEqualTo(id);
    }

    private static String block() throws IOException {
        String doc = Files.readString(Path.of("docs/doors.md"));
        int begin = doc.indexOf("```bash\n") + "```bash\n".length();
        return doc.substring(begin, doc.indexOf("```", begin));
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
