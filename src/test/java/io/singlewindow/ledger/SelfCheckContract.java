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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;

/** One byte changed anywhere in what the log stands on is found, when it is new and when it is old. */
abstract class SelfCheckContract {

    private static final int EVENTS = 300;
    /** Tables that the log stands on, and the row of each that is changed. */
    private static final Map<String, String> ROWS = Map.of("entry", "number = 7", "entry_body", "number = 8", "submission", "entry_number = 0",
            "authority_receipt", "id = '1'", "subtree", "level = 8 AND idx = 0", "log_head", "id = 1");
    /** What changes with time by itself: whether it waits, how far it has come. */
    private static final Set<String> MOVING = Set.of("authority_receipt.state", "authority_receipt.cause");

    @TempDir
    Path folder;

    private QuietLogs quiet;
    private HikariDataSource dataSource;
    private TestLedger ledger;
    private LogFaults faults;
    private SelfCheck check;

    abstract TestDatabase database();

    @BeforeEach
    void fill() throws Exception {
        quiet = new QuietLogs();
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
        ledger.jdbc().sql("INSERT INTO authority_receipt (id, authority, sha256, received_at, body, state, counts, seal) VALUES ('1', 'customs', ?, 0, ?, 'APPLIED', TRUE, ?)")
                .params(sha256(body), body, ledger.sealing().ofRow("1", "customs", sha256(body), 0L, true)).update();
    }

