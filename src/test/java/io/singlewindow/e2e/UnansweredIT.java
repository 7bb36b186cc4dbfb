package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An authority that takes messages and answers none: seen by the operator after its hours, replayed or let be, and over when it answers. */
@Tag("nightly")
class UnansweredIT {

    private static final String OPERATOR = "sandbox-operator";
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int HOURS = 3;

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Window window;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false",
                "window.dispatch.overdue.customs-hours=" + HOURS, "window.dispatch.overdue.inspection-hours=" + HOURS,
                "window.dispatch.overdue.forex-hours=" + HOURS, "window.dispatch.overdue.tax-refund-hours=" + HOURS);
        window = new Window(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void mode(String authority, String mode) {
        assertThat(window.put("/api/v1/sandbox/authorities/" + authority + "/mode", Window.ANYONE, "{\"mode\":\"" + mode + "\"}").status()).isEqualTo(200);
    }

    /** Sends a consignment, and waits until the authority has taken something of it. */
    private static String taken(String direction, String authority) {
        Window.SampleSet set = window.samples(direction, "", "SM2", "9610");
        set.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        Awaitility.await().atMost(AT_MOST).until(() -> states(set.orderNo(), authority).contains("SENT"));
        return set.orderNo();
    }

    private static List<String> states(String order, String authority) {
        JsonNode found = window.consignments(order, 0);
        return found.isEmpty() ? List.of() : found.get(0).get("dispatches").valueStream().filter(one -> one.get("authority").asString().equals(authority))
                .map(one -> one.get("state").asString()).toList();
    }

    /** What is overdue of an authority, as one group. */
    private static List<JsonNode> overdue(String authority) {
        return window.get("/api/v1/ops/parked?group=cause", OPERATOR).json().get("items").valueStream()
                .filter(one -> one.get("kind").asString().equals("overdue") && one.get("authority").asString().equals(authority)).toList();
    }

    private static void awaitAlarm(String authority, boolean rings) {
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> {
            String figures = window.get("/actuator/prometheus", OPERATOR).text();
            String none = "window_authority_overdue{authority=\"" + authority + "\"} 0.0";
            assertThat(figures).contains("window_authority_overdue{authority=\"" + authority + "\"}");
            assertThat(figures.contains(none)).as(authority + " is answered").isNotEqualTo(rings);
            JsonNode health = window.get("/actuator/health", OPERATOR).json().at("/components/window/details/authority." + authority);
            assertThat(health.get("reason").asString().equals("overdue")).as(health.toString()).isEqualTo(rings);
            assertThat(overdue(authority).isEmpty()).isNotEqualTo(rings);
        });
    }

    @ParameterizedTest
    @CsvSource({"customs,import", "inspection,import", "forex,import", "tax-refund,export"})
    void whatIsTakenAndNotAnsweredIsSeenAfterItsHoursAndTheAlarmEndsWithTheAnswer(String authority, String direction) {
        mode(authority, "SILENT");
        String order = taken(direction, authority);
        awaitAlarm(authority, false);
        window.advance(Duration.ofHours(HOURS));
        awaitAlarm(authority, true);
        assertThat(overdue(authority)).singleElement().satisfies(group -> {
            assertThat(group.get("cause").asString()).isEqualTo("no receipt for # h after it was taken, expected within # h");
            assertThat(group.at("/ifDiscarded/consequence").asString()).isEqualTo("TAKEN_WITHOUT_ANSWER");
        });
        assertThat(states(order, authority)).contains("SENT").doesNotContain("PARKED");
        for (JsonNode other : window.get("/api/v1/ops/authorities", OPERATOR).json().get("items")) {
            assertThat(other.get("overdue").asInt() > 0).as(other.toString()).isEqualTo(other.get("authority").asString().equals(authority));
        }
        mode(authority, "OK");
        awaitAlarm(authority, false);
        Awaitility.await().atMost(AT_MOST).until(() -> states(order, authority).stream().allMatch("ANSWERED"::equals)
                && window.consignments(order, 0).get(0).get("state").asString().equals("CLOSED"));
    }

    @Test
    void anOperatorSendsItAgainWithTheSameBytesOrLetsItBeAndALateAnswerStillCounts() {
        mode("forex", "SILENT");
        String order = taken("import", "forex");
        assertThat(received(order)).containsExactly("ACCEPTED");
        window.advance(Duration.ofHours(HOURS));
        awaitAlarm("forex", true);
        assertThat(received(order)).as("nothing is sent by itself").containsExactly("ACCEPTED");
        String id = overdue("forex").get(0).get("example").asString();
        assertThat(window.call("POST", "/api/v1/ops/parked/" + id + "/replay", OPERATOR, "{}").status()).as("without a reason").isEqualTo(400);
        assertThat(act(id, "replay", "Forex has lost its disk").get("state").asString()).isEqualTo("REPLAYED");
        Awaitility.await().atMost(AT_MOST).until(() -> received(order).equals(List.of("ACCEPTED", "REPEATED")));
        List<String> digests = receptions(order).stream().map(one -> one.get("digest").asString()).distinct().toList();
        assertThat(digests).as("bytes of both").hasSize(1);
        awaitAlarm("forex", false);
        // its time has begun anew
        window.advance(Duration.ofHours(HOURS));
        awaitAlarm("forex", true);
        JsonNode left = act(id, "discard", "Forex settles it on paper");
        assertThat(left.get("state").asString()).isEqualTo("LET_BE");
        assertThat(left.get("safe").asBoolean()).isFalse();
        awaitAlarm("forex", false);
        assertThat(states(order, "forex")).containsExactly("LET_BE");
        JsonNode listed = window.get("/api/v1/ops/parked/discarded", OPERATOR).json().get("items").get(0);
        assertThat(listed.get("id").asString()).isEqualTo(id);
        assertThat(listed.get("kind").asString()).isEqualTo("overdue");
        assertThat(listed.get("reason").asString()).isEqualTo("Forex settles it on paper");
        mode("forex", "OK");
        Awaitility.await().atMost(AT_MOST).until(() -> states(order, "forex").equals(List.of("ANSWERED"))
                && window.consignments(order, 0).toString().contains("\"authority\":\"forex\",\"type\":\"FOREX\""));
        assertThat(received(order)).containsExactly("ACCEPTED", "REPEATED");
    }

    private static JsonNode act(String id, String act, String reason) {
        Window.Answer done = window.call("POST", "/api/v1/ops/parked/" + id + "/" + act, OPERATOR, "{\"reason\":\"" + reason + "\"}");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        return done.json();
    }

    private static List<JsonNode> receptions(String order) {
        return window.get("/api/v1/sandbox/authorities/forex/received?orderNo=" + order, Window.ANYONE).json().get("items").valueStream().toList();
    }

    private static List<String> received(String order) {
        return receptions(order).stream().map(one -> one.get("verdict").asString()).toList();
    }
}
