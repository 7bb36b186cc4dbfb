package io.singlewindow.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** The commands in this process: what they refuse, and that rows are the same on whatever database they are put. */
class BackupRunTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T02:00:00Z"), ZoneOffset.UTC);
    private static final int EVENTS = 700;

    @TempDir
    Path folder;

    /** None, but where it matters: a good one takes seconds to try, each time. */
    private String passphrase = "";
    private Path backup;
    private Path earlier;
    private Path newest;

    /** What a command has said, and its exit code. */
    private record Done(int exitCode, String text) {}

    private static String url(TestDatabase database, Path dataDir) {
        return database == TestDatabase.H2 ? "jdbc:h2:file:" + dataDir.resolve("window") + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000" : TestDatabase.postgresqlUrl();
    }

    private static String user(String url) {
        return url.startsWith("jdbc:h2:") ? "sa" : "postgres";
    }

    private Done run(String command, Path dataDir, String url, Path file, String... more) {
        MockEnvironment environment = new MockEnvironment().withProperty("window.run", command).withProperty("window.backup", file.toString())
                .withProperty("window.data-dir", dataDir.toString()).withProperty("spring.datasource.url", url)
                .withProperty("spring.datasource.username", user(url)).withProperty("window.backup-passphrase", passphrase);
        for (int i = 0; i < more.length; i += 2) {
            environment.setProperty(more[i], more[i + 1]);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int code = new BackupRun(environment, CLOCK, new PrintStream(text, true, StandardCharsets.UTF_8)).run();
        return new Done(code, text.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void begin() {
        backup = folder.resolve("backup.zip");
        earlier = folder.resolve("earlier.txt");
        newest = folder.resolve("newest.txt");
    }

    /** A data directory with a log, a message, and rows of every type; backed up in the middle of it. */
    private void backUp(TestDatabase database) throws IOException {
        Path dataDir = Files.createDirectories(folder.resolve("data"));
        String url = url(database, dataDir);
        try (HikariDataSource dataSource = new HikariDataSource()) {
            dataSource.setJdbcUrl(url);
            dataSource.setUsername(user(url));
            Flyway.configure().dataSource(dataSource).locations("classpath:db/migration/" + (database == TestDatabase.H2 ? "h2" : "postgresql")).load().migrate();
            try (TestLedger ledger = new TestLedger(dataSource, dataDir.resolve("keys"), CLOCK)) {
                ledger.accept("91330100TERT00016Y", "CEB311", "PARTLY_ACCEPTED", List.of(0, 2));
                ledger.jdbc().sql("INSERT INTO quota_entry (consignment_id, person, quota_year, amount, given_back, state, accepted_on, released_on)"
                        + " VALUES ('c', 'p', 2026, 12345678901234.56789, 0, 'USED', DATE '2026-03-01', NULL)").update();
                // a column of it is worked out by the database
                ledger.jdbc().sql("INSERT INTO consignment_party (consignment_id, uscc) VALUES ('c', '91330100TERT00016Y')").update();
                ledger.jdbc().sql("INSERT INTO guarantee (declarant, guarantee_no, amount, valid_from, valid_to, withdrawn)"
                        + " VALUES ('91330100TERT000677', '保函\"\\1', -0.10, DATE '2015-01-01', DATE '9999-12-31', TRUE)").update();
                ledger.jdbc().sql("INSERT INTO rule_version (version, state, effective_at, digest, author, reason, created_at, content)"
                        + " VALUES (7, 'DRAFT', 1, 'd', 'a', '行\n2', 2, ?)").param("长".repeat(100_000)).update();
                events(ledger, 300);
                Files.writeString(earlier, checkpoint(ledger));
                events(ledger, EVENTS - 300);
                assertThat(run("backup", dataDir, url, backup)).satisfies(done -> assertThat(done.exitCode()).as(done.text()).isZero());
                events(ledger, 1);
                Files.writeString(newest, checkpoint(ledger));
            }
        }
    }

    private static void events(TestLedger ledger, int count) {
        for (int i = 0; i < count; i++) {
            ledger.transactions().executeWithoutResult(status -> ledger.pending().add("test.event", "ref", List.of("91330100TERT00016Y"), "{}"));
        }
        ledger.ledger().awaitDurable();
    }

    private static String checkpoint(TestLedger ledger) {
        return ledger.jdbc().sql("SELECT checkpoint FROM log_head").query(String.class).single();
    }

    private static Map<String, List<String>> rows(Path file) throws IOException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().filter(one -> one.getName().startsWith("rows/")).toList()) {
                tables.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).lines().sorted().toList());
            }
        }
        return tables;
    }

    private Path changed(String name, String from, String to) throws IOException {
        Path forged = folder.resolve("forged.zip");
        Files.deleteIfExists(forged);
        List<String> changed = new ArrayList<>();
        try (ZipFile zip = new ZipFile(backup.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(forged))) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(name)) {
                    String before = new String(bytes, StandardCharsets.UTF_8);
                    bytes = before.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8);
                    changed.add(before.equals(new String(bytes, StandardCharsets.UTF_8)) ? "nothing" : name);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes);
                out.closeEntry();
            }
        }
        assertThat(changed).containsExactly(name);
        return forged;
    }

    @ParameterizedTest
    @CsvSource({"H2, H2", "H2, POSTGRESQL", "POSTGRESQL, H2", "POSTGRESQL, POSTGRESQL"})
    void rowsAreTheSameWhereverTheyArePut(TestDatabase from, TestDatabase to) throws IOException {
        backUp(from);
        Path dataDir = folder.resolve("restored");
        String url = url(to, Files.createDirectories(dataDir));
        assertThat(run("restore", dataDir, url, backup, "window.backup-checkpoint", earlier.toString())).satisfies(done -> assertThat(done.exitCode()).as(done.text()).isZero());
        assertThat(dataDir.resolve("restore-unfinished")).doesNotExist();
        for (String key : List.of("log.key", "master.key")) {
            assertThat(dataDir.resolve("keys").resolve(key)).hasSameBinaryContentAs(folder.resolve("data/keys").resolve(key));
        }
        Path again = folder.resolve("again.zip");
        assertThat(run("backup", dataDir, url, again).exitCode()).isZero();
        Map<String, List<String>> expected = rows(backup);
        assertThat(expected.get("rows/entry.jsonl")).hasSize(EVENTS + 2);
        Map<String, List<String>> found = rows(again);
        // that it was restored waits to become an entry
        assertThat(found.remove("rows/pending_entry.jsonl")).hasSize(2).anyMatch(row -> row.contains("ops.restored"));
        expected.remove("rows/pending_entry.jsonl");
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(expected.get(table)));
        // and once more it is refused
        assertThat(run("restore", dataDir, url, backup)).satisfies(done -> {
            assertThat(done.exitCode()).isEqualTo(1);
            assertThat(done.text()).contains("nothing is overwritten");
        });
    }

    @Test
    void whateverWasChangedIsFoundBeforeAnythingIsPutBack() throws IOException {
        backUp(TestDatabase.H2);
        Path target = folder.resolve("target");
        Map<String, List<String>> changes = new TreeMap<>(Map.of(
                "a row", List.of("rows/guarantee.jsonl", "true", "false"),
                "an entry", List.of("rows/entry.jsonl", "window-entry/v1", "window-entry/v2"),
                "the log's end", List.of("rows/log_head.jsonl", "contract", "contrast"),
                "the manifest", List.of("manifest.json", "\"rows\":1", "\"rows\":2"),
                "the format", List.of("manifest.json", "window-backup/v1", "window-backup/v9"),
                "the keys", List.of("keys.json", "\"sealed\":\"....", "\"sealed\":\"AAAA")));
        for (Map.Entry<String, List<String>> change : changes.entrySet()) {
            Path forged = changed(change.getValue().get(0), change.getValue().get(1), change.getValue().get(2));
            Done done = run("restore", target, url(TestDatabase.H2, target), forged);
            assertThat(done.exitCode()).as(change.getKey() + ": " + done.text()).isEqualTo(change.getKey().equals("the format") ? 2 : 1);
            assertThat(target).doesNotExist();
        }
    }

    @Test
    void aLogThatDoesNotContinueAnEarlierOneIsRefusedAndOneThatEndsBeforeItBeginsAnew() throws IOException {
        backUp(TestDatabase.H2);
        Path target = folder.resolve("target");
        String url = url(TestDatabase.H2, target);
        assertThat(run("verify", target, url, backup, "window.backup-checkpoint", earlier.toString()).text()).contains("continues that of size 301");
        assertThat(run("verify", target, url, backup, "window.backup-checkpoint", newest.toString())).satisfies(done -> {
            assertThat(done.exitCode()).isEqualTo(1);
            assertThat(done.text()).contains("is newer");
        });
        Path other = folder.resolve("other.txt");
        Files.writeString(other, Files.readString(earlier).replaceFirst("\n[A-Za-z0-9+/]{5}", "\nAAAAA"));
        assertThat(run("verify", target, url, backup, "window.backup-checkpoint", other.toString()).text()).contains("is not signed by this log's key");
        Files.writeString(other, "no checkpoint");
        assertThat(run("verify", target, url, backup, "window.backup-checkpoint", other.toString()).exitCode()).isEqualTo(2);
        assertThat(run("restore", target, url, backup, "window.backup-checkpoint", newest.toString())).satisfies(done -> {
            assertThat(done.exitCode()).as(done.text()).isZero();
            assertThat(done.text()).contains("a new log begins, contract/2");
        });
        assertThat(target.resolve("keys/log.origin")).hasContent("contract/2");
        assertThat(target.resolve("keys/log.key")).exists();
        Path again = folder.resolve("again.zip");
        assertThat(run("backup", target, url, again).text()).contains("signed head of contract/2+");
        assertThat(rows(again).get("rows/pending_entry.jsonl")).anyMatch(row -> row.contains("log.opened") && row.contains("\\\"missingFrom\\\":701") && row.contains("\\\"missingTo\\\":701"));
    }

    @Test
    void whatCannotBeReadIsSaidInWords() throws IOException {
        passphrase = "a passphrase";
        backUp(TestDatabase.H2);
        Path target = folder.resolve("target");
        String url = url(TestDatabase.H2, target);
        assertThat(run("verify", target, url, backup, "window.backup-passphrase", "another")).satisfies(done -> {
            assertThat(done.exitCode()).isEqualTo(1);
            assertThat(done.text()).contains("passphrase");
        });
        assertThat(run("verify", target, url, earlier)).satisfies(done -> {
            assertThat(done.exitCode()).isEqualTo(2);
            assertThat(done.text()).contains("is no backup");
        });
        assertThat(run("verify", target, url, folder.resolve("none.zip")).exitCode()).isEqualTo(2);
        assertThat(run("mend", target, url, backup).exitCode()).isEqualTo(2);
        assertThat(run("backup", target, url, folder.resolve("other.zip"))).satisfies(done -> {
            assertThat(done.exitCode()).isEqualTo(2);
            assertThat(done.text()).contains("no data directory");
        });
        assertThat(folder.resolve("other.zip")).doesNotExist();
        byte[] before = Files.readAllBytes(backup);
        assertThat(run("backup", folder.resolve("data"), url(TestDatabase.H2, folder.resolve("data")), backup).exitCode()).isEqualTo(1);
        assertThat(backup).hasBinaryContent(before);
    }
}
