package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.tree.TreeHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Who may read which entry of the log: {@code access/entries.csv}, a row per type and reference, a column per caller. {@code yes}: its leaf
 * too; {@code -}: its number, its time and its leaf's hash, and nothing that says what it is about.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntriesAreReadByWhoMayKnowTest {

    private static final Path TABLE = Path.of("src/test/resources/access/entries.csv");
    private static final int FIRST_CALLER = 3;
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final String NINGBO = "91330200TERT00099X";

    private final RunningWindow window = RunningWindow.shared();
    private final Map<String, String> named = new HashMap<>(Map.of("{ningbo}", NINGBO, "{platform}", "91330100TERT00016Y",
            "{declarant}", "91330100TERT000677", "{warehouse}", "91330100TERT000752"));

    /** A row of the table. */
    record Row(String type, String ref, String told, Map<String, Boolean> reads) {

        @Override
        public String toString() {
            return type + " about " + ref;
        }
    }

    static List<Row> rows() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        String[] callers = lines.get(0).split(",");
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertThat(cells).as(line).hasSameSizeAs(callers);
            Map<String, Boolean> reads = new LinkedHashMap<>();
            for (int column = FIRST_CALLER; column < cells.length; column++) {
                assertThat(cells[column]).as(line).isIn("yes", "-");
                reads.put("sandbox-" + callers[column], cells[column].equals("yes"));
            }
            rows.add(new Row(cells[0], cells[1], cells[2], reads));
        }
        return rows;
    }

    @BeforeAll
    void play() throws IOException {
        byte[] zip = window.get("/api/v1/sandbox/samples/import.zip", RunningWindow.ANYONE).body();
        List<String> posted = new ArrayList<>();
        try (ZipInputStream samples = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = samples.getNextEntry(); entry != null; entry = samples.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    JsonNode answer = window.post("/api/v1/submissions", RunningWindow.ANYONE, Map.of("Content-Type", "application/xml"), samples.readAllBytes()).json();
                    posted.add(answer.get("submissionId").asString());
                    if (answer.get("messageType").asString().equals("CEB311")) {
                        named.put("{order}", answer.get("submissionId").asString());
                        named.put("{orderDocument}", answer.get("documents").get(0).get("documentId").asString());
                    }
                }
            }
        }
        Awaitility.await().atMost(AT_MOST).until(() -> {
            JsonNode consignments = window.get("/api/v1/submissions/" + named.get("{order}"), RunningWindow.ANYONE).json().path("documents").path(0).path("consignmentId");
            if (consignments.isString()) {
                named.put("{consignment}", consignments.asString());
            }
            return consignments.isString();
        });
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : named.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    /** Of this type about this; a submission's own entry is there, any other is written. */
    private EntryLog.Entry entry(Row row) {
        EntryLog log = window.bean(EntryLog.class);
        String ref = filled(row.ref());
        if (!row.type().startsWith("submission.")) {
            String told = filled(row.told());
            window.bean(TransactionTemplate.class).executeWithoutResult(status -> window.bean(PendingEntries.class)
                    .add(row.type(), ref, told.isEmpty() ? List.of() : List.of(told.split(" ")), "{\"party\":\"test\",\"event\":\"test\"}"));
            window.bean(Ledger.class).awaitDurable();
        }
        return log.about(ref, Long.MAX_VALUE, 10_000).stream().filter(one -> one.type().equals(row.type())).reduce((first, second) -> second).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void anEntryIsReadByWhoMayKnowOfItAndProvenToTheOthersByItsHash(Row row) {
        EntryLog.Entry entry = entry(row);
        String hash = Base64.getEncoder().encodeToString(TreeHash.leaf(entry.leaf().getBytes(StandardCharsets.UTF_8)));
        row.reads().forEach((key, reads) -> {
            JsonNode told = window.get("/api/v1/trail/entries/" + entry.number(), key).json();
            assertThat(told.get("leafHash").asString()).as(key).isEqualTo(hash);
            if (reads) {
                assertThat(told.get("ref").asString()).as(key).isEqualTo(entry.ref());
                assertThat(told.get("type").asString()).as(key).isEqualTo(entry.type());
                assertThat(new String(Base64.getDecoder().decode(told.get("leaf").asString()), StandardCharsets.UTF_8)).as(key).isEqualTo(entry.leaf());
            } else {
                assertThat(told.propertyNames()).as(key).containsExactlyInAnyOrder("n", "time", "leafHash");
            }
            assertThat(window.get("/api/v1/trail/entries/" + entry.number() + "/proof", key).json().get("leafHash").asString()).as(key).isEqualTo(hash);
        });
    }

    @Test
    void leavesByTheTileAreForWhoMayReadThemAllAndHashesByTheTileForEverybody() {
        String width = ".p/3";
        for (Map.Entry<String, Integer> reader : Map.of("sandbox-any", 200, "sandbox-regulator", 200, "sandbox-platform", 403, "sandbox-regulator-ningbo", 403,
                "sandbox-rules-author", 403).entrySet()) {
            assertThat(window.get("/api/v1/trail/tile/entries/000" + width, reader.getKey()).status()).as(reader.getKey()).isEqualTo(reader.getValue());
            assertThat(window.get("/api/v1/trail/tile/0/000" + width, reader.getKey()).status()).as(reader.getKey()).isEqualTo(200);
        }
    }

    @Test
    void theDayOfTheLogNamesToAStrangerNoMoreThanHashes() {
        String day = window.bean(EntryLog.class).entry(0).orElseThrow().at().atOffset(java.time.ZoneOffset.ofHours(8)).toLocalDate().toString();
        JsonNode first = window.get("/api/v1/trail/range?day=" + day, "sandbox-regulator-ningbo").json().get("first");
        assertThat(first.propertyNames()).containsExactlyInAnyOrder("n", "time", "leafHash", "path");
    }
}
