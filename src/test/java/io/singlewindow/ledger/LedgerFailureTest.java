package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.ledger.FailingDataSource.Mode;
import io.singlewindow.ledger.power.PowerCutDisk;
import io.singlewindow.ledger.power.Survival;
import io.singlewindow.trail.tree.Proofs;
import io.singlewindow.verifier.LogVerifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails under the ledger: nothing is told that is not so, nobody is left waiting, and it goes on afterwards. */
class LedgerFailureTest {

    @TempDir
    Path folder;
    private final SampleSubmissions samples = new SampleSubmissions();
    private QuietLogs quiet;
    private PowerCutDisk disk;
    private FailingDataSource database;
    private LedgerParts parts;
    private Ledger ledger;

    @BeforeEach
    void open() {
        quiet = new QuietLogs();
        disk = PowerCutDisk.at(folder, Survival.NONE, 1);
        open(30_000);
    }

    private void open(int answerMillisMax) {
        HikariDataSource pool = LedgerParts.pool(LedgerParts.powerCutUrl(folder) + ";TRACE_LEVEL_FILE=0");
        LedgerParts.migrate(pool);
        database = new FailingDataSource(pool);
        parts = LedgerParts.assemble(pool, database, folder, new LedgerSettings("failing", 64, 1 << 20, 500, 1 << 22, 20, answerMillisMax));
        ledger = parts.ledger();
        ledger.start();
    }

