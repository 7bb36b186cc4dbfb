package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.client.TestServer.Asked;
import io.singlewindow.client.TestServer.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submitting: what is sent, what is shown, and what the run ends with. */
class SubmitCommandTest {

    private static final String ACCEPTED = Ran.resource("accepted.json");
    private static final String REJECTED = Ran.resource("rejected.json");

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void anAcceptedMessageIsSentAsItIsAndShownWithItsDocuments() throws IOException {
        Path file = file("order.xml", "<订单/>\r\n");
        try (TestServer server = new TestServer(asked -> Said.json(202, ACCEPTED))) {
            Ran ran = Ran.at(server, "submit", file.toString(), "--idempotency-key", "K1");
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(ran.out()).contains("order.xml  ACCEPTED  CEB311").contains("ORDER  DD1  ACCEPTED  2").contains("entry 7");
            Asked asked = server.asked().get(0);
            assertThat(asked.path()).isEqualTo("/api/v1/submissions");
            assertThat(asked.text()).isEqualTo("<订单/>\r\n");
            assertThat(asked.header("Authorization")).isEqualTo("Bearer sandbox-any");
            assertThat(asked.header("Content-Type")).isEqualTo("application/xml");
            assertThat(asked.header("Idempotency-Key")).isEqualTo("K1");
        }
    }

    @Test
    void aRejectedMessageIsShownWithItsFindingsInTheLanguageAskedForAndEndsWithOne() throws IOException {
        Path file = file("order.xml", "<x/>");
        try (TestServer server = new TestServer(asked -> Said.json(422, REJECTED))) {
            Ran english = Ran.at(server, "submit", file.toString());
            assertThat(english.code()).isEqualTo(1);
            assertThat(english.out()).contains("ERROR XSD-002  Order[1]  /CEB311Message/Order[1]/OrderHead/orderNr  line 9, column 20",
                    "Element orderNr is not expected here", "expected: orderNo", "and 40 more findings");
            Ran chinese = Ran.at(server, "submit", file.toString(), "--lang", "zh");
            assertThat(chinese.out()).contains("元素orderNr不应出现在此处", "应为:orderNo", "第 9 行,第 20 列");
            Ran json = Ran.at(server, "submit", file.toString(), "--json");
            assertThat(WindowHttp.JSON.readTree(json.out()).at("/answer/findings/0/code").asString()).isEqualTo("XSD-002");
            assertThat(WindowHttp.JSON.readTree(json.out()).get("httpStatus").asInt()).isEqualTo(422);
        }
    }

    @Test
    void aRefusedKeyEndsWithOneAndWhatTheWindowSays() throws IOException {
        Path file = file("order.xml", "<x/>");
        try (TestServer server = new TestServer(asked -> Said.json(401, Ran.resource("problem.json")))) {
            Ran ran = Ran.at(server, "submit", file.toString(), "--key", "swk_SECRET");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("HTTP 401", "SYS-003", "No valid credentials").doesNotContain("SECRET");
        }
    }

