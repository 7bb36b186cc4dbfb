package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.trail.LogKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One byte changed anywhere in what is stored is found, when it is new and when it is old. */
abstract class SelfCheckContract {

    private static final int EVENTS = 300;
    /** Table, column, and which row of it. */
    private static final List<String[]> STORED = List.of(
            new String[] {"entry", "leaf", "number = 7"}, new String[] {"entry", "leaf_hash", "number = 7"},
            new String[] {"entry", "type", "number = 7"}, new String[] {"entry", "ref", "number = 7"}, new String[] {"entry", "at", "number = 7"},
            new String[] {"entry_body", "content", "number = 8"}, new String[] {"entry_body", "nonce", "number = 8"},
            new String[] {"submission", "body", "entry_number = 0"}, new String[] {"submission", "iv", "entry_number = 0"},
            new String[] {"submission", "receipt", "entry_number = 0"}, new String[] {"submission", "answer", "entry_number = 0"},
            new String[] {"submission", "ceb_receipt", "entry_number = 0"}, new String[] {"submission", "nonce", "entry_number = 0"},
            new String[] {"submission", "sha256", "entry_number = 0"}, new String[] {"submission", "status", "entry_number = 0"},
            new String[] {"submission", "sender", "entry_number = 0"}, new String[] {"submission", "received_at", "entry_number = 0"},
            new String[] {"submission", "seal", "entry_number = 0"}, new String[] {"authority_receipt", "body", "id = '1'"},
            new String[] {"authority_receipt", "sha256", "id = '1'"}, new String[] {"subtree", "hash", "level = 8 AND idx = 0"},
            new String[] {"log_head", "checkpoint", "id = 1"}, new String[] {"log_head", "frontier", "id = 1"},
            new String[] {"log_head", "size", "id = 1"}, new String[] {"log_head", "last_at", "id = 1"}, new String[] {"log_head", "origin", "id = 1"});

    @TempDir
    Path folder;

    private HikariDataSource dataSource;
    private TestLedger ledger;
    private LogFaults faults;
    private SelfCheck check;

    abstract TestDatabase database();

    @BeforeEach
    void fill() throws Exception {
        dataSource = database().open(folder);
        ledger = new TestLedger(dataSource, folder, Clock.systemUTC());
        faults = new LogFaults(ledger.jdbc(), Clock.systemUTC());
        CheckRows rows = new CheckRows(ledger.jdbc());
        BodyKeys keys = new BodyKeys(folder.resolve("master.key"), new SecureRandom(), ledger.jdbc());
        check = new SelfCheck(rows, new EntryCheck(rows, keys, faults), faults, LogKey.at(folder.resolve("log.key"), "contract"), Clock.systemUTC());
        ledger.ledger().append(submission()).get(20, TimeUnit.SECONDS);
        ledger.transactions().executeWithoutResult(status -> {
            for (int i = 0; i < EVENTS; i++) {
                ledger.pending().add("test.event", "ref-" + i, List.of(), "{\"i\":" + i + "}");
            }
        });
        ledger.ledger().awaitDurable();
        byte[] body = "<CEB312Message/>".getBytes(StandardCharsets.UTF_8);
        ledger.jdbc().sql("INSERT INTO authority_receipt (id, authority, sha256, received_at, body, state, counts) VALUES ('1', 'customs', ?, 0, ?, 'APPLIED', TRUE)")
                .params(sha256(body), body).update();
    }

    @AfterEach
    void close() {
        ledger.close();
        dataSource.close();
    }

