package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.client.TestServer.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table on its way in. */
class ImportTableCommandTest {

    private static final String DONE = "{\"table\":\"hs-rates\",\"version\":\"v1\",\"from\":\"2019-01-01\",\"rows\":3,\"known\":false}";

    @TempDir
    Path folder;

    @Test
    void theFileIsPostedAndWhatBecameOfItIsToldInBothLanguages() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "#table,hs-rates\n");
        try (TestServer server = new TestServer(asked -> Said.json(200, DONE))) {
            Ran english = Ran.at(server, "import-table", file.toString());
            assertThat(english.code()).as(english.toString()).isZero();
            assertThat(english.out()).contains("hs-rates v1: 3 rows, in force from 2019-01-01");
            assertThat(Ran.at(server, "import-table", file.toString(), "--lang", "zh").out()).contains("hs-rates v1:3行");
            assertThat(Ran.at(server, "import-table", file.toString(), "--json").out().strip()).isEqualTo(DONE);
            assertThat(server.asked().get(0).path()).isEqualTo("/api/v1/ops/tables");
        }
        try (TestServer server = new TestServer(asked -> Said.json(200, DONE.replace("false", "true")))) {
            assertThat(Ran.at(server, "import-table", file.toString()).out()).contains("nothing is changed");
        }
    }

    @Test
    void aRefusedFileEndsWithOne() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "#table,hs-rates\n");
        try (TestServer server = new TestServer(asked -> Said.json(422, Ran.resource("problem.json")))) {
            assertThat(Ran.at(server, "import-table", file.toString()).code()).isEqualTo(1);
        }
    }
}