    @Test
    void aFullWindowIsAskedAgainAfterTheTimeItNamesAndNotForEver() throws IOException {
        Path file = file("order.xml", "<x/>");
        AtomicInteger calls = new AtomicInteger();
        try (TestServer server = new TestServer(asked -> calls.incrementAndGet() < 3
                ? new Said(503, Map.of("Retry-After", "7"), new byte[0]) : Said.json(202, ACCEPTED))) {
            Ran ran = Ran.at(server, "submit", file.toString());
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(ran.seconds()).containsExactly(7, 7);
        }
        try (TestServer server = new TestServer(asked -> new Said(503, Map.of("Retry-After", "9999"), new byte[0]))) {
            Ran ran = Ran.at(server, "submit", file.toString());
            assertThat(ran.code()).isEqualTo(3);
            assertThat(ran.seconds()).containsExactly(30, 30, 30);
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void whatIsNoAnswerOfAWindowIsToldAsSuch() throws IOException {
        Path file = file("order.xml", "<x/>");
        try (TestServer server = new TestServer(asked -> new Said(200, Map.of("Content-Type", "text/html"), "<html>".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(Ran.at(server, "submit", file.toString()).code()).isEqualTo(3);
            assertThat(Ran.at(server, "doctor", file.toString()).code()).isEqualTo(3);
            assertThat(Ran.at(server, "watch", "DD1").code()).isEqualTo(3);
            assertThat(Ran.at(server, "sample", "import").code()).isEqualTo(1);
        }
    }

    @Test
    void aDirectorysMessagesGoInOrderOfTheirNamesEachUnderAKeyOfItsOwn() throws IOException {
        file("2-b.xml", "<b/>");
        file("1-a.xml", "<a/>");
        file("note.txt", "no message");
        try (TestServer server = new TestServer(asked -> asked.text().equals("<b/>") ? Said.json(422, REJECTED) : Said.json(202, ACCEPTED))) {
            Ran ran = Ran.at(server, "submit", folder.toString(), "--idempotency-key", "K");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(server.asked()).extracting(Asked::text).containsExactly("<a/>", "<b/>");
            assertThat(server.asked()).extracting(one -> one.header("Idempotency-Key")).containsExactly("K/1-a.xml", "K/2-b.xml");
        }
    }

    @Test
    void aZipGoesInOneCallAndIsCheckedMessageByMessage() throws IOException {
        Path zip = folder.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"1.xml", "2.xml"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write(("<m n='" + name + "'/>").getBytes(StandardCharsets.UTF_8));
            }
        }
        try (TestServer server = new TestServer(asked -> asked.path().endsWith("/batch") ? Said.json(202, Ran.resource("batch.json"))
                : Said.json(200, "{\"valid\":true,\"messageType\":\"CEB311\",\"findings\":[],\"findingsTotal\":0,\"documents\":[]}"))) {
            Ran ran = Ran.at(server, "submit", zip.toString());
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("1.xml  ACCEPTED", "2.xml  REJECTED");
            assertThat(server.asked().get(0).header("Content-Type")).isEqualTo("application/zip");
            assertThat(server.asked().get(0).body()).isEqualTo(Files.readAllBytes(zip));
            Ran checked = Ran.at(server, "submit", zip.toString(), "--validate-only");
            assertThat(checked.code()).as(checked.toString()).isZero();
            assertThat(server.asked()).hasSize(3);
            assertThat(server.asked().get(2).path()).isEqualTo("/api/v1/submissions?validateOnly=true");
        }
    }

    @Test
    void withWaitTheConsignmentsOfWhatWasAcceptedAreFollowed() throws IOException {
        Path file = file("order.xml", "<x/>");
        AtomicInteger looked = new AtomicInteger();
        try (TestServer server = new TestServer(asked -> {
            if (asked.method().equals("POST")) {
                return Said.json(202, ACCEPTED);
            }
            if (asked.path().startsWith("/api/v1/submissions/")) {
                String filed = looked.incrementAndGet() < 3 ? "null" : "\"C1\"";
                return Said.json(200, "{\"documents\":[{\"status\":\"ACCEPTED\",\"consignmentId\":" + filed + "}]}");
            }
            String released = WatchCommandTest.consignment("RELEASED", "");
            return Said.json(200, asked.path().endsWith("/C1") ? released : "{\"items\":[" + released + "],\"next\":null}");
        })) {
            Ran ran = Ran.at(server, "submit", file.toString(), "--wait");
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(ran.out()).contains("consignment C1: RELEASED");
            assertThat(Ran.at(server, "submit", file.toString(), "--wait", "--validate-only").code()).isEqualTo(2);
        }
    }

    @Test
    void filesThatCannotBeReadAreUsage() {
        try (TestServer server = new TestServer(asked -> Said.json(202, ACCEPTED))) {
            assertThat(Ran.at(server, "submit", folder.resolve("none.xml").toString()).code()).isEqualTo(2);
            assertThat(Ran.at(server, "submit", folder.toString()).err()).contains("holds no *.xml");
            assertThat(server.asked()).isEmpty();
        }
    }
}
