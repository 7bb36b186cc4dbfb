package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.client.TestServer.Said;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Following a consignment to its end. */
class WatchCommandTest {

    private static final String RECEIPT = ",{\"time\":\"2026-11-26T22:47:14.406+08:00\",\"party\":\"customs\",\"event\":\"receipt 800\",\"document\":\"S1-1\",\"entry\":9}";

    static String consignment(String state, String more) {
        return Ran.resource("consignment.json").replace("$STATE", state).replace("$MORE", more);
    }

    private static Said page(String... consignments) {
        return Said.json(200, "{\"items\":[" + String.join(",", consignments) + "],\"next\":null}");
    }

    @Test
    void eachLineIsToldOnceAndReleaseEndsIt() {
        AtomicInteger looked = new AtomicInteger();
        try (TestServer server = new TestServer(asked -> switch (looked.incrementAndGet()) {
            case 1 -> page();
            case 2, 3 -> page(consignment("DECLARED", ""));
            default -> page(consignment("RELEASED", RECEIPT));
        })) {
            Ran ran = Ran.at(server, "watch", "DD 1+", "--platform", "3301960A01");
            assertThat(ran.code()).as(ran.toString()).isZero();
            assertThat(ran.out().lines()).containsExactly(
                    "2026-11-26T22:47:05.678+08:00  submission.accepted  91330100TERT00016Y  S1",
                    "2026-11-26T22:47:15.000+08:00  state DECLARED  window",
                    "consignment C1: DECLARED",
                    "2026-11-26T22:47:15.000+08:00  state RELEASED  window",
                    "2026-11-26T22:47:14.406+08:00  receipt 800  customs  S1-1",
                    "consignment C1: RELEASED");
            assertThat(ran.err()).contains("No consignment of order DD 1+ yet");
            assertThat(server.asked().get(0).path()).startsWith("/api/v1/consignments?orderNo=DD+1%2B&ebpCode=3301960A01&wait=");
        }
    }

    @Test
    void anEndThatWasNotWaitedForEndsWithOne() {
        try (TestServer server = new TestServer(asked -> page(consignment("DETAINED", "")))) {
            Ran ran = Ran.at(server, "watch", "DD1");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("RELEASED, CLOSED");
            assertThat(Ran.at(server, "watch", "DD1", "--until", "detained").code()).isZero();
        }
    }

    @Test
    void closureIsBeyondReleaseAndMayBeWaitedForAfterIt() {
        try (TestServer server = new TestServer(asked -> page(consignment("CLOSED", "")))) {
            assertThat(Ran.at(server, "watch", "DD1", "--until", "RELEASED").code()).isZero();
        }
        AtomicInteger looked = new AtomicInteger();
        try (TestServer server = new TestServer(asked -> page(consignment(looked.incrementAndGet() < 3 ? "RELEASED" : "CLOSED", "")))) {
            Ran ran = Ran.at(server, "watch", "DD1", "--until", "CLOSED");
            assertThat(ran.code()).isZero();
            assertThat(ran.seconds()).containsExactly(1, 1);
        }
    }

    @Test
    void theLinesOfTheLastStateAreWaitedForALittle() {
        AtomicInteger looked = new AtomicInteger();
        try (TestServer server = new TestServer(asked -> page(looked.incrementAndGet() < 4
                ? consignment("RELEASED", "").replace("state RELEASED", "state DECLARED") : consignment("RELEASED", RECEIPT)))) {
            Ran ran = Ran.at(server, "watch", "DD1");
            assertThat(ran.out()).contains("receipt 800");
            assertThat(ran.pauses()).hasSize(2);
        }
        try (TestServer server = new TestServer(asked -> page(consignment("RELEASED", "").replace("state RELEASED", "another wording")))) {
            Ran ran = Ran.at(server, "watch", "DD1");
            assertThat(ran.code()).isZero();
            assertThat(ran.pauses()).hasSize(10);
        }
    }

    @Test
    void whenTheTimeIsOverItEndsWithOne() {
        try (TestServer server = new TestServer(asked -> page(consignment("WAITING", "")))) {
            Ran ran = Ran.at(server, "watch", "DD1", "--timeout", "0s");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("Not reached within 0 s");
        }
    }

    @Test
    void forProgramsEachLineIsJson() {
        try (TestServer server = new TestServer(asked -> page(consignment("RELEASED", RECEIPT)))) {
            Ran ran = Ran.at(server, "watch", "DD1", "--json");
            assertThat(ran.out().lines().map(line -> WindowHttp.JSON.readTree(line).get("consignmentId").asString())).containsExactly("C1", "C1", "C1", "C1");
            assertThat(WindowHttp.JSON.readTree(ran.out().lines().toList().get(3)).get("state").asString()).isEqualTo("RELEASED");
        }
    }
}