    @AfterEach
    void close() {
        ledger.close();
        dataSource.close();
        quiet.close();
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
        ledger.transactions().executeWithoutResult(status -> assertThat(ledger.dataKeys().destroy(month)).isTrue());
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

    /** One whose answer quotes what stood in the message. */
    private NewSubmission quoting() throws Exception {
        return SampleSubmissions.withRendering(submission(), proof -> new NewSubmission.Rendered(
                "{\"findings\":[{\"code\":\"XSD-002\",\"given\":\"Buyer of Tea\",\"expected\":\"60\",\"message\":{\"zh\":\"Buyer of Tea\",\"en\":\"Buyer of Tea\"}}]}"
                        .getBytes(StandardCharsets.UTF_8), "receipt",
                "<ceb:r><ceb:returnInfo>Buyer of Tea</ceb:returnInfo></ceb:r>".getBytes(StandardCharsets.UTF_8)));
    }

    private String stored(String id) {
        return ledger.jdbc().sql("SELECT answer, ceb_receipt, quoted FROM submission WHERE id = ?").param(id)
                .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8) + new String(row.getBytes(2), StandardCharsets.UTF_8)
                        + (row.getBytes(3) == null ? "" : new String(row.getBytes(3), StandardCharsets.ISO_8859_1))).single();
    }

    private void endOfTheMonth() {
        int month = ledger.jdbc().sql("SELECT body_month FROM data_key").query(Integer.class).single();
        Instant from = java.time.YearMonth.of(month / 100, month % 100).atDay(1).atStartOfDay(io.singlewindow.time.BusinessTime.ZONE).toInstant();
        ledger.transactions().executeWithoutResult(status -> {
            ledger.jdbc().sql("INSERT INTO retention_end (kind, kept_month, ended_at, keep) VALUES ('TRADE', ?, 1, 'P5Y')").param(month).update();
            ledger.dataKeys().destroy(month);
            ledger.oldQuotes().remove(from, from.atZone(io.singlewindow.time.BusinessTime.ZONE).plusMonths(1).toInstant());
        });
    }

    @Test
    void whatAnAnswerQuotesIsEncryptedAndEndsWithTheMessagesKey() throws Exception {
        NewSubmission quoting = quoting();
        Outcome.Recorded recorded = (Outcome.Recorded) ledger.ledger().append(quoting).get(20, TimeUnit.SECONDS);
        assertThat(stored(quoting.id())).doesNotContain("Buyer").contains("XSD-002");
        StoredSubmission kept = ledger.submissions().find(quoting.id()).orElseThrow();
        assertThat(kept.answer()).as("the same answer, byte for byte").isEqualTo(recorded.answer());
        assertThat(new String(kept.cebReceipt(), StandardCharsets.UTF_8)).contains("Buyer of Tea");
        check.run(1000, 512);
        assertThat(faults.openPlaces()).isNull();
        endOfTheMonth();
        StoredSubmission ended = ledger.submissions().find(quoting.id()).orElseThrow();
        assertThat(new String(ended.answer(), StandardCharsets.UTF_8)).contains("XSD-002", "kept no longer").doesNotContain("Buyer");
        assertThat(new String(ended.cebReceipt(), StandardCharsets.UTF_8)).contains("<ceb:returnInfo>-</ceb:returnInfo>");
        check.run(1000, 1000);
        assertThat(faults.openPlaces()).as("its seal holds").isNull();
    }

    @Test
    void quotesThatAreMissingOrOtherOnesAreFound() throws Exception {
        NewSubmission quoting = quoting();
        ledger.ledger().append(quoting).get(20, TimeUnit.SECONDS);
        ledger.jdbc().sql("UPDATE submission SET quoted = NULL WHERE id = ?").param(quoting.id()).update();
        check.run(1000, 512);
        assertThat(faults.openPlaces()).contains(quoting.id());
    }

    @Test
    void anAnswerFromBeforeLosesItsQuotesWithTheKeyAndKeepsASealOnlyIfItHadARightOne() throws Exception {
        List<NewSubmission> old = List.of(quoting(), quoting());
        for (NewSubmission one : old) {
            ledger.ledger().append(one).get(20, TimeUnit.SECONDS);
            NewSubmission.Rendered rendered = one.rendering().render(null);
            ledger.jdbc().sql("UPDATE submission SET answer = ?, ceb_receipt = ?, quoted = NULL WHERE id = ?").params(rendered.answer(), rendered.cebReceipt(), one.id()).update();
            byte[] sealed = new CheckRows(ledger.jdbc()).submission(one.id()).orElseThrow().sealed();
            ledger.jdbc().sql("UPDATE submission SET seal = ? WHERE id = ?").params(new BodyKeys(folder.resolve("master.key"), new SecureRandom(), ledger.jdbc()).seal(sealed), one.id()).update();
        }
        ledger.jdbc().sql("UPDATE submission SET principal = 'another' WHERE id = ?").param(old.get(1).id()).update();
        endOfTheMonth();
        assertThat(old).allSatisfy(one -> assertThat(stored(one.id())).doesNotContain("Buyer").contains("XSD-002"));
        check.run(1000, 512);
        assertThat(faults.openPlaces()).contains(old.get(1).id()).doesNotContain(old.get(0).id());
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
        stored().forEach(column -> assertThat(StoredBytes.changed(column.value(), column.bytes() / 2)).as(column.name())
                .extracting(other -> look(column, other, true)).doesNotContain(Seen.MISSED));
    }

    @Test
    void anyByteChangedInWhatWasLookedAtBeforeIsFound() {
        check.run(1000, 512);
        int tried = 0;
        for (StoredBytes.Column column : stored()) {
            for (int at = 0; at < column.bytes(); at++) {
                // what a key or a check of the database's refuses cannot be stored: the next change of this byte is tried
                for (Object other : StoredBytes.changed(column.value(), at)) {
                    Seen seen = look(column, other, false);
                    assertThat(seen).as("%s, byte %d: %s", column.name(), at, other).isNotEqualTo(Seen.MISSED);
                    if (seen == Seen.FOUND) {
                        tried++;
                        break;
                    }
                }
            }
        }
        System.out.printf("Bytes changed and found: %d%n", tried);
        assertThat(tried).isGreaterThan(900);
        assertThat(faults.all()).as("all is as it was").isEmpty();
    }

    private enum Seen { FOUND, MISSED, REFUSED }

    /** Changes one value, looks, and takes both back. */
    private Seen look(StoredBytes.Column column, Object other, boolean asNew) {
        return ledger.transactions().execute(status -> {
            status.setRollbackOnly();
            if (asNew) {
                ledger.jdbc().sql("DELETE FROM self_check").update();
            }
            try {
                ledger.jdbc().sql("UPDATE " + column.table() + " SET " + column.column() + " = ? WHERE " + ROWS.get(column.table())).param(other).update();
            } catch (DataIntegrityViolationException refused) {
                return Seen.REFUSED;
            }
            check.run(1000, 512);
            return faults.all().isEmpty() ? Seen.MISSED : Seen.FOUND;
        });
    }

    private List<StoredBytes.Column> stored() {
        return ROWS.entrySet().stream().flatMap(row -> StoredBytes.of(ledger.jdbc(), row.getKey(), row.getValue()).stream())
                .filter(column -> !MOVING.contains(column.name())).toList();
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

    @Test
    void whatChangesAgainWhereSomethingWasAcknowledgedIsFoundAgain() {
        ledger.jdbc().sql("UPDATE entry SET type = 'another' WHERE number = 5").update();
        check.run(1000, 0);
        ledger.transactions().executeWithoutResult(status -> faults.acknowledge("operator", "disk replaced"));
        faults.acknowledged();
        assertThat(faults.openPlaces()).isNull();
        ledger.jdbc().sql("UPDATE entry SET type = 'a third' WHERE number = 5").update();
        check.run(1000, 1000);
        assertThat(faults.openPlaces()).as("he let be what he was shown").contains("entry 5");
    }

    @Test
    void aLogWhoseShortnessWasAcknowledgedIsLookedAtFromItsBeginning() {
        check.run(1000, 0);
        ledger.jdbc().sql("UPDATE self_check SET checked_to = checked_to + 5, frontier = ?").param(new byte[0]).update();
        check.run(1000, 0);
        assertThat(faults.openPlaces()).contains("log_head end");
        ledger.transactions().executeWithoutResult(status -> faults.acknowledge("operator", "restored an older backup"));
        faults.acknowledged();
        ledger.jdbc().sql("UPDATE entry SET type = 'another' WHERE number = 5").update();
        check.run(1000, 0);
        assertThat(faults.openPlaces()).contains("entry 5").doesNotContain("log_head end");
    }
}
