package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.bench.MillionQuestions.Asked;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Search, a consignment's page, statistics and the intake over PostgreSQL with {@code -Dbench.consignments} consignments (a million).
 * 100 are real, signed and played through the doors until every authority has answered; the others are copies of their rows in every
 * table that has rows of a consignment, with ids, times, numbers, persons and firms of their own: see {@link Multiplier}. Less than
 * real are: message bodies and answers (their first 64 bytes); and of nineteen in twenty older consignments the log's entries (three kinds
 * of them), decisions (the first), authorities' receipts (those of the list) and inboxes (none). The self-check's look at old entries is
 * off, for copies' bodies are none; proofs hold. The empty system beside it has a server and a database of the same kind.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MillionBench {

    private static final int CONSIGNMENTS = Integer.getInteger("bench.consignments", 1_000_000);
    private static final int QUESTIONS = Integer.getInteger("bench.questions", 200);
    private static final int SAMPLES = 400;
    private static final int CONNECTIONS = 16;
    private static final int FIGURES = 3;
    private static final double RATE_ASSUMED = 900;
    private static final double SPARE = 1.3;
    private static final int ENTRIES_COUNTED_AGAIN = 20_000;
    private static final Duration FILED_MAX = Duration.ofMinutes(5);
    private static final Path FOLDER = BenchSettings.FOLDER.resolve("million");
    private static final String[] SETTINGS = {"window.self-check.old-entries-max=0"};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static MillionDatabase database;
    private static JdbcClient jdbc;
    private static BenchServer full;
    private static BenchServer empty;
    private static @Nullable Samples samples;

    /** Consignments of the full database, by which it is asked. */
    private record Sample(String id, String orderNo, String platform, String state, String day, String waybill, String guid, String list) {}

    private record Samples(List<Sample> all, List<Sample> whole, List<Sample> ofPlatform, List<Sample> buyers) {}

    @BeforeAll
    static void fill() {
        Report.begin();
        BenchServer.clear(FOLDER);
        FOLDER.toFile().mkdirs();
        database = new MillionDatabase(FOLDER.resolve("postgresql"));
        database.create("many");
        database.create("none");
        jdbc = JdbcClient.create(database.open("many"));
        long started = System.nanoTime();
        try (BenchServer server = start("many")) {
            MillionPatterns.play(server, jdbc);
        }
        long played = System.nanoTime();
        new Multiplier(database.open("many"), CONSIGNMENTS / MillionPatterns.COUNT).fill(FOLDER.resolve("many"));
        long filled = System.nanoTime();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM consignment").query(Long.class).single()).isEqualTo(CONSIGNMENTS / MillionPatterns.COUNT * MillionPatterns.COUNT);
        Report.add("A million consignments: the database", String.format(Locale.ROOT, "Played in %.0f s, multiplied in %.0f s; %s.%n%n%s",
                (played - started) / 1e9, (filled - played) / 1e9,
                jdbc.sql("SELECT PG_SIZE_PRETTY(PG_DATABASE_SIZE('many'))").query(String.class).single(), sizes()));
        full = start("many");
        empty = start("none");
    }

    /** Drawn once, for the tests that ask. */
    private static synchronized Samples samples() {
        return samples != null ? samples : (samples = new Samples(samples("TRUE", 0), samples("c.state = 'CLOSED'", CONSIGNMENTS * 19L / 20), samples("c.ebp_code LIKE '________TERT%'", 0),
                jdbc.sql("SELECT id FROM consignment WHERE direction = 'IMPORT' ORDER BY id DESC FETCH FIRST 100 ROWS ONLY").query(String.class).list().stream()
                        .map(MillionBench::sample).toList()));
    }

    private static BenchServer start(String name) {
        List<String> settings = new ArrayList<>(List.of(SETTINGS));
        settings.addAll(List.of(database.settings(name)));
        return BenchServer.sandbox(FOLDER.resolve(name), BenchServer.freePort(), settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        // where the database was not filled there are none
        Stream.of(full, empty, database).filter(Objects::nonNull).forEach(MillionBench::close);
        BenchServer.clear(FOLDER);
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String sizes() {
        StringBuilder text = new StringBuilder("| table | rows | MB | of it indexes |\n|---|--:|--:|--:|\n");
        jdbc.sql("SELECT c.relname, SUM(t.reltuples), SUM(PG_TOTAL_RELATION_SIZE(t.oid)) / 1048576, SUM(PG_INDEXES_SIZE(t.oid)) / 1048576 FROM pg_class c"
                + " LEFT JOIN LATERAL PG_PARTITION_TREE(c.oid) p ON TRUE JOIN pg_class t ON t.oid = COALESCE(p.relid, c.oid) AND t.relkind = 'r'"
                + " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition GROUP BY 1 HAVING SUM(t.reltuples) > 1000"
                + " ORDER BY 3 DESC, 1")
                .query(row -> {
                    text.append(String.format(Locale.ROOT, "| %s | %,d | %,d | %,d |%n", row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
                });
        return text.toString();
    }

    /** Drawn by their places in time, the same in each run over as many. */
    private static List<Sample> samples(String where, long from) {
        Random random = new Random(11);
        String first = jdbc.sql("SELECT MIN(id) FROM consignment").query(String.class).single();
        String last = jdbc.sql("SELECT MAX(id) FROM consignment").query(String.class).single();
        long low = Long.parseLong(first.substring(0, 12), 16);
        long high = Long.parseLong(last.substring(0, 12), 16);
        List<Sample> drawn = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            double place = (double) from / CONSIGNMENTS;
            long at = low + (long) ((high - low) * (place + (1 - place) * random.nextDouble()));
            jdbc.sql("SELECT id FROM consignment c WHERE id >= ? AND " + where + " ORDER BY id FETCH FIRST 1 ROW ONLY").param(String.format("%012x", at))
                    .query(String.class).optional().ifPresent(id -> drawn.add(sample(id)));
        }
        return drawn;
    }

    private static Sample sample(String id) {
        return jdbc.sql("SELECT c.id, c.order_no, c.ebp_code, c.state, TO_CHAR(TO_TIMESTAMP(c.created_at / 1000) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'),"
                + " (SELECT MAX(logistics_no) FROM document d WHERE d.consignment_id = c.id AND d.kind = 'LIST'),"
                + " (SELECT s.guid FROM document d JOIN submission s ON s.id = d.submission_id WHERE d.consignment_id = c.id AND d.kind = 'ORDER'),"
                + " (SELECT MAX(g.number) FROM document d JOIN given_number g ON g.document_id = d.id WHERE d.consignment_id = c.id AND g.kind = 'invtNo')"
                + " FROM consignment c WHERE c.id = ?").param(id).query((row, n) -> new Sample(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8))).single();
    }

    private static Sample any(List<Sample> of, int i) {
        return of.get(i % of.size());
    }

    @Test
    @Order(1)
    void search() {
        MillionQuestions regulator = MillionQuestions.withKey(full, "sandbox-regulator");
        MillionQuestions ningbo = MillionQuestions.withKey(full, "sandbox-regulator-ningbo");
        MillionQuestions platform = MillionQuestions.withKey(full, "sandbox-platform");
        MillionQuestions page = MillionQuestions.signedIn(full, "regulator");
        MillionQuestions ningboPage = MillionQuestions.signedIn(full, "regulator-ningbo");
        List<Sample> closed = samples().all().stream().filter(one -> one.list() != null && one.waybill() != null).toList();
        StringBuilder text = new StringBuilder(MillionQuestions.HEAD);
        text.append(regulator.row("API, order number", QUESTIONS, i -> search("q=" + any(samples().all(), i).orderNo(), any(samples().all(), i).id())));
        text.append(regulator.row("API, guid of a message", QUESTIONS, i -> search("q=" + any(samples().all(), i).guid(), any(samples().all(), i).id())));
        text.append(regulator.row("API, waybill number", QUESTIONS, i -> search("q=" + any(closed, i).waybill(), any(closed, i).id())));
        text.append(regulator.row("API, customs' list number", QUESTIONS, i -> search("q=" + any(closed, i).list(), any(closed, i).id())));
        text.append(regulator.row("API, person", QUESTIONS, i -> new Asked("/api/v1/search", "{\"idNumber\":\"" + Messages.buyerOf(pattern(any(samples().buyers(), i))) + "\"}",
                any(samples().buyers(), i).id())));
        text.append(platform.row("API as platform, order number", QUESTIONS, i -> search("q=" + any(samples().ofPlatform(), i).orderNo(), any(samples().ofPlatform(), i).id())));
        text.append(regulator.row("API, firm, 50 a page", QUESTIONS, i -> search("platform=" + any(samples().all(), i).platform() + "&after=" + any(samples().all(), i).id() + "g", any(samples().all(), i).id())));
        text.append(regulator.row("API, state and day, 50 a page", QUESTIONS, i -> search(ofDay(any(samples().all(), i)), "\"items\":[{")));
        text.append(regulator.row("API, next page of all, 50 a page", QUESTIONS, i -> search("after=" + any(samples().all(), i).id() + "g", any(samples().all(), i).id())));
        text.append(page.row("page, order number", QUESTIONS, i -> searched("q=" + any(samples().all(), i).orderNo(), any(samples().all(), i).id())));
        text.append(page.row("page, firm", QUESTIONS, i -> searched("platform=" + any(samples().all(), i).platform() + "&after=" + any(samples().all(), i).id() + "g", any(samples().all(), i).id())));
        text.append(page.row("page, state and day", QUESTIONS, i -> searched(ofDay(any(samples().all(), i)), "/console/consignments/")));
        text.append(page.row("page, next page of all", QUESTIONS, i -> searched("after=" + any(samples().all(), i).id() + "g", any(samples().all(), i).id())));
        text.append(page.row("page, region that hardly has any", QUESTIONS, i -> searched("region=3309&after=" + any(samples().all(), i).id() + "g", "")));
        text.append(page.row("page, an authority", QUESTIONS, i -> searched("authority=tax-refund&after=" + any(samples().all(), i).id() + "g", "")));
        text.append(page.row("page, an authority and a state that exclude each other", QUESTIONS, i -> searched("authority=forex&state=MISMATCHED&from=" + any(samples().all(), i).day()
                + "&to=" + any(samples().all(), i).day(), "")));
        text.append(page.row("page, mode that nothing has", QUESTIONS, i -> searched("mode=1210", "")));
        text.append(ningboPage.row("page, regulator of a city with 5 %, all", QUESTIONS, i -> searched("after=" + any(samples().all(), i).id() + "g", "")));
        text.append(ningboPage.row("page, the same, a state", QUESTIONS, i -> searched("state=MISMATCHED&after=" + any(samples().all(), i).id() + "g", "")));
        text.append(ningboPage.row("page, the same, order number", QUESTIONS, i -> searched("q=" + any(samples().all(), i).orderNo(), "")));
        text.append(ningbo.row("API, the same, 50 a page", QUESTIONS, i -> search("after=" + any(samples().all(), i).id() + "g", "\"items\":[")));
        Report.add("A million consignments: search", text.toString());
    }

    private static Asked search(String query, String expected) {
        return Asked.get("/api/v1/search?" + query, expected);
    }

    private static Asked searched(String query, String expected) {
        return Asked.get("/console/search?" + query, expected);
    }

    private static String ofDay(Sample one) {
        return "state=" + one.state() + "&from=" + one.day() + "&to=" + one.day();
    }

    /** The order number that the pattern was sold under, which says to whom. */
    private static String pattern(Sample newest) {
        return newest.orderNo().substring(0, newest.orderNo().length() - MillionPatterns.MARK.length()) + MillionPatterns.MARK;
    }

    @Test
    @Order(2)
    void consignmentPage() {
        MillionQuestions page = MillionQuestions.signedIn(full, "regulator");
        StringBuilder text = new StringBuilder(MillionQuestions.HEAD);
        text.append(page.row("page", QUESTIONS, i -> Asked.get("/console/consignments/" + any(samples().whole(), i).id(), any(samples().whole(), i).orderNo())));
        text.append(page.row("page, each entry proved", QUESTIONS, i -> Asked.get("/console/consignments/" + any(samples().whole(), i).id() + "?verify=true", any(samples().whole(), i).orderNo())));
        text.append(MillionQuestions.signedIn(full, "platform").row("page as its platform", QUESTIONS,
                i -> Asked.get("/console/consignments/" + any(samples().ofPlatform(), i).id(), any(samples().ofPlatform(), i).orderNo())));
        text.append(MillionQuestions.withKey(full, "sandbox-regulator").row("API", QUESTIONS,
                i -> Asked.get("/api/v1/consignments/" + any(samples().whole(), i).id(), any(samples().whole(), i).orderNo())));
        Report.add("A million consignments: a consignment's page", text.toString());
    }

    @Test
    @Order(3)
    void statistics() {
        MillionQuestions regulator = MillionQuestions.withKey(full, "sandbox-regulator");
        String days = "from=" + jdbc.sql("SELECT MIN(opened_on) FROM statistic_consignment").query(String.class).single()
                + "&to=" + jdbc.sql("SELECT MAX(opened_on) FROM statistic_consignment").query(String.class).single();
        StringBuilder text = new StringBuilder(MillionQuestions.HEAD);
        long counted = jdbc.sql("SELECT COUNT(*) FROM statistic_consignment").query(Long.class).single();
        text.append(regulator.row("volumes, all of them", 5, i -> Asked.get("/api/v1/statistics/volumes?" + days, "\"whole\":{\"consignments\":" + counted)));
        for (String figure : List.of("release-times", "acceptance", "treatments", "mismatches")) {
            text.append(regulator.row(figure + ", all of them", 5, i -> Asked.get("/api/v1/statistics/" + figure + "?" + days, "\"whole\":")));
        }
        text.append(MillionQuestions.signedIn(full, "regulator").row("page, the last thirty days", 10, i -> Asked.get("/console/statistics", "")));
        text.append(MillionQuestions.signedIn(full, "regulator").row("home", 10, i -> Asked.get("/", "")));
        Report.add("A million consignments: statistics", text.toString());
    }

    @Test
    @Order(4)
    void intake() {
        Messages messages = new Messages(empty);
        List<Double> rates = new ArrayList<>();
        List<Double> rateRatios = new ArrayList<>();
        // of the empty system and of the full one: messages a second, processor time of the server and of PostgreSQL
        List<List<Double>> figures = Stream.generate(() -> (List<Double>) new ArrayList<Double>()).limit(2 * FIGURES).toList();
        List<Double> databaseRatios = new ArrayList<>();
        database.warm("none");
        database.warm("many");
        round(empty, messages, BenchSettings.WARM_UP_MESSAGES, BenchSettings.WARM_UP_MAX);
        round(full, messages, BenchSettings.WARM_UP_MESSAGES, BenchSettings.WARM_UP_MAX);
        for (int i = 0; i < BenchSettings.ROUNDS; i++) {
            double rate = rates.isEmpty() ? RATE_ASSUMED : rates.get(rates.size() - 1);
            int enough = (int) (rate * SPARE * BenchSettings.MEASURED.toSeconds()) + CONNECTIONS;
            // who begins changes, so that what drifts meanwhile is neither's
            boolean emptyFirst = i % 2 == 0;
            double[] first = round(emptyFirst ? empty : full, messages, enough, BenchSettings.MEASURED);
            double[] second = round(emptyFirst ? full : empty, messages, enough, BenchSettings.MEASURED);
            double[] without = emptyFirst ? first : second;
            double[] with = emptyFirst ? second : first;
            rates.add(Math.max(without[0], with[0]));
            rateRatios.add(with[0] / without[0]);
            databaseRatios.add(with[2] / without[2]);
            for (int f = 0; f < FIGURES; f++) {
                figures.get(f).add(without[f]);
                figures.get(FIGURES + f).add(with[f]);
            }
        }
        Report.add("A million consignments: the intake, in turns with that of an empty system", String.format(Locale.ROOT, """
                | signed orders, SM2, %d connections, %d rounds of %d s each | empty | %,d consignments |
                |---|--:|--:|
                | messages/s accepted | %s | %s |
                | server CPU µs per message, filed | %s | %s |
                | PostgreSQL CPU µs per message, filed | %s | %s |

                Rate of the full system in parts of the empty one's, round by round: %s, the median of all such rounds by these ones (95 %% sure): %s. All rounds
                together: %.2f. PostgreSQL's CPU likewise: %s, median (95 %% sure) %s. Load average then %s.
                """, CONNECTIONS, BenchSettings.ROUNDS, BenchSettings.MEASURED.toSeconds(), CONSIGNMENTS, Spread.of(figures.get(0)).text(0), Spread.of(figures.get(3)).text(0),
                Spread.of(figures.get(1)).text(0), Spread.of(figures.get(4)).text(0), Spread.of(figures.get(2)).text(0), Spread.of(figures.get(5)).text(0),
                Spread.of(rateRatios).text(2), Spread.medianBounds(rateRatios, 2), sum(figures.get(3)) / sum(figures.get(0)),
                Spread.of(databaseRatios).text(2), Spread.medianBounds(databaseRatios, 2), Machine.load()));
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Messages per second, and the server's and PostgreSQL's processor time per message until all are filed, in microseconds. */
    private static double[] round(BenchServer server, Messages messages, int count, Duration atMost) {
        Queue<Prepared> queue = new ConcurrentLinkedQueue<>(messages.orders(count, 1, false, SignatureAlgorithm.SM2));
        Duration before = server.cpu();
        Map<Long, Duration> databaseBefore = database.cpu();
        Load.Result result = Load.run(server.port(), "sandbox-platform", queue, CONNECTIONS, atMost);
        String last = result.accepted().stream().map(Load.Accepted::submissionId).max(String::compareTo).orElseThrow();
        Awaitility.await().atMost(FILED_MAX).pollInterval(Duration.ofMillis(100)).until(() -> !JSON
                .readTree(server.get("/api/v1/submissions/" + last, "sandbox-platform")).get("state").asString().equals("ACCEPTED"));
        int messagesFiled = result.accepted().size();
        return new double[] {result.messagesPerSecond(), server.cpu().minus(before).toNanos() / 1e3 / messagesFiled, database.cpuSince(databaseBefore).toNanos() / 1e3 / messagesFiled};
    }

    /** The last of the log is counted anew; its consignments are known, so their lists are not read again. */
    @Test
    @Order(5)
    void counting() {
        long size = jdbc.sql("SELECT size FROM log_head").query(Long.class).single();
        jdbc.sql("UPDATE statistic_cursor SET next_entry = ?").param(size - ENTRIES_COUNTED_AGAIN).update();
        long started = System.nanoTime();
        Awaitility.await().atMost(FILED_MAX).pollInterval(Duration.ofMillis(200))
                .until(() -> jdbc.sql("SELECT next_entry FROM statistic_cursor").query(Long.class).single() >= size);
        Report.add("A million consignments: statistics' counting of new entries", String.format(Locale.ROOT, "%,d entries in %.1f s.%n", ENTRIES_COUNTED_AGAIN,
                (System.nanoTime() - started) / 1e9));
        assertThat(full.complaints()).as("warnings and errors in the full system's log").isEmpty();
        assertThat(empty.complaints()).as("warnings and errors in the empty system's log").isEmpty();
    }
}
