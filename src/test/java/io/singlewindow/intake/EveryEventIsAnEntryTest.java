package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver;
import io.singlewindow.message.CompanyCode;
import io.singlewindow.trail.EntryLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What happens is in the log, each kind under its types: the entry is there after a consignment's short story and after what companies and
 * officials do; of what cannot be done in a window that others use, the class named writes it, and a test of that class looks at what it says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEventIsAnEntryTest {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
    private static final Path SOURCES = Path.of("src/main/java/io/singlewindow");

    private final RunningWindow window = RunningWindow.shared();
    private String order = "";
    private String consignment = "";

    /** A consignment's documents, a message that is refused, and an official who looks. */
    @BeforeAll
    void play() throws IOException {
        byte[] zip = window.get("/api/v1/sandbox/samples/import.zip", RunningWindow.ANYONE).body();
        try (ZipInputStream samples = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = samples.getNextEntry(); entry != null; entry = samples.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    RunningWindow.Answered answer = post(samples.readAllBytes());
                    assertThat(answer.status()).as(entry.getName()).isEqualTo(202);
                    order = order.isEmpty() ? answer.json().get("submissionId").asString() : order;
                }
            }
        }
        assertThat(post("<x/>".getBytes()).status()).isEqualTo(422);
        Awaitility.await().atMost(AT_MOST).until(() -> types().containsAll(Set.of("consignment.state", "receipt.issued")));
        consignment = log().entries(0, log().size()).stream().filter(one -> one.type().equals("consignment.state")).findFirst().orElseThrow().ref();
        assertThat(window.get("/api/v1/consignments/" + consignment, "sandbox-regulator").status()).isEqualTo(200);
    }

    private RunningWindow.Answered post(byte[] message) {
        return window.post("/api/v1/submissions", RunningWindow.ANYONE, Map.of("Content-Type", "application/xml"), message);
    }

    private EntryLog log() {
        return window.bean(EntryLog.class);
    }

    private Set<String> types() {
        return log().entries(0, log().size()).stream().map(EntryLog.Entry::type).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a submission,                 submission.accepted",
        "a submission,                 submission.rejected",
        "a match,                      consignment.state",
        "a decision,                   decision.made",
        "a dispatch,                   dispatch.sent",
        "an authority's receipt,       receipt.received",
        "what a receipt says,          receipt.issued",
        "a read of another's data,     access.read"
    })
    void isInTheLogAfterAShortStory(String event, String type) {
        Awaitility.await(event).atMost(AT_MOST).until(() -> types().contains(type));
    }

    @Test
    void whatWentToAnAuthorityIsAmongTheEventsThatAnOfficialSeesAndNotAmongACompanys() {
        for (String path : List.of("/api/v1/submissions/" + order, "/api/v1/consignments/" + consignment)) {
            Awaitility.await(path).atMost(AT_MOST).until(() -> window.get(path, "sandbox-regulator").text().contains("\"sent to customs\""));
            RunningWindow.Answered ofCompany = window.get(path, "sandbox-platform");
            assertThat(ofCompany.status()).as(path).isEqualTo(200);
            assertThat(ofCompany.text()).as(path).contains("state ").doesNotContain("sent to ");
        }
    }

    /** What can be done in a running window without keeping it from others is done. */
    @Test
    void whatIsDoneInTheWindowIsInTheLog() throws Exception {
        try (Receiver receiver = new Receiver()) {
            RunningWindow.Answered endpoint = post("/api/v1/callback-endpoints", "sandbox-platform", "{\"url\":\"" + receiver.url() + "\"}");
            assertThat(endpoint.status()).as(endpoint.text()).isEqualTo(201);
            assertThat(post("<told/>".getBytes(), "sandbox-platform").status()).isEqualTo(422);
            inTheLog("callback.delivered", endpoint.json().get("id").asString());
            assertThat(window.send(window.request("/api/v1/callback-endpoints/" + endpoint.json().get("id").asString(), "sandbox-platform").DELETE()).status()).isLessThan(300);
        }

        String code = "91330100TERT19999";
        String uscc = code + CompanyCode.checkCharacter(code);
        RunningWindow.Answered filed = post("/api/v1/filings/entities", RunningWindow.ANYONE, "{\"uscc\":\"" + uscc + "\",\"name\":{\"zh\":\"示例商行\",\"en\":\"Example Traders\"},"
                + "\"class\":2,\"roles\":[\"ECOMMERCE\"],\"region\":\"hangzhou\"}");
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        inTheLog("filing.state", filed.json().get("filingNo").asString());

        String customs = window.get("/api/v1/rules/versions/1", RunningWindow.ANYONE).json().get("files").get("tables/20-customs.yaml").asString()
                .replace("then: {treatment: GREEN, sampleFactor: SAMPLE_FACTOR_ORDINARY}", "then: {treatment: YELLOW}");
        RunningWindow.Answered proposed = post("/api/v1/rules/versions", "sandbox-rules-author", RunningWindow.JSON.writeValueAsString(Map.of(
                "effectiveAt", "2049-01-01T00:00:00+08:00", "reason", "a trial", "files", Map.of("tables/20-customs.yaml", customs))));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        inTheLog("rules.", "rules-" + proposed.json().get("version").asInt());
    }

    @Test
    void whatIsTakenAwayIsInTheLogWithWhoTookIt() {
        String regulator = "sandbox-regulator";
        assertThat(window.get("/api/v1/consignments/" + consignment + "/evidence?reason=a+case", regulator).status()).isEqualTo(200);
        assertThat(types()).contains("evidence.made");
        assertThat(said("access.read", "regulator")).anyMatch(text -> text.contains("\"event\":\"export\"") && text.contains(consignment));
        assertThat(window.send(window.request("/api/v1/statistics/volumes?direction=IMPORT", regulator).header("Accept", "text/csv")).status()).isEqualTo(200);
        assertThat(said("access.read", "regulator")).anyMatch(text -> text.contains("\"what\":\"volumes\"") && text.contains("direction=IMPORT") && text.contains("\"rows\":"));
    }

    @Test
    void whoComesInIsInTheLogAndTheTableThatHeTakesAwayToo() throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThat(signIn(browser, "wrong")).contains("failed");
        inTheLog("access.refused", "regulator");
        assertThat(signIn(browser, "sandbox")).doesNotContain("failed");
        inTheLog("access.signed-in", "regulator");
        HttpResponse<String> taken = browser.send(HttpRequest.newBuilder(URI.create(window.url() + "/console/access/log.csv?reader=regulator")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(said("access.read", "regulator")).anyMatch(text -> text.contains("\"what\":\"access log\"") && text.contains("reader=regulator"));
        taken = browser.send(HttpRequest.newBuilder(URI.create(window.url() + "/console/statistics/volumes/csv")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(taken.statusCode()).isEqualTo(200);
    }

    private String signIn(HttpClient browser, String secret) throws Exception {
        Matcher token = TOKEN.matcher(browser.send(HttpRequest.newBuilder(URI.create(window.url() + "/error")).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString()).body());
        assertThat(token.find()).isTrue();
        String form = "login=regulator&secret=" + secret + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return browser.send(HttpRequest.newBuilder(URI.create(window.url() + "/sign-in")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.discarding()).headers().firstValue("Location").orElse("");
    }

    private RunningWindow.Answered post(String path, String key, String json) {
        return window.post(path, key, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private RunningWindow.Answered post(byte[] message, String key) {
        return window.post("/api/v1/submissions", key, Map.of("Content-Type", "application/xml"), message);
    }

    private void inTheLog(String type, String ref) {
        Awaitility.await(type).atMost(AT_MOST).until(() -> log().about(ref).stream().anyMatch(one -> one.type().startsWith(type)));
    }

    private List<String> said(String type, String ref) {
        return log().about(ref).stream().filter(one -> one.type().equals(type)).map(one -> log().content(one.number()).orElse("")).toList();
    }

    /**
     * What would keep the shared window from other tests: an authority that is down until its messages are given up, receivers that fail for
     * days, a receipt that is parked beside others', a fault of the log, which stops intake. Tests of the classes named do it in windows of their own.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a dispatch that is given up,  dispatch.parked,      authority/dispatch/DispatchEvents",
        "a callback that is dead,      callback.dead,        callback/CallbackEvents",
        "an operator's replay,         ops.replayed,         receipt/ParkedWork",
        "an operator's discarding,     ops.discarded,        receipt/DiscardedWork",
        "an operator's letting be,     ops.let-be,           receipt/DiscardedWork",
        "an operator's callbacks,      ops.callbacks-replayed, callback/DeliveryDesk",
        "an operator's acknowledgement, ops.self-check-acknowledged, ops/SelfCheckController"
    })
    void isWrittenByTheClassThatSeesIt(String event, String type, String writer) throws IOException {
        assertThat(Files.readString(SOURCES.resolve(writer + ".java"))).as(event).contains("\"" + type + "\"");
    }
}
