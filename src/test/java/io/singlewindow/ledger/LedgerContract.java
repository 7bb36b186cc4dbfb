package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import io.singlewindow.trail.tree.Proofs;
import io.singlewindow.verifier.LogVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger promises, whatever database it stands on. */
abstract class LedgerContract {

    @TempDir
    Path folder;

    private final SampleSubmissions samples = new SampleSubmissions();
    private DataSource dataSource;
    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private LogKey key;
    private BodyKeys bodies;
    private Ledger ledger;

    abstract DataSource dataSource(Path folder) throws Exception;

    abstract String migrations();

    @BeforeEach
    void open() throws Exception {
        dataSource = dataSource(folder);
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration/" + migrations()).load().migrate();
        start();
    }

    private void start() {
        assemble();
        ledger.start();
    }

    private void assemble() {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        jdbc = JdbcClient.create(template);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        key = LogKey.at(folder.resolve("log.key"), "contract");
        bodies = new BodyKeys(folder.resolve("master.key"), new SecureRandom(), jdbc);
        LedgerSettings settings = new LedgerSettings("contract", 64, 1 << 20, 500, 1 << 22, 20, 30_000);
        LedgerStore store = new LedgerStore(template);
        EntryWriter writer = new EntryWriter(store, bodies, key, Clock.systemUTC(), new SecureRandom());
        GroupCommit groups = new GroupCommit(store, writer, transactions, Durability.of(dataSource), new PublishedHead());
        ledger = new Ledger(new WaitingRoom(settings), groups, settings);
    }

    @AfterEach
    void stop() {
        ledger.stop();
    }

    @Test
    void whatIsAnsweredIsFoundByIdGuidDigestAndKey() throws Exception {
        NewSubmission submission = submission("a", "k1", "one");
        Outcome.Recorded recorded = (Outcome.Recorded) append(submission);
        Submissions stored = new Submissions(jdbc, bodies);
        assertThat(stored.find(submission.id()).orElseThrow().answer()).isEqualTo(recorded.answer());
        assertThat(stored.byGuid("guid-a")).hasSize(1);
        assertThat(stored.byDigest(submission.contentDigest())).hasSize(1);
        assertThat(stored.byDigest(submission.sha256())).hasSize(1);
        assertThat(stored.byClaim(submission.claims().get(1).key())).isPresent();
        assertThat(stored.content(submission.id())).hasValue("one".getBytes(StandardCharsets.UTF_8));
        assertThat(stored.find("no such id")).isEmpty();
    }

    @Test
    void bodiesAreNotReadableInTheDatabase() throws Exception {
        NewSubmission submission = submission("secret", "k", "identity 000000199001010018");
        append(submission);
        byte[] body = jdbc.sql("SELECT body FROM submission WHERE id = ?").param(submission.id()).query(byte[].class).single();
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("identity");
    }

    @Test
    void sameContentUnderAClaimedKeyIsTheSameSubmissionOtherContentIsTold() throws Exception {
        NewSubmission first = submission("b", "k2", "one");
        append(first);
        assertThat(append(submission("b", "k3", "one"))).isEqualTo(new Outcome.Taken(
                first.claims().get(0), first.id(), first.contentDigest(), true));
        Outcome.Taken other = (Outcome.Taken) append(submission("b", "k4", "two"));
        assertThat(other.same()).isFalse();
        assertThat(other.holderId()).isEqualTo(first.id());
        assertThat(other.claim().kind()).isEqualTo(Claim.Kind.MESSAGE);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM submission").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void ofTwoHundredAtOnceExactlyOneIsRecorded() {
        List<CompletableFuture<Outcome>> all = IntStream.range(0, 200).parallel()
                .mapToObj(i -> ledger.append(submission("c", "key" + i, "same"))).toList();
        List<Outcome> outcomes = all.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(Outcome.Recorded.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> outcome instanceof Outcome.Taken taken && taken.same()).hasSize(199);
    }

