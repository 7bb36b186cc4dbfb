package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.client.TestServer.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the signature doctor says, as people read it. */
class DoctorCommandTest {

    private static final String SICK = Ran.resource("diagnosis.json");

    @TempDir
    Path folder;

    @Test
    void stepAndCausesAreToldInBothLanguages() throws Exception {
        Path file = Files.writeString(folder.resolve("m.xml"), "<m/>");
        try (TestServer server = new TestServer(asked -> Said.json(200, SICK))) {
            Ran english = Ran.at(server, "doctor", file.toString());
            assertThat(english.code()).isEqualTo(1);
            assertThat(english.out()).contains("first step that fails: DIGEST", "c37hUtol", "uYNK7Wuu", "WHITE_SPACE_CHANGED", "White space was changed");
            Ran chinese = Ran.at(server, "doctor", file.toString(), "--lang", "zh");
            assertThat(chinese.out()).contains("首个不通过的步骤:DIGEST", "签名之后报文的空白被改动");
            assertThat(server.asked().get(0).path()).isEqualTo("/api/v1/tools/verify-signature");
        }
    }

    @Test
    void aHealthySignatureEndsWithZero() throws Exception {
        Path file = Files.writeString(folder.resolve("m.xml"), "<m/>");
        String healthy = SICK.replace("\"accepted\":false", "\"accepted\":true").replace("\"step\":\"DIGEST\"", "\"step\":null");
        try (TestServer server = new TestServer(asked -> Said.json(200, healthy))) {
            assertThat(Ran.at(server, "doctor", file.toString()).code()).isZero();
            assertThat(Ran.at(server, "doctor", file.toString(), "--json").out().strip()).isEqualTo(healthy.strip());
        }
    }
}
