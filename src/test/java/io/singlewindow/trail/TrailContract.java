package io.singlewindow.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.tree.Proofs;
import io.singlewindow.trail.tree.TreeHash;
import io.singlewindow.verifier.LogVerifier;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The log as tools and regulators read it, on each database. */
abstract class TrailContract {

    private static final int ENTRIES = 700;
    private static final Principal READER = () -> "reader";

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T02:00:00Z"));
    private HikariDataSource dataSource;
    private TestLedger ledger;
    private EntryLog log;
    private LogKey key;

    abstract TestDatabase database();

    @BeforeEach
    void threeDays() {
        dataSource = database().open(folder);
        Clock clock = ((InstantSource) now::get).withZone(BusinessTime.ZONE);
        ledger = new TestLedger(dataSource, folder, clock);
        log = new EntryLog(ledger.jdbc());
        key = LogKey.at(folder.resolve("log.key"), "contract");
        for (int i = 0; i < ENTRIES; i++) {
            int number = i;
            ledger.transactions().executeWithoutResult(status -> ledger.pending().add("test.event", "ref-" + number, List.of(), "{\"i\":" + number + "}"));
            if (i == 99 || i == 599) {
                ledger.ledger().awaitDurable();
                now.set(now.get().plusSeconds(86_400));
            }
        }
        ledger.ledger().awaitDurable();
        assertThat(log.size()).isEqualTo(ENTRIES);
    }

    private static Set<Long> all(Principal reader, Collection<EntryLog.Entry> entries) {
        return entries.stream().map(EntryLog.Entry::number).collect(Collectors.toSet());
    }

    @Test
    void leavesOfATileAreForWhoMayReadEachAndHashesForEveryone() throws IOException {
        TileController tiles = new TileController(log, (reader, entries) -> entries.stream().map(EntryLog.Entry::number).filter(n -> n != 300).collect(Collectors.toSet()));
        assertThat(tiles.tile(READER, "entries", "/000").getStatusCode().value()).isEqualTo(200);
        assertThatThrownBy(() -> tiles.tile(READER, "entries", "/001")).isInstanceOf(ProblemException.class);
        assertThat(body(tiles, "0", "/001")).hasSize(256 * 32);
    }

    @AfterEach
    void close() {
        ledger.close();
        dataSource.close();
    }

