package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.ledger.power.PowerCutDisk;
import io.singlewindow.ledger.power.Survival;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What other features' writes get by waiting for the ledger. */
class BarrierTest {

    private static final int WAITING = 40;
    /** H2 forces nothing of its own accord then. */
    private static final String NO_BACKGROUND_THREAD = ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

    @TempDir
    Path folder;
    private final SampleSubmissions samples = new SampleSubmissions();
    private PowerCutDisk disk;
    private LedgerParts parts;

    @BeforeEach
    void open() {
        disk = PowerCutDisk.at(folder, Survival.NONE, 1);
        parts = LedgerParts.open(LedgerParts.powerCutUrl(folder) + NO_BACKGROUND_THREAD, folder);
        LedgerParts.migrate(parts.pool());
        parts.ledger().start();
    }

    @AfterEach
    void close() throws Exception {
        try (QuietLogs quiet = new QuietLogs()) {
            parts.close();
            disk.close();
        }
    }

    @Test
    void whatAnotherFeatureCommittedBeforeItSurvivesACut() {
        for (int i = 0; i < 20; i++) {
            write("company-" + i);
        }
        parts.ledger().awaitDurable();
        disk.cut();
        try (LedgerParts again = LedgerParts.open(LedgerParts.url(folder), folder)) {
            assertThat(again.jdbc().sql("SELECT COUNT(*) FROM inbox_cursor").query(Integer.class).single()).isEqualTo(20);
        }
    }

    @Test
    void amidATransactionItIsRefusedForItWouldWaitForItself() {
        parts.transactions().executeWithoutResult(status -> {
            write("company");
            assertThatThrownBy(() -> parts.ledger().awaitDurable()).isInstanceOf(IllegalStateException.class).hasMessageContaining("after its end");
        });
        parts.ledger().awaitDurable();
    }

    /** As after an error within H2, which opens itself anew from what is on disk. */
    @Test
    void whatWentDownWithAnEarlierOpeningOfTheDatabaseIsNotCalledDurable() {
        for (int i = 0; i < 8; i++) {
            String company = "company-" + i;
            parts.ledger().awaitDurable();
            write(company);
            giveUp();
            boolean durable = isDurable();
            Awaitility.await().until(this::isDurable);
            int found = Awaitility.await().ignoreExceptions().until(() -> parts.jdbc().sql("SELECT COUNT(*) FROM inbox_cursor WHERE audience = ?")
                    .param(company).query(Integer.class).single(), Objects::nonNull);
            assertThat(found).as(company + ", durable: " + durable).isEqualTo(durable ? 1 : 0);
        }
    }

    @Test
    void aLedgerBeginsOnADatabaseThatWasGivenUpBefore() {
        parts.ledger().awaitDurable();
        giveUp();
        try (QuietLogs quiet = new QuietLogs()) {
            parts.close();
        }
        parts = LedgerParts.open(LedgerParts.powerCutUrl(folder) + NO_BACKGROUND_THREAD, folder);
        parts.ledger().start();
        parts.ledger().awaitDurable();
        assertThat(parts.log().size()).isZero();
    }

    private void giveUp() {
        new JdbcTemplate(parts.pool()).execute((ConnectionCallback<Void>) connection -> {
            ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase().shutdownImmediately();
            return null;
        });
    }

    private boolean isDurable() {
        try (QuietLogs quiet = new QuietLogs()) {
            parts.ledger().awaitDurable();
            return true;
        } catch (LedgerDown down) {
            return false;
        }
    }

    @Test
    void itCostsOneSyncHoweverManyWaitAndNoneBesideAGroup() throws Exception {
        parts.ledger().awaitDurable();
        int before = disk.forces();
        disk.holdNextWrite();
        List<CompletableFuture<Outcome>> groups = new ArrayList<>(List.of(append("held")));
        disk.awaitHeldWrite();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            String company = "company-" + i;
            Thread thread = new Thread(() -> {
                write(company);
                parts.ledger().awaitDurable();
            });
            thread.start();
            waiting.add(thread);
        }
        groups.add(append("beside"));
        Awaitility.await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)
                && parts.jdbc().sql("SELECT COUNT(*) FROM inbox_cursor").query(Integer.class).single() == WAITING);
        disk.releaseWrite();
        for (Thread thread : waiting) {
            thread.join(TimeUnit.SECONDS.toMillis(20));
            assertThat(thread.isAlive()).isFalse();
        }
        CompletableFuture.allOf(groups.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        assertThat(disk.forces() - before).as("one for the group that was held, one for all that waited").isEqualTo(2);
    }

    @Test
    void everyEventCommittedBeforeItHasItsNumberWhenItReturns() {
        int events = LedgerStore.PENDING_PER_GROUP_MAX * 2 + 10;
        PendingEntries pending = new PendingEntries(parts.jdbc());
        parts.transactions().executeWithoutResult(status -> {
            for (int i = 0; i < events; i++) {
                pending.add("test.event", "event-" + i, List.of(), "{}");
            }
        });
        parts.ledger().awaitDurable();
        assertThat(parts.log().size()).isEqualTo(events);
    }

    private void write(String company) {
        parts.transactions().executeWithoutResult(status -> parts.jdbc()
                .sql("INSERT INTO inbox_cursor (audience, acked) VALUES (?, 1)").param(company).update());
    }

    private CompletableFuture<Outcome> append(String guid) {
        return parts.ledger().append(samples.of(guid, guid, new byte[100]));
    }
}
