package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.client.TestServer.Asked;
import io.singlewindow.client.TestServer.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sample sets: into a directory, or played at once. */
class SampleCommandTest {

    @TempDir
    Path folder;

    private static Said zip(String... names) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Said(200, Map.of("X-Order-No", "DD1-CIQ-DETAIN"), zip.toByteArray());
    }

    @Test
    void theDocumentsLieInTheDirectoryAndTheOrderIsNamed() throws IOException {
        try (TestServer server = new TestServer(asked -> zip("1-CEB311.xml", "2-CEB411.xml"))) {
            Path out = folder.resolve("new/set");
            Ran ran = Ran.at(server, "sample", "import", "--scenario", "CIQ_DETAIN", "--order-no", "DD1", "--out", out.toString());
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(ran.out()).contains("order DD1-CIQ-DETAIN").contains("1-CEB311.xml");
            assertThat(out.resolve("2-CEB411.xml")).hasContent("2-CEB411.xml");
            assertThat(server.asked().get(0).path()).isEqualTo("/api/v1/sandbox/samples/import.zip?scenario=CIQ_DETAIN&orderNo=DD1");
            Ran again = Ran.at(server, "sample", "import", "--out", out.toString());
            assertThat(again.code()).isEqualTo(2);
            assertThat(again.err()).contains("is not empty");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.xml", "/tmp/outside.xml", "..", "a/b.xml"})
    void aNameThatIsNoPlainFileNameIsNotWritten(String name) throws IOException {
        try (TestServer server = new TestServer(asked -> zip(name))) {
            Ran ran = Ran.at(server, "sample", "import", "--out", folder.resolve("set").toString());
            assertThat(ran.code()).isEqualTo(1);
            try (var files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void aWindowThatIsNoSandboxHasNone() {
        try (TestServer server = new TestServer(asked -> Said.json(404, Ran.resource("problem.json")))) {
            Ran ran = Ran.at(server, "play", "export");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("no sandbox");
            assertThat(Ran.at(server, "sample", "transit").code()).isEqualTo(2);
        }
    }

    @Test
    void playSubmitsInOrderAndFollowsToRelease() {
        try (TestServer server = new TestServer(asked -> asked.method().equals("POST") ? Said.json(202, Ran.resource("accepted.json"))
                : asked.path().startsWith("/api/v1/sandbox") ? zip("1-CEB311.xml", "2-CEB411.xml")
                        : Said.json(200, "{\"items\":[" + WatchCommandTest.consignment("CLOSED", "") + "],\"next\":null}"))) {
            Ran ran = Ran.at(server, "play", "import");
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(server.asked().stream().filter(one -> one.method().equals("POST")).map(Asked::text)).containsExactly("1-CEB311.xml", "2-CEB411.xml");
            assertThat(server.asked().get(3).path()).contains("orderNo=DD1-CIQ-DETAIN");
            assertThat(ran.out()).contains("consignment C1: CLOSED");
        }
    }
}