    @Test
    void tilesGiveTheSameTreeToWhoeverReadsThemAlone() throws IOException {
        TileController tiles = new TileController(log, TrailContract::all);
        List<byte[]> leaves = new ArrayList<>();
        for (String place : List.of("/000", "/001", "/002.p/188")) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(body(tiles, "entries", place)));
            while (in.available() > 0) {
                byte[] leaf = new byte[in.readUnsignedShort()];
                in.readFully(leaf);
                leaves.add(leaf);
            }
        }
        assertThat(leaves).hasSize(ENTRIES);
        List<byte[]> hashes = leaves.stream().map(TreeHash::leaf).toList();
        assertThat(body(tiles, "0", "/001")).isEqualTo(joined(hashes.subList(256, 512)));
        assertThat(body(tiles, "0", "/002.p/188")).isEqualTo(joined(hashes.subList(512, ENTRIES)));
        assertThat(body(tiles, "1", "/000.p/2")).hasSize(64).isEqualTo(joined(List.of(root(hashes.subList(0, 256)), root(hashes.subList(256, 512)))));
        assertThat(LogVerifier.open(log.checkpoint(), key.verifierKey()).root()).isEqualTo(root(hashes));
    }

    @Test
    void aTileThatIsNotThereOrIsWrittenOtherwiseIsNotFound() {
        TileController tiles = new TileController(log, TrailContract::all);
        for (String place : List.of("/002", "/002.p/189", "/003.p/1", "/000.p/256", "/000.p/0", "/x000/001", "/1", "/000/", "/..%2f", "/001.p/x")) {
            assertThatThrownBy(() -> tiles.tile(READER, "0", place)).as(place).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> tiles.tile(READER, "7", "/000.p/1")).isInstanceOf(ProblemException.class);
        assertThat(TileController.written(1_234_067)).isEqualTo("x001/x234/067");
        assertThat(TileController.written(5)).isEqualTo("005");
    }

    @Test
    void everyEntryIsProvenByTilesOneByOneAndAtEarlierSizes() {
        LogVerifier.Head head = LogVerifier.open(log.checkpoint(), key.verifierKey());
        for (long n = 0; n < ENTRIES; n += 13) {
            byte[] leaf = log.entry(n).orElseThrow().leaf().getBytes(StandardCharsets.UTF_8);
            assertThat(LogVerifier.included(leaf, n, Proofs.inclusion(log.nodes(), n, ENTRIES), head)).isTrue();
        }
        for (long size : new long[] {1, 255, 256, 257, 600}) {
            LogVerifier.Head earlier = LogVerifier.open(key.checkpoint(size, Proofs.root(log.nodes(), size)), key.verifierKey());
            assertThat(LogVerifier.consistent(earlier, head, Proofs.consistency(log.nodes(), size, ENTRIES))).isTrue();
        }
    }

    @Test
    void aDaysFirstAndLastEntryHaveNeighboursOutsideIt() {
        Map<String, Object> range = range("2026-11-25");
        assertThat(range).containsEntry("entries", 500L).containsEntry("treeSize", (long) ENTRIES);
        assertThat(List.of(n(range, "before"), n(range, "first"), n(range, "last"), n(range, "after"))).containsExactly(99L, 100L, 599L, 600L);
        LogVerifier.Head head = LogVerifier.open(String.valueOf(range.get("head")), key.verifierKey());
        for (String which : List.of("before", "first", "last", "after")) {
            Map<?, ?> entry = (Map<?, ?>) range.get(which);
            List<byte[]> path = ((List<?>) entry.get("path")).stream().map(hash -> Base64.getDecoder().decode(String.valueOf(hash))).toList();
            byte[] leaf = Base64.getDecoder().decode(String.valueOf(entry.get("leaf")));
            assertThat(LogVerifier.included(leaf, n(range, which), path, head)).isTrue();
            String day = new String(leaf, StandardCharsets.UTF_8).split("\n")[2].substring(0, 10);
            assertThat(LocalDate.parse(day).equals(LocalDate.parse("2026-11-25"))).isEqualTo(which.equals("first") || which.equals("last"));
        }
    }

    @Test
    void theFirstDayTheLastDayAndADayWithoutEntriesHaveTheirBounds() {
        assertThat(range("2026-11-24")).containsEntry("before", null).containsEntry("entries", 100L);
        assertThat(range("2026-11-26")).containsEntry("after", null).containsEntry("entries", 100L);
        Map<String, Object> before = range("2020-01-01");
        assertThat(before).containsEntry("entries", 0L).containsEntry("before", null).containsEntry("first", null);
        assertThat(n(before, "after")).isZero();
        assertThat(n(range("2030-01-01"), "before")).isEqualTo(ENTRIES - 1L);
        assertThatThrownBy(() -> range("yesterday")).isInstanceOf(ProblemException.class);
    }

    @SuppressWarnings("NullAway")
    private Map<String, Object> range(String day) {
        StreamSettings settings = new StreamSettings(1, 1, Duration.ofMinutes(1));
        LogFollowers followers = new LogFollowers("test", log::size, 1, 1, 1);
        try {
            return new TrailController(log, key, new TrailStreams(log, followers, settings, TrailContract::all, JsonMapper.builder().build()), TrailContract::all,
                    () -> new KeyStatement.Stated("", Map.of())).range(READER, day);
        } finally {
            followers.destroy();
        }
    }

    private static long n(Map<String, Object> range, String which) {
        return (Long) ((Map<?, ?>) range.get(which)).get("n");
    }

    private static byte[] body(TileController tiles, String level, String place) {
        return tiles.tile(READER, level, place).getBody();
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] joined = new byte[hashes.size() * 32];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * 32, 32);
        }
        return joined;
    }

    /** RFC 6962, 2.1, as it is written. */
    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int split = Integer.highestOneBit(hashes.size() - 1);
        return TreeHash.node(root(hashes.subList(0, split)), root(hashes.subList(split, hashes.size())));
    }

    @Test
    void whoAsksForAllEntriesAboutSomethingGetsMoreThanFiveHundred() {
        int many = 502;
        for (int i = 0; i < many; i++) {
            int number = i;
            ledger.transactions().executeWithoutResult(status -> ledger.pending().add("test.event", "busy", List.of(), "{\"i\":" + number + "}"));
        }
        ledger.ledger().awaitDurable();
        assertThat(log.about("busy", Long.MAX_VALUE, many + 1)).hasSize(many).isSortedAccordingTo(Comparator.comparing(EntryLog.Entry::number));
        assertThat(log.about("busy", ENTRIES + 501L, many + 1)).as("below a number").hasSize(501);
        assertThat(log.about("busy", Long.MAX_VALUE, 3)).as("as many as are wanted").hasSize(3);
    }
}
