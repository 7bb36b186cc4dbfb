package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Early warnings and credit through the packaged jar: what officials and firms see and may do. */
class SupervisionIT {

    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final String REGULATOR = "sandbox-regulator";
    private static final String FIRM = "sandbox-platform";
    private static final String OTHER = "sandbox-payment";
    private static final String USCC = "91330100TERT00016Y";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Window window;
    private static Described described;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false");
        window = new Window(server.url());
        described = new Described(window.get("/openapi.json", "").json());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Window.Answer post(String path, String key, String json) {
        return window.post(path, key, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void isDescribed(String path, String method, Window.Answer answer) {
        assertThat(described.faults(path, method, String.valueOf(answer.status()), answer.json())).as(method + " " + path).isEmpty();
    }

    private static String today(int daysLater) {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(daysLater).toString();
    }

    /** An order of 3,010 yuan with freight by a buyer who buys nothing else. */
    private static void order() {
        String order = new String(window.samples("import", "", "SM2", "9610").samples().get(0).message(), StandardCharsets.UTF_8)
                .replaceAll("(?s)<ds:Signature.*</ds:Signature>", "").replaceAll("000000[0-9]{11}[0-9X]", "000000199001010026")
                .replace(">198.00<", ">3000<").replace(">220.52<", ">3022.52<").replace(">158<", ">2960<").replace(">158.00<", ">2960<");
        byte[] signed = window.sign(order.getBytes(StandardCharsets.UTF_8), "platform", "SM2");
        Window.Answer answer = window.submit(signed);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @Test
    void splitOrdersAreWarnedOfShownToTheirFirmAndDealtWithByARegulator() {
        order();
        order();
        AtomicReference<JsonNode> found = new AtomicReference<>();
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> {
            Window.Answer page = window.get("/api/v1/warnings?rule=SPLIT_ORDERS&state=OPEN", REGULATOR);
            isDescribed("/api/v1/warnings", "get", page);
            assertThat(page.json().get("items")).hasSize(1);
            found.set(page.json().at("/items/0"));
        });
        String path = "/api/v1/warnings/" + found.get().get("warningId").asString();
        Window.Answer whole = window.get(path, REGULATOR);
        isDescribed("/api/v1/warnings/{id}", "get", whole);
        assertThat(whole.json().at("/evidence/figures/total").asString()).isEqualTo("6020");
        assertThat(whole.json().at("/evidence/figures/person").asString()).isNotEmpty();
        assertThat(whole.json().get("documents")).hasSize(2);
        assertThat(whole.text()).doesNotContain("000000199001010026").doesNotContainPattern("000[0-9]{8}");
        JsonNode shown = window.get(path, FIRM).json();
        assertThat(shown.at("/evidence/figures/total").asString()).isEqualTo("6020");
        assertThat(shown.toString()).doesNotContain("person").doesNotContain("subject");
        assertThat(window.get(path, OTHER).status()).isEqualTo(404);
        assertThat(window.get("/api/v1/warnings", OTHER).json().get("items")).isEmpty();
        assertThat(window.get("/api/v1/warnings?rule=GUESS", REGULATOR).status()).isEqualTo(400);

        assertThat(post(path + "/moves", FIRM, "{\"action\":\"DISMISS\",\"reason\":\"ours\"}").status()).isEqualTo(403);
        assertThat(post(path + "/moves", REGULATOR, "{\"action\":\"DISMISS\"}").status()).isEqualTo(400);
        isDescribed("/api/v1/warnings/{id}/moves", "post", post(path + "/moves", REGULATOR, "{\"action\":\"ACKNOWLEDGE\"}"));
        Window.Answer moved = post(path + "/moves", REGULATOR, "{\"action\":\"CONFIRM\",\"reason\":\"两份订单\"}");
        assertThat(moved.json().get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(moved.json().get("moves").findValuesAsString("actor")).containsExactly("regulator", "regulator");
        Window.Answer refused = post(path + "/moves", REGULATOR, "{\"action\":\"CONFIRM\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asString()).isEqualTo("RUL-601");
        assertThat(window.get(path, FIRM).json().at("/moves/1/actor").isNull()).isTrue();
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(window.inbox(FIRM, -1, "warning.opened,warning.state"))
                .extracting(item -> item.at("/data/state").asString()).containsExactly("OPEN", "ACKNOWLEDGED", "CONFIRMED"));
    }

    private static JsonNode standing() {
        Window.Answer answer = window.get("/api/v1/credit/entities/" + USCC, FIRM);
        isDescribed("/api/v1/credit/entities/{uscc}", "get", answer);
        return answer.json();
    }

    private static JsonNode record(String key, String more) {
        Window.Answer answer = post("/api/v1/credit/events", key, "{\"entity\":\"" + USCC + "\"," + more + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        isDescribed("/api/v1/credit/events", "post", answer);
        return answer.json();
    }

    @Test
    void aListedFirmObjectsAndIsGivenBackItsFastTrack() {
        record(REGULATOR, "\"source\":\"CUSTOMS\",\"kind\":\"CLASS\",\"class\":\"ADVANCED\",\"reference\":\"C1\"");
        assertThat(standing().get("grade").asString()).isEqualTo("ADVANCED");
        String listing = "\"source\":\"PUBLIC\",\"kind\":\"LISTING\",\"reference\":\"L1\",\"reason\":\"虚假交易\",\"decisionNo\":\"1号\",\"noticedOn\":\"" + today(-20)
                + "\",\"heardOn\":\"" + today(-10) + "\",\"determinedOn\":\"" + today(-1) + "\"";
        assertThat(post("/api/v1/credit/events", FIRM, "{\"entity\":\"" + USCC + "\"," + listing + "}").status()).isEqualTo(403);
        Window.Answer halfListed = post("/api/v1/credit/events", REGULATOR, "{\"entity\":\"" + USCC + "\"," + listing.replaceAll("\"heardOn\":\"[^\"]*\",", "") + "}");
        assertThat(halfListed.status()).isEqualTo(422);
        assertThat(halfListed.json().at("/findings/0/path").asString()).isEqualTo("/heardOn");
        String listed = record(REGULATOR, listing).get("eventId").asString();
        assertThat(standing().get("fastTrack").asBoolean()).isFalse();
        Window.Answer published = window.get("/api/v1/credit/listings", OTHER);
        isDescribed("/api/v1/credit/listings", "get", published);
        assertThat(published.json().at("/items/0/entity").asString()).isEqualTo(USCC);
        assertThat(window.get("/api/v1/credit/entities/" + USCC, OTHER).status()).isEqualTo(404);
        for (String at : new String[] {"%2B999999999-12-31T00:00:00Z", "-999999999-01-01T00:00:00Z", "yesterday"}) {
            assertThat(window.get("/api/v1/credit/entities/" + USCC + "?at=" + at, FIRM).status()).as(at).isEqualTo(400);
        }

        String objection = record(FIRM, "\"source\":\"PUBLIC\",\"kind\":\"OBJECTION\",\"reference\":\"O1\",\"reason\":\"事实不符\",\"about\":\"" + listed + "\"")
                .get("eventId").asString();
        assertThat(standing().get("objected").asBoolean()).isTrue();
        Window.Answer open = window.get("/api/v1/credit/objections", REGULATOR);
        isDescribed("/api/v1/credit/objections", "get", open);
        assertThat(open.json().at("/items/0/eventId").asString()).isEqualTo(objection);
        assertThat(open.json().at("/items/0/overdue").asBoolean()).isFalse();
        assertThat(window.get("/api/v1/credit/objections", FIRM).status()).isEqualTo(403);
        record(REGULATOR, "\"source\":\"PUBLIC\",\"kind\":\"OBJECTION_UPHELD\",\"reference\":\"U1\",\"reason\":\"属实\",\"about\":\"" + objection + "\"");
        assertThat(standing().get("fastTrack").asBoolean()).isTrue();
        assertThat(standing().get("grade").asString()).isEqualTo("ADVANCED");

        Window.Answer history = window.get("/api/v1/credit/entities/" + USCC + "/events", FIRM);
        isDescribed("/api/v1/credit/entities/{uscc}/events", "get", history);
        assertThat(history.json().get("items").findValuesAsString("kind")).containsExactly("CLASS", "LISTING", "OBJECTION", "OBJECTION_UPHELD");
        assertThat(history.json().at("/items/1/effectiveAt").asString()).isNotEmpty();
        JsonNode then = window.get("/api/v1/credit/entities/" + USCC + "?at=" + history.json().at("/items/1/effectiveAt").asString().replace("+", "%2B"), FIRM).json();
        assertThat(then.get("listed").asBoolean()).as("history stays").isTrue();
        List<String> types = List.of("credit.event", "credit.grade", "credit.listing");
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(window.inbox(FIRM, -1, String.join(",", types)))
                .extracting(item -> item.get("type").asString()).containsExactly("credit.event", "credit.grade", "credit.event", "credit.grade", "credit.listing",
                        "credit.event", "credit.event", "credit.grade", "credit.listing"));
    }
}