    @Test
    void aGroupWithABadRowLosesOnlyTheCulprit() {
        NewSubmission bad = SampleSubmissions.withPrincipal(submission("bad", "kb", "x"), "p".repeat(100));
        List<CompletableFuture<Outcome>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(ledger.append(i == 11 ? bad : submission("g" + i, "kg" + i, "x")));
        }
        CompletableFuture<Void> everyone = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        assertThatThrownBy(everyone::join).isNotNull();
        assertThat(all).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(1);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM submission").query(Integer.class).single()).isEqualTo(29);
        assertThat(new EntryLog(jdbc).size()).isEqualTo(29);
    }

    @Test
    void aFullWaitingRoomRefusesAndForgetsNothing() throws Exception {
        ledger.stop();
        assemble();
        List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
        assertThatThrownBy(() -> {
            for (int i = 0; i < 1_000; i++) {
                waiting.add(ledger.append(submission("w" + i, "kw" + i, "x")));
            }
        }).isInstanceOf(LedgerFull.class);
        assertThat(waiting).hasSize(500);
        ledger.start();
        for (CompletableFuture<Outcome> one : waiting) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Recorded.class);
        }
    }

    @Test
    void eachEntryIsProvenByCodeOfItsOwnAndHeadsStayConsistentOverRestarts() throws Exception {
        List<NewSubmission> sent = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            List<CompletableFuture<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < 90; i++) {
                NewSubmission submission = submission("r" + round + "-" + i, "kr" + round + "-" + i, "body " + i);
                sent.add(submission);
                all.add(ledger.append(submission));
            }
            all.forEach(CompletableFuture::join);
            heads.add(new EntryLog(jdbc).checkpoint());
            ledger.stop();
            start();
        }
        EntryLog log = new EntryLog(jdbc);
        for (NewSubmission submission : sent) {
            String receipt = jdbc.sql("SELECT receipt FROM submission WHERE id = ?").param(submission.id()).query(String.class).single();
            SampleSubmissions.verifyReceipt(submission, receipt, head -> LogVerifier.open(head, key.verifierKey()));
        }
        for (int i = 0; i < heads.size(); i++) {
            for (int j = i; j < heads.size(); j++) {
                LogVerifier.Head from = LogVerifier.open(heads.get(i), key.verifierKey());
                LogVerifier.Head to = LogVerifier.open(heads.get(j), key.verifierKey());
                assertThat(LogVerifier.consistent(from, to, Proofs.consistency(log.nodes(), from.size(), to.size()))).isTrue();
            }
        }
        LogVerifier.Head newest = LogVerifier.open(log.checkpoint(), key.verifierKey());
        for (long number = 0; number < newest.size(); number += 13) {
            byte[] leaf = log.entry(number).orElseThrow().leaf().getBytes(StandardCharsets.UTF_8);
            assertThat(LogVerifier.included(leaf, number, Proofs.inclusion(log.nodes(), number, newest.size()), newest)).isTrue();
        }
    }

    @Test
    void eventsOfOtherFeaturesAreNumberedSoonAndReachTheirInbox() {
        PendingEntries pending = new PendingEntries(jdbc);
        transactions.executeWithoutResult(status ->
                pending.add("consignment.state", "c1", List.of("91330100TERT00016Y"), "{\"state\":\"MATCHED\"}"));
        ledger.awaitDurable();
        EntryLog log = new EntryLog(jdbc);
        assertThat(log.size()).isEqualTo(1);
        assertThat(log.entry(0).orElseThrow().type()).isEqualTo("consignment.state");
        assertThat(log.content(0)).hasValue("{\"state\":\"MATCHED\"}");
        assertThat(jdbc.sql("SELECT audience FROM inbox_item WHERE number = 0").query(String.class).single())
                .isEqualTo("91330100TERT00016Y");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM pending_entry").query(Integer.class).single()).isZero();
    }

    @Test
    void theOutboxHoldsWhatWasAcceptedInOrderAndGivesEachOnce() throws Exception {
        NewSubmission first = submission("o1", "ko1", "x");
        NewSubmission second = submission("o2", "ko2", "x");
        append(first);
        append(second);
        Outbox outbox = new Outbox(jdbc);
        assertThat(outbox.next(10)).containsExactly(first.id(), second.id());
        assertThat(outbox.take(first.id())).isTrue();
        assertThat(outbox.take(first.id())).isFalse();
        assertThat(outbox.next(10)).containsExactly(second.id());
    }

    private Outcome append(NewSubmission submission) throws Exception {
        return ledger.append(submission).get(20, TimeUnit.SECONDS);
    }

    private NewSubmission submission(String guid, String idempotencyKey, String body) {
        return samples.of(guid, idempotencyKey, body.getBytes(StandardCharsets.UTF_8));
    }
}