    @AfterEach
    void close() throws Exception {
        parts.close();
        disk.close();
        quiet.close();
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = {"AWAY", "REFUSES_COMMIT", "LOSES_ANSWER"})
    void whenTheDatabaseFailsNobodyIsAnsweredNoHeadIsShownAndLaterItGoesOn(Mode mode) throws Exception {
        append(sample("before"));
        String head = parts.log().checkpoint();
        database.set(mode);
        List<NewSubmission> sent = new ArrayList<>();
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(sample("during-" + i));
            outcomes.add(ledger.append(sent.get(i)));
        }
        for (CompletableFuture<Outcome> outcome : outcomes) {
            assertDown(outcome);
        }
        database.set(Mode.WORKS);
        if (mode == Mode.LOSES_ANSWER) {
            assertThat(parts.jdbc().sql("SELECT COUNT(*) FROM submission").query(Integer.class).single()).isGreaterThan(1);
        } else {
            assertThat(parts.jdbc().sql("SELECT COUNT(*) FROM submission").query(Integer.class).single()).isEqualTo(1);
            assertThat(parts.log().checkpoint()).isEqualTo(head);
        }
        for (NewSubmission again : sent) {
            requireStored(append(again), again);
        }
        requireConsistent(head, parts.log().checkpoint());
    }

    @Test
    void whenTheSyncFailsNobodyIsAnsweredNoHeadIsShownAndTheDatabaseIsOpenedAnew() throws Exception {
        append(sample("before"));
        String head = parts.log().checkpoint();
        NewSubmission lost = sample("lost");
        disk.failForces(1);
        assertDown(ledger.append(lost));
        assertThat(parts.log().checkpoint()).isEqualTo(head);
        // a force may fail once more for what went down with the first: who was told of it then is stored all the same, and told so
        NewSubmission after = sample("after");
        Awaitility.await().ignoreExceptions().untilAsserted(() -> requireStored(append(after), after));
        requireStored(append(lost), lost);
        requireConsistent(head, parts.log().checkpoint());
    }

    @Test
    void aConnectionFromBeforeThatIsUsedLaterDoesNotHideTheDatabaseThatWasOpenedAnew() throws Exception {
        String url = LedgerParts.powerCutUrl(folder) + ";TRACE_LEVEL_FILE=0";
        try (Connection before = DriverManager.getConnection(url, "sa", "")) {
            disk.failForces(1);
            assertDown(ledger.append(sample("lost")));
            NewSubmission after = sample("after");
            Awaitility.await().ignoreExceptions().untilAsserted(() -> requireStored(append(after), after));
            assertThatThrownBy(() -> before.createStatement().execute("SELECT 1 FROM entry")).isInstanceOf(SQLException.class);
        }
        try (Connection later = DriverManager.getConnection(url, "sa", ""); ResultSet row = later.createStatement().executeQuery("SELECT COUNT(*) FROM submission")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isPositive();
        }
    }

    @Test
    void aRenderingThatThrowsFailsOnlyItsOwnSubmission() throws Exception {
        ledger.stop();
        ledger = parts.reassembled(folder).ledger();
        CompletableFuture<Outcome> throwing = ledger.append(SampleSubmissions.withRendering(sample("throws"), proof -> {
            throw new IllegalStateException("cannot render");
        }));
        CompletableFuture<Outcome> dying = ledger.append(SampleSubmissions.withRendering(sample("dies"), proof -> {
            throw new StackOverflowError();
        }));
        CompletableFuture<Outcome> sound = ledger.append(sample("sound"));
        ledger.start();
        assertThat(sound.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Recorded.class);
        assertThatThrownBy(() -> throwing.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("cannot render");
        assertThatThrownBy(() -> dying.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(append(sample("next"))).isInstanceOf(Outcome.Recorded.class);
        assertThat(parts.jdbc().sql("SELECT COUNT(*) FROM entry").query(Integer.class).single()).isEqualTo(2);
        ledger.stop();
    }

    @Test
    void whoIsToldOfGroupsAndThrowsHarmsNobody() throws Exception {
        ledger.afterGroup(() -> {
            throw new IllegalStateException("cannot listen");
        });
        assertThat(append(sample("one"))).isInstanceOf(Outcome.Recorded.class);
        assertThat(append(sample("two"))).isInstanceOf(Outcome.Recorded.class);
        ledger.awaitDurable();
        assertThat(parts.log().size()).isEqualTo(2);
    }

    @Test
    void anInterruptDoesNotEndTheCommitter() throws Exception {
        Thread committer = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("ledger-committer")).findFirst().orElseThrow();
        for (int i = 0; i < 20; i++) {
            // between two groups: an interrupt within one closes H2's file, which is another failure
            Awaitility.await().until(() -> Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(committer.getState()));
            committer.interrupt();
            Awaitility.await().until(() -> !committer.isInterrupted());
        }
        assertThat(append(sample("after"))).isInstanceOf(Outcome.Recorded.class);
    }

    @Test
    void aStopUnderLoadServesOrTellsEverybody() throws Exception {
        for (int round = 0; round < 15; round++) {
            ConcurrentLinkedQueue<CompletableFuture<Outcome>> promised = new ConcurrentLinkedQueue<>();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int caller = i % 3;
                callers.add(new Thread(() -> call(caller, promised)));
            }
            callers.forEach(Thread::start);
            Awaitility.await().until(() -> promised.size() > 20);
            ledger.stop();
            for (Thread caller : callers) {
                caller.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(caller.isAlive()).as("a caller still waits").isFalse();
            }
            assertThat(promised).as("who was let in before the stop is served").allMatch(CompletableFuture::isDone)
                    .noneMatch(CompletableFuture::isCompletedExceptionally);
            ledger.start();
        }
        assertThat(parts.log().size()).isEqualTo(parts.jdbc().sql("SELECT COUNT(*) FROM entry").query(Long.class).single());
    }

    /** One waits for each, one for barriers, one for nobody; each goes on until it is not let in any more. */
    private void call(int caller, ConcurrentLinkedQueue<CompletableFuture<Outcome>> promised) {
        try {
            for (;;) {
                if (caller == 0) {
                    ledger.awaitDurable();
                } else {
                    CompletableFuture<Outcome> outcome = ledger.append(sample("load-" + System.nanoTime()));
                    promised.add(outcome);
                    if (caller == 1 || promised.size() % 50 == 0) {
                        outcome.join();
                    }
                }
            }
        } catch (LedgerDown | LedgerFull stopped) {
            assertThat(stopped).isNotNull();
        }
    }

    @Test
    void afterAStopNobodyIsLetIn() throws Exception {
        append(sample("before"));
        ledger.stop();
        assertThatThrownBy(() -> ledger.append(sample("after"))).isInstanceOf(LedgerDown.class);
        assertThatThrownBy(() -> ledger.awaitDurable()).isInstanceOf(LedgerDown.class);
    }

    @Test
    void aDiskThatHangsLeavesNobodyWaitingNeitherNowNorAtTheStop() {
        parts.close();
        open(500);
        disk.holdNextWrite();
        assertDown(ledger.append(sample("held")));
        assertThatThrownBy(() -> ledger.awaitDurable()).isInstanceOf(LedgerDown.class);
        CompletableFuture<Outcome> atTheStop = ledger.append(sample("at the stop"));
        ledger.stop();
        assertThat(atTheStop).isCompletedExceptionally();
        disk.releaseWrite();
    }

    private NewSubmission sample(String guid) {
        return samples.of(guid, guid, guid.getBytes());
    }

    private Outcome append(NewSubmission submission) throws Exception {
        return ledger.append(submission).get(20, TimeUnit.SECONDS);
    }

    private static void assertDown(CompletableFuture<Outcome> outcome) {
        assertThatThrownBy(() -> outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .cause().isInstanceOf(LedgerDown.class);
    }

    /** It is there once, with the answer that was given, whether it was recorded now or before a failure. */
    private void requireStored(Outcome outcome, NewSubmission submission) {
        StoredSubmission stored = parts.submissions().find(submission.id()).orElseThrow();
        if (outcome instanceof Outcome.Recorded recorded) {
            assertThat(stored.answer()).isEqualTo(recorded.answer());
        } else {
            assertThat(outcome).isEqualTo(new Outcome.Taken(
                    submission.claims().get(0), submission.id(), submission.contentDigest(), true));
        }
        assertThat(parts.submissions().content(submission.id())).hasValue(submission.body());
    }

    private void requireConsistent(String before, String after) {
        LogVerifier.Head from = LogVerifier.open(before, parts.key().verifierKey());
        LogVerifier.Head to = LogVerifier.open(after, parts.key().verifierKey());
        assertThat(to.size()).isGreaterThan(from.size());
        assertThat(LogVerifier.consistent(from, to, Proofs.consistency(parts.log().nodes(), from.size(), to.size()))).isTrue();
    }
}
