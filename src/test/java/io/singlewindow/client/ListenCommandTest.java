package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.client.CallbackVerifier.Verdict;
import io.singlewindow.client.TestServer.Asked;
import io.singlewindow.client.TestServer.Said;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listening to the inbox: where it goes on, what is passed on, what is acknowledged. */
class ListenCommandTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static String event(int cursor) {
        return "id:" + cursor + "\nevent:consignment.state\ndata:{\"cursor\":" + cursor + ",\"time\":\"T" + cursor
                + "\",\"type\":\"consignment.state\",\"subject\":\"C1\",\"data\":{\"state\":\"RELEASED\"}}\n\n";
    }

    private static Said stream(String... parts) {
        return new Said(200, Map.of("Content-Type", "text/event-stream"), (":open\n\n" + String.join("", parts)).getBytes(StandardCharsets.UTF_8));
    }

    private static TestServer window() {
        return new TestServer(asked -> asked.path().endsWith("/ack") ? Said.json(200, "{}")
                : asked.header("Last-Event-ID").equals("8") ? stream(event(9)) : stream(event(7), event(8)));
    }

    @Test
    void aStreamThatEndsIsTakenUpAgainBehindTheLastItem() {
        try (TestServer server = window()) {
            Ran ran = Ran.at(server, "listen", "--after", "6", "--types", "consignment.state,receipt.issued", "--count", "3", "--ack");
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(ran.out().lines()).containsExactly("7  T7  consignment.state  C1  RELEASED", "8  T8  consignment.state  C1  RELEASED",
                    "9  T9  consignment.state  C1  RELEASED");
            List<Asked> streams = server.asked().stream().filter(one -> one.method().equals("GET")).toList();
            assertThat(streams).extracting(one -> one.header("Last-Event-ID")).containsExactly("6", "8");
            assertThat(streams.get(0).path()).isEqualTo("/api/v1/inbox?types=consignment.state%2Creceipt.issued");
            assertThat(streams.get(0).header("Accept")).isEqualTo("text/event-stream");
            assertThat(server.asked().stream().filter(one -> one.path().endsWith("/ack")).map(Asked::text))
                    .containsExactly("{\"cursor\":7}", "{\"cursor\":8}", "{\"cursor\":9}");
        }
    }

    @Test
    void anItemIsForwardedSignedUntilItArrivesAndThenAcknowledged() {
        AtomicInteger calls = new AtomicInteger();
        try (TestServer server = window(); TestServer receiver = new TestServer(asked -> Said.json(calls.incrementAndGet() < 3 ? 500 : 204, ""))) {
            Ran ran = Ran.client(Map.of(ServerOptions.URL_ENV, server.url(), ServerOptions.KEY_ENV, "k", "HOOK", SECRET), "listen", "--count", "1", "--ack",
                    "--forward-to", receiver.url() + "/hook", "--secret-env", "HOOK");
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(ran.seconds()).containsExactly(1, 2);
            assertThat(ran.out() + ran.err()).doesNotContain(SECRET);
            assertThat(receiver.asked()).hasSize(3);
            Asked last = receiver.asked().get(2);
            assertThat(last.path()).isEqualTo("/hook");
            assertThat(last.header("webhook-id")).isEqualTo("evt_7");
            Map<String, String> headers = new HashMap<>();
            last.headers().forEach((name, values) -> headers.put(name, values.get(0)));
            CallbackVerifier verifier = new CallbackVerifier(List.of(SECRET), Clock.fixed(Ran.NOW, ZoneOffset.UTC));
            assertThat(verifier.verify(headers, last.body())).isEqualTo(Verdict.VERIFIED);
            assertThat(server.asked().get(server.asked().size() - 1).text()).isEqualTo("{\"cursor\":7}");
        }
    }

    @Test
    void whatIsNotAcknowledgedIsWhatHasNotArrived() {
        try (TestServer server = window(); TestServer receiver = new TestServer(asked -> Said.json(500, ""))) {
            Ran ran = Ran.at(server, "listen", "--timeout", "1s", "--ack", "--forward-to", receiver.url());
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(ran.err()).contains("whsec_").contains("7 not forwarded: 500");
            assertThat(server.asked()).noneMatch(one -> one.path().endsWith("/ack"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/", "ftp://localhost/", "localhost:3000", "http://"})
    void nothingIsForwardedToAnotherMachine(String address) {
        try (TestServer server = window()) {
            assertThat(Ran.at(server, "listen", "--forward-to", address).code()).isEqualTo(2);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void aRefusedKeyEndsItAndAWindowThatIsFullDoesNot() {
        try (TestServer server = new TestServer(asked -> Said.json(403, Ran.resource("problem.json")))) {
            assertThat(Ran.at(server, "listen").code()).isEqualTo(1);
        }
        AtomicInteger calls = new AtomicInteger();
        try (TestServer server = new TestServer(asked -> calls.incrementAndGet() < 3 ? Said.json(503, "{}") : stream(event(1)))) {
            Ran ran = Ran.at(server, "listen", "--count", "1", "--json");
            assertThat(ran.code()).isZero();
            assertThat(ran.seconds()).containsExactly(1, 2);
            assertThat(WindowHttp.JSON.readTree(ran.out()).get("cursor").asInt()).isEqualTo(1);
        }
    }

    @Test
    void eventsAreReadAsTheStandardHasThem() throws IOException {
        String text = ": comment\r\nretry: 2000\r\n\r\nid: 1\r\ndata: a\r\ndata: b\r\n\r\nid:2\nevent:x\ndata\n\ndata:cut off";
        try (EventReader reader = new EventReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(reader.next()).isEqualTo(new EventReader.Event("1", "message", "a\nb"));
            assertThat(reader.next()).isEqualTo(new EventReader.Event("2", "x", ""));
            assertThat(reader.next()).isNull();
        }
        try (EventReader endless = new EventReader(new java.io.InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        })) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(endless::next)).isInstanceOf(IOException.class).hasMessageContaining("4194304");
        }
    }
}
