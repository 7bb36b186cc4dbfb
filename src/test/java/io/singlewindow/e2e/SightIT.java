package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whose data is shown to whom: {@code access/sight.csv} against the running server. {@code all}: every document of the consignment;
 * {@code own}: what the company sent itself and nothing of what others did; {@code yes}: it is shown; {@code -}: it is not there.
 * {@code shows} is what an answer that shows it says, and one that does not says nowhere; a star where being answered is enough, and who is
 * not shown it is refused, told that it is not there, or given an empty list.
 * {@code basis} is the regulator of another region once he has named a legal basis for the consignment, the firm, its filing and the warning.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SightIT {

    private static final Path TABLE = Path.of("src/test/resources/access/sight.csv");
    private static final Path PATHS = Path.of("src/test/resources/access/paths.csv");
    /** What needs a story of its own to be there, and the classes that tell it to its owner, to others and to officials. */
    private static final Map<String, String> TRIED_ELSEWHERE = Map.ofEntries(
            Map.entry("/", "ShellPageIT"),
            Map.entry("/api/v1/consignments/{id}/authenticity/uploads/{uploadId}", "AuthenticityIT"),
            Map.entry("/api/v1/submissions/batch/{id}", "BatchDoorTest"),
            Map.entry("/api/v1/callback-endpoints", "CallbackIT"),
            Map.entry("/api/v1/callback-endpoints/{id}", "CallbackIT"),
            Map.entry("/api/v1/callback-endpoints/{id}/deliveries", "CallbackIT"),
            Map.entry("/api/v1/callback-endpoints/{id}/deliveries/{delivery}", "CallbackIT"),
            Map.entry("/api/v1/forex/held", "HeldContract SettlementPageIT"),
            Map.entry("/console/settlements", "SettlementPageIT"),
            Map.entry("/console/endpoints", "EndpointsPageIT"),
            Map.entry("/console/endpoints/new", "EndpointsPageIT"),
            Map.entry("/console/endpoints/{id}", "EndpointsPageIT"),
            Map.entry("/api/v1/inbox", "InboxIT"),
            Map.entry("/api/v1/credit/objections", "SupervisionIT"),
            Map.entry("/api/v1/filings/attachments/{id}", "FilingIT"),
            Map.entry("/api/v1/filings/attachments/{id}/content", "FilingIT"),
            Map.entry("/api/v1/filings/work", "FilingIT"),
            Map.entry("/api/v1/statistics/{figure}", "StatisticsContract StatisticsPageIT"),
            Map.entry("/api/v1/summaries/proposals/{copNo}", "FollowUpIT"),
            Map.entry("/api/v1/summaries/proposals/{copNo}/message", "FollowUpIT"),
            Map.entry("/console/credit", "SupervisionPagesIT"),
            Map.entry("/console/filings/{kind}/{no}/attachments/{id}", "FilingPagesIT"),
            Map.entry("/console/reviews", "FilingPagesIT"),
            Map.entry("/console/reviews/{no}/attachments/{id}", "FilingPagesIT"),
            Map.entry("/console/statistics", "StatisticsPageIT"),
            Map.entry("/console/statistics/rejected", "LooksIT"),
            Map.entry("/console/statistics/{figure}", "StatisticsPageIT"),
            Map.entry("/console/statistics/{figure}/csv", "StatisticsPageIT"),
            Map.entry("/deliveries", "OperatingPageIT"),
            Map.entry("/deliveries/{endpoint}", "OperatingPageIT"),
            Map.entry("/deliveries/{endpoint}/{delivery}", "OperatingPageIT"),
            Map.entry("/warehouse", "WarehousePageIT"),
            Map.entry("/warehouse/feed/items", "WarehousePageIT"),
            Map.entry("/warehouse/feed/stream", "WarehousePageIT"));
    /** What is for everyone, says nothing of any firm or person, or is the operator's alone, as {@code RightsIT} tries. */
    private static final Pattern NOBODYS = Pattern.compile("/api/v1/(calendar|public|published|rules|sandbox|tables|trail|ops)(/.*)?|/api/v1/credit/listings"
            + "|/console/(evaluate|trail|rules(/.*)?|filings/[{]kind[}]/(bulk|new))|/(docs|ops|public|published)(/.*)?|/openapi.json|/schemas.zip|/setup|/sign-in");
    private static final Map<String, String> KIND_OF = Map.of("platform", "ORDER", "payment", "PAYMENT", "declarant", "LIST");
    private static final String ON_A_BASIS = "basis";
    private static final String ELSEWHERE = "regulator-ningbo";
    /** A buyer who has bought nothing else. */
    private static final String SPLITTER = "000000198801010011";

    private final Window window = SharedSandbox.window();
    private final Visitors visitors = new Visitors();
    private final Set<String> opened = new HashSet<>();
    private final Map<String, String> named = new LinkedHashMap<>();
    private JsonNode consignment;

    /** A row: a path, what an answer that shows it says, and what each caller is shown. */
    record Row(String path, String shows, Map<String, String> shown) {

        @Override
        public String toString() {
            return path;
        }
    }

    static List<Row> rows() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        String[] callers = lines.get(0).split(",");
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertThat(cells).as(line).hasSameSizeAs(callers);
            Map<String, String> shown = new LinkedHashMap<>();
            for (int column = 2; column < callers.length; column++) {
                assertThat(cells[column]).as(line).isIn("all", "own", "yes", "-");
                shown.put(callers[column], cells[column]);
            }
            rows.add(new Row(cells[0], cells[1], shown));
        }
        return rows;
    }

    @BeforeAll
    void submit() {
        consignment = visitors.filed();
        named.put("firm", window.get("/api/v1/filings/entities", "sandbox-platform").json().at("/items/0/owner").asString());
        named.put("filing", window.get("/api/v1/filings/entities", "sandbox-platform").json().at("/items/0/filingNo").asString());
        named.put("goodsFiling", window.get("/api/v1/filings/goods", "sandbox-platform").json().at("/items/0/filingNo").asString());
        named.put("paymentFirm", window.get("/api/v1/filings/entities", "sandbox-payment").json().at("/items/0/owner").asString());
        named.put("paymentFiling", window.get("/api/v1/filings/entities", "sandbox-payment").json().at("/items/0/filingNo").asString());
        named.put("declarantFirm", window.get("/api/v1/filings/entities", "sandbox-declarant").json().at("/items/0/owner").asString());
        named.put("month", YearMonth.now(ZoneId.of("Asia/Shanghai")).toString());
        named.put("warning", warning());
        named.put("job", job());
        // a look that the access log knows
        assertThat(window.get("/api/v1/filings/entities/" + named.get("filing"), "sandbox-regulator").status()).isEqualTo(200);
    }

    private String id() {
        return consignment.get("consignmentId").asString();
    }

    /** Two orders that look like one, split; of a buyer of their own. */
    private String warning() {
        for (int n = 0; n < 2; n++) {
            Window.Sample order = window.samples("import", "", "SM2", "9610").samples().get(0);
            String text = new String(order.message(), StandardCharsets.UTF_8).replaceAll("(?s)<ds:Signature.*</ds:Signature>", "")
                    .replaceAll("000000[0-9]{11}[0-9X]", SPLITTER).replace("158<", "2958<").replace("158.00<", "2958.00<").replace("198.00<", "2998.00<").replace("220.52<", "3020.52<");
            assertThat(window.submit(window.sign(text.getBytes(StandardCharsets.UTF_8), "platform", "SM2")).status()).isEqualTo(202);
        }
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> window.get("/api/v1/warnings?rule=SPLIT_ORDERS", "sandbox-regulator").json()
                .at("/items/0/warningId").asString(""), id -> !id.isEmpty());
    }

    /** A package of its own that the platform has had made. */
    private String job() {
        Window.Answer asked = window.post("/api/v1/trail/evidence", "sandbox-platform", Map.of("Content-Type", "application/json", "Prefer", "respond-async"),
                ("{\"consignmentId\":\"" + id() + "\",\"reason\":\"table of sight\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String id = asked.json().get("id").asString();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> window.get("/api/v1/jobs/" + id, "sandbox-platform").json().get("state").asString().equals("DONE"));
        return id;
    }

    private JsonNode document(String kind) {
        return consignment.get("documents").valueStream().filter(one -> one.get("kind").asString().equals(kind)).findFirst().orElseThrow();
    }

    private String filledIn(String path) {
        String filled = path;
        for (Map.Entry<String, String> one : named.entrySet()) {
            filled = filled.replace("{" + one.getKey() + "}", one.getValue());
        }
        return filled.replace("{id}", id()).replace("{order}", consignment.get("orderNo").asString())
                .replace("{payment}", document("PAYMENT").get("number").asString()).replace("{waybill}", document("WAYBILL").get("number").asString())
                .replace("{orderSubmission}", document("ORDER").get("submissionId").asString())
                .replace("{orderDigest}", window.get("/api/v1/submissions/" + document("ORDER").get("submissionId").asString(), "sandbox-platform").json()
                        .at("/digest/content").asString())
                .replace("{orderDocument}", document("ORDER").get("documentId").asString())
                .replace("{paymentDocument}", document("PAYMENT").get("documentId").asString());
    }

    @Test
    void everyDoorAndPageThatShowsWhatIsACompanysOrARegionsIsInTheTable() throws IOException {
        List<String> tried = rows().stream().map(Row::path).map(path -> path.replaceFirst("[?].*", "")).toList();
        List<String> paths = Files.readAllLines(PATHS).stream().filter(line -> line.startsWith("GET,")).map(line -> line.split(",")[1].replaceFirst("[?].*", ""))
                .filter(path -> !NOBODYS.matcher(path).matches()).toList();
        assertThat(paths).hasSizeGreaterThan(50);
        assertThat(paths).as(TABLE + " has to have a row of each").allMatch(path -> TRIED_ELSEWHERE.containsKey(path)
                || tried.stream().anyMatch(one -> one.matches(path.replaceAll("[{][^}]+[}]", "[^/]+"))));
        assertThat(paths).as("no row for what is gone").containsAll(TRIED_ELSEWHERE.keySet());
        for (Map.Entry<String, String> elsewhere : TRIED_ELSEWHERE.entrySet()) {
            // the rest of an address they may take from a link
            String begins = elsewhere.getKey().replaceFirst("(?<=.)/?[{].*", "");
            assertThat(sources(elsewhere.getValue().split(" "))).as(elsewhere.toString()).contains("\"" + begins);
        }
    }

    private static String sources(String... classes) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String one : classes) {
            try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
                Path source = sources.filter(file -> file.getFileName().toString().equals(one + ".java")).findFirst().orElseThrow(() -> new AssertionError(one + " is gone"));
                text.append(Files.readString(source));
            }
        }
        return text.toString();
    }

    /** What belongs to a list's consignments is read for all at once: nothing of one may stand under another. */
    @Test
    void eachConsignmentOfAListIsShownAsItIsAlone() {
        Window.SampleSet export = window.samples("export", "", "SM2", "9610");
        export.samples().forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        window.await(export.orderNo(), Duration.ofSeconds(60), one -> one.get("state").asString().equals("CLOSED"));
        for (String key : List.of("sandbox-regulator", "sandbox-platform", "sandbox-payment", "sandbox-declarant")) {
            // somebody may be told something of one between the two answers
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode items = window.get("/api/v1/search", key).json().get("items");
                assertThat(items.size()).as(key).isGreaterThan(1);
                items.forEach(one -> assertThat(one).as(key).isEqualTo(window.get("/api/v1/consignments/" + one.get("consignmentId").asString(), key).json()));
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Order(1)
    void everybodyIsShownWhatTheTableSays(Row row) throws Exception {
        for (Map.Entry<String, String> cell : row.shown().entrySet()) {
            if (!cell.getKey().equals(ON_A_BASIS)) {
                isShown(row, cell.getKey(), cell.getKey(), cell.getValue());
            }
        }
    }

    /** After the rows of who has named none, and after the test that watches one being named. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Order(3)
    void whoeverNamesALegalBasisIsShownThatAndNoMore(Row row) throws Exception {
        for (String number : List.of(id(), named.get("filing"), named.get("firm"), named.get("warning"))) {
            if (!opened.contains(number)) {
                Window.Answer open = window.call("POST", "/api/v1/search/outside", "sandbox-" + ELSEWHERE, Visitors.BASIS.formatted(number));
                assertThat(open.status()).as(open.text()).isEqualTo(200);
                opened.add(number);
            }
        }
        isShown(row, ON_A_BASIS, ELSEWHERE, row.shown().get(ON_A_BASIS));
    }

    private void isShown(Row row, String column, String caller, String expected) throws Exception {
        String path = filledIn(row.path());
        String says = row.shows().equals("*") ? "" : filledIn(row.shows());
        Visitors.Shown shown = path.startsWith("/console/") ? visitors.page(path, caller) : visitors.door(path, caller);
        String told = column + " is answered " + shown.status();
        // what a page was asked for stands in its form again
        String answer = shown.text().replaceAll("<input[^>]*>", "");
        if (expected.equals("-")) {
            boolean empty = answer.startsWith("{\"items\":[],");
            boolean nothing = shown.status() == 404 || shown.status() == 403 || shown.status() == 200 && (empty || !says.isEmpty() && !answer.contains(says));
            assertThat(nothing).as(told + " " + answer).isTrue();
            return;
        }
        assertThat(shown.status()).as(told).isEqualTo(200);
        assertThat(answer).as(told).contains(says);
        for (String kind : List.of("ORDER", "PAYMENT", "WAYBILL", "LIST")) {
            String id = document(kind).get("documentId").asString();
            if (expected.equals("all") || expected.equals("own") && kind.equals(KIND_OF.get(column))) {
                assertThat(answer).as(told + ", " + kind).contains(id);
            } else if (expected.equals("own")) {
                assertThat(answer).as(told + ", " + kind).doesNotContain(id);
            }
        }
    }

    @Test
    void personsAreMaskedForOfficialsAndOthersValuesLeftOutForCompanies() {
        String path = filledIn("/api/v1/consignments/{id}");
        String name = field(consignment, "buyerName").get("values").get("order").asString();
        String address = field(consignment, "consigneeAddress").get("values").get("order").asString();
        assertThat(window.get(path, "sandbox-regulator").text()).doesNotContain(name).doesNotContain(address).contains("buyerName");
        JsonNode platform = window.get(path, "sandbox-platform").json();
        assertThat(field(platform, "buyerName").get("values").propertyNames()).as("its own order's").containsExactly("order");
        assertThat(platform.get("decision").isNull()).isTrue();
        assertThat(platform.get("state").asString()).isEqualTo("CLOSED");
        assertThat(window.get(path, "sandbox-payment").text()).as("the payment firm never had it").doesNotContain(address);
    }

    @Test
    void whatIsDecidedAndWhoLooksIsInNoOtherPartysHistory() {
        window.get("/api/v1/consignments/" + consignment.get("consignmentId").asString() + "/decision", "sandbox-regulator");
        for (Map.Entry<String, String> party : KIND_OF.entrySet()) {
            String path = "/api/v1/submissions/" + document(party.getValue()).get("submissionId").asString();
            List<String> events = window.get(path, "sandbox-" + party.getKey()).json().get("history").findValuesAsString("event");
            assertThat(events).as(party.getKey()).contains("state CLOSED").noneMatch(event -> event.startsWith("decision") || event.startsWith("charge"));
            assertThat(window.get(path, "sandbox-regulator").json().get("history").findValuesAsString("event")).as("an official's")
                    .anyMatch(event -> event.startsWith("decision"));
        }
        assertThat(window.get("/api/v1/inbox?after=-1&limit=200", "sandbox-platform").text()).doesNotContain("consignment.decided");
    }

    private static JsonNode field(JsonNode consignment, String name) {
        return consignment.get("match").get("fields").valueStream().filter(one -> one.get("field").asString().equals(name)).findFirst().orElseThrow();
    }

    @Test
    @Order(2)
    void looksAtFirmsAreNotedAndBeyondAScopeTakeABasisToo() {
        JsonNode filing = window.get("/api/v1/filings/entities", "sandbox-platform").json().get("items").get(0);
        String filingNo = filing.get("filingNo").asString();
        String credit = "/api/v1/credit/entities/" + filing.get("owner").asString();
        assertThat(window.get("/api/v1/filings/entities/" + filingNo, "sandbox-regulator").status()).isEqualTo(200);
        assertThat(window.get(credit, "sandbox-regulator").status()).isEqualTo(200);
        assertThat(visitors.looks("subject=" + filingNo)).contains("regulator VIEW FILING " + filingNo);
        assertThat(visitors.looks("reader=regulator&subject=" + filing.get("owner").asString())).contains("regulator VIEW CREDIT " + filing.get("owner").asString());
        for (String path : List.of("/api/v1/filings/entities/" + filingNo, credit)) {
            String number = path.substring(path.lastIndexOf('/') + 1);
            assertThat(window.get(path, "sandbox-regulator-ningbo").status()).isEqualTo(404);
            Window.Answer opened = window.call("POST", "/api/v1/search/outside", "sandbox-regulator-ningbo", Visitors.BASIS.formatted(number));
            assertThat(opened.status()).as(opened.text()).isEqualTo(200);
            assertThat(window.get(path, "sandbox-regulator-ningbo").status()).isEqualTo(200);
            Window.Answer told = window.get("/api/v1/access?subject=" + number + "&reader=regulator-ningbo", "sandbox-regulator");
            assertThat(told.json().get("items").valueStream().map(one -> one.get("kind").asString() + " " + one.get("reason").asString()))
                    .contains("OUTSIDE 浙检调〔2026〕7号, art. 12", "VIEW 浙检调〔2026〕7号, art. 12");
            assertThat(told.json().get("items").get(0).get("subject").get("link").asString()).isEqualTo(path);
        }
        assertThat(window.get("/api/v1/access?reader=regulator", "sandbox-regulator-ningbo").status()).as("another's reads").isEqualTo(403);
    }
}