    private NewSubmission submission() throws Exception {
        byte[] body = "message".getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        String id = ledger.ids().next(now);
        return new NewSubmission(id, now, "platform", "91330100TERT00016Y", "rest", "CEB311", "guid", NewSubmission.ACCEPTED, 202,
                sha256(body), "00", List.of(2, 3), body, List.of(), "statement",
                proof -> new NewSubmission.Rendered("answer".getBytes(StandardCharsets.UTF_8), "receipt", "ceb".getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(byte[] body) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    @Test
    void whatWasWrittenIsFoundAsItWasWrittenHoweverOftenOneLooks() {
        for (int i = 0; i < 5; i++) {
            check.run(100, 512);
        }
        assertThat(faults.all()).isEmpty();
        assertThat(faults.openPlaces()).isNull();
        assertThat(ledger.jdbc().sql("SELECT checked_to FROM self_check").query(Long.class).single()).isEqualTo(EVENTS + 1L);
    }

    @Test
    void aKeyThatIsGoneIsFoundUnlessItsRetentionHasEnded() {
        int month = ledger.jdbc().sql("SELECT body_month FROM data_key").query(Integer.class).single();
        ledger.jdbc().sql("INSERT INTO retention_end (kind, kept_month, ended_at, keep) VALUES ('TRADE', ?, 1, 'P5Y')").param(month).update();
        ledger.transactions().executeWithoutResult(status -> assertThat(new DataKeys(new BodyKeys(folder.resolve("master.key"), new SecureRandom(), ledger.jdbc())).destroy(month)).isTrue());
        check.run(1000, 512);
        assertThat(faults.openPlaces()).isNull();
        String id = ledger.jdbc().sql("SELECT id FROM submission").query(String.class).single();
        // the ledger's own keys have it in memory still
        assertThatThrownBy(() -> ledger.submissions().content(id)).isInstanceOfSatisfying(RetentionEnded.class, ended -> {
            assertThat(ended.status()).isEqualTo(410);
            assertThat(ended.findings().get(0).en()).contains("P5Y");
        });
        assertThat(ledger.submissions().keptContent(id)).isEmpty();
        ledger.jdbc().sql("DELETE FROM retention_end").update();
        check.run(1000, 512);
        assertThat(faults.openPlaces()).isEqualTo("data_key " + month);
    }

    @Test
    void anEmptiedReceiptIsFoundUnlessItsRetentionHasEnded() {
        ledger.jdbc().sql("INSERT INTO retention_end (kind, kept_month, ended_at, keep) VALUES ('TRADE', 197001, 1, 'P5Y')").update();
        ledger.jdbc().sql("UPDATE authority_receipt SET body = ?").param(new byte[0]).update();
        check.run(1000, 512);
        assertThat(faults.openPlaces()).isNull();
        ledger.jdbc().sql("UPDATE retention_end SET kind = 'FOREX'").update();
        check.run(1000, 512);
        assertThat(faults.openPlaces()).isEqualTo("authority_receipt 1");
    }

    @Test
    void oneByteChangedInWhatIsNewIsFound() {
        STORED.forEach(place -> assertFound(place, () -> ledger.jdbc().sql("DELETE FROM self_check").update()));
    }

    @Test
    void oneByteChangedInWhatWasLookedAtBeforeIsFoundToo() {
        STORED.forEach(place -> assertFound(place, () -> {}));
    }

    private void assertFound(String[] place, Runnable before) {
        check.run(1000, 512);
        before.run();
        String where = String.join(" ", place);
        Object original = value(place);
        write(place, changed(original));
        check.run(1000, 512);
        assertThat(faults.all()).as(where).isNotEmpty();
        assertThat(faults.openPlaces()).as(where).isNotNull();
        write(place, original);
        ledger.jdbc().sql("DELETE FROM log_fault").update();
        ledger.jdbc().sql("DELETE FROM self_check").update();
        check.run(1000, 512);
        assertThat(faults.all()).as(where + " restored").isEmpty();
    }

    @Test
    void whatIsMissingIsFound() {
        check.run(1000, 0);
        for (String row : List.of("entry WHERE number = 9", "entry_body WHERE number = 9", "submission WHERE entry_number = 0")) {
            ledger.transactions().executeWithoutResult(status -> {
                ledger.jdbc().sql("DELETE FROM " + row).update();
                check.run(1000, 512);
                assertThat(faults.all()).as(row).isNotEmpty();
                status.setRollbackOnly();
            });
        }
    }

    @Test
    void aLogThatBecameShorterIsFound() {
        check.run(1000, 0);
        ledger.jdbc().sql("UPDATE self_check SET checked_to = 400").update();
        check.run(1000, 0);
        assertThat(faults.openPlaces()).contains("log_head end");
    }

    @Test
    void intakeStopsUntilAllIsAcknowledgedAndGoesOnWithTheSamePlaceInTheLog() throws Exception {
        ledger.ledger().stopWhile(faults::openPlaces);
        ledger.jdbc().sql("UPDATE entry SET type = 'another' WHERE number = 5").update();
        check.run(1000, 0);
        assertThat(faults.openPlaces()).contains("entry 5");
        NewSubmission next = submission();
        assertThatThrownBy(() -> ledger.ledger().append(next)).isInstanceOf(IntakeStopped.class).hasMessageContaining("entry 5");
        assertThat(ledger.transactions().<List<String>>execute(status -> faults.acknowledge("operator", "disk replaced"))).containsExactly("entry 5 body", "entry 5 columns");
        faults.acknowledged();
        assertThat(ledger.ledger().append(next).get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Recorded.class);
        check.run(1000, 512);
        assertThat(faults.openPlaces()).as("what is acknowledged is not found anew").isNull();
        assertThat(faults.all()).hasSize(2).allSatisfy(fault -> {
            assertThat(fault.acknowledgedBy()).isEqualTo("operator");
            assertThat(fault.reason()).isEqualTo("disk replaced");
        });
    }

    private Object value(String[] place) {
        return ledger.jdbc().sql("SELECT " + place[1] + " FROM " + place[0] + " WHERE " + place[2]).query((row, n) -> {
            Object value = row.getObject(1);
            return value instanceof String || value instanceof Number ? value : value instanceof java.sql.Clob ? row.getString(1) : row.getBytes(1);
        }).single();
    }

    private void write(String[] place, Object value) {
        ledger.jdbc().sql("UPDATE " + place[0] + " SET " + place[1] + " = ? WHERE " + place[2]).param(value).update();
    }

    private static Object changed(Object value) {
        if (value instanceof Number number) {
            return number.longValue() + 1;
        }
        if (value instanceof String text) {
            int middle = text.length() / 2;
            return text.substring(0, middle) + (char) (text.charAt(middle) ^ 1) + text.substring(middle + 1);
        }
        byte[] bytes = ((byte[]) value).clone();
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }
}
