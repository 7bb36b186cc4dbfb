package io.singlewindow.ledger.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who writes is waited for, and nobody else. */
class QuietDataSourceTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private QuietDataSource source;
    private JdbcTemplate jdbc;
    private TransactionTemplate transactions;

    @BeforeEach
    void open() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:quiet" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        source = new QuietDataSource(h2);
        jdbc = new JdbcTemplate(source);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        jdbc.execute("CREATE TABLE work (id INT PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        jdbc.execute("SHUTDOWN");
    }

    @Test
    void aTransactionThatHasWrittenIsWaitedForUntilItCommits() throws Exception {
        assertThat(isWaitedFor(status -> jdbc.update("INSERT INTO work VALUES (1)"), false)).isTrue();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM work", Integer.class)).isEqualTo(1);
    }

    @Test
    void oneThatHasLockedARowIsWaitedForUntilItRollsBack() throws Exception {
        assertThat(isWaitedFor(status -> jdbc.queryForList("SELECT id FROM work FOR UPDATE"), true)).isTrue();
    }

    @Test
    void oneThatWritesInABatchIsWaitedFor() throws Exception {
        assertThat(isWaitedFor(status -> jdbc.batchUpdate("INSERT INTO work VALUES (1)", "INSERT INTO work VALUES (2)"), false)).isTrue();
    }

    @Test
    void oneThatReadsIsNot() throws Exception {
        assertThat(isWaitedFor(status -> jdbc.queryForList("SELECT id FROM work"), false)).isFalse();
    }

    @Test
    void aWriteThatFailedOrStoodAloneHoldsNobody() {
        jdbc.update("INSERT INTO work VALUES (1)");
        assertThatThrownBy(() -> jdbc.update("INSERT INTO work VALUES (1)")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> jdbc.update("INSERT INTO work VALUES (1)")))
                .isInstanceOf(DataAccessException.class);
        CompletableFuture.runAsync(() -> source.whenQuiet(() -> { }), threads).join();
    }

    @Test
    void whileItIsQuietNobodyBeginsToWriteAndEverybodyReads() throws Exception {
        CountDownLatch quiet = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> force = CompletableFuture.runAsync(() -> source.whenQuiet(() -> {
            quiet.countDown();
            await(end);
        }), threads);
        quiet.await();
        AtomicReference<Thread> writing = new AtomicReference<>();
        CompletableFuture<Void> write = CompletableFuture.runAsync(() -> {
            writing.set(Thread.currentThread());
            jdbc.update("INSERT INTO work VALUES (1)");
        }, threads);
        Awaitility.await().until(() -> waits(writing.get()));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM work", Integer.class)).isZero();
        end.countDown();
        CompletableFuture.allOf(force, write).join();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM work", Integer.class)).isEqualTo(1);
    }

    /** As when an event is told in a transaction of its own amid another: it must not stand behind who waits for the outer one. */
    @Test
    void whoWritesMayWriteByASecondConnectionThoughItIsToBeQuiet() {
        AtomicReference<CompletableFuture<Void>> force = new AtomicReference<>();
        TransactionTemplate inner = new TransactionTemplate(transactions.getTransactionManager());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transactions.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO work VALUES (1)");
            force.set(forceThatWaits());
            inner.executeWithoutResult(within -> jdbc.update("INSERT INTO work VALUES (2)"));
            assertThat(force.get()).isNotDone();
        });
        force.get().join();
    }

    @Test
    void aForceAmidItsOwnTransactionIsRefusedAndDoesNotHang() {
        transactions.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO work VALUES (1)");
            assertThatThrownBy(() -> source.whenQuiet(() -> { })).isInstanceOf(IllegalStateException.class).hasMessageContaining("wait for itself");
        });
    }

    @Test
    void theConnectionBeneathIsToBeHad() {
        assertThat(jdbc.execute((ConnectionCallback<Boolean>) connection -> connection.isWrapperFor(JdbcConnection.class)
                && connection.unwrap(JdbcConnection.class).getSession() != null && connection.equals(connection))).isTrue();
    }

    private boolean isWaitedFor(Consumer<Object> work, boolean rollback) throws ExecutionException, InterruptedException {
        AtomicReference<Boolean> waited = new AtomicReference<>();
        AtomicReference<CompletableFuture<Void>> force = new AtomicReference<>();
        transactions.executeWithoutResult(status -> {
            work.accept(status);
            force.set(forceThatWaits());
            waited.set(!force.get().isDone());
            if (rollback) {
                status.setRollbackOnly();
            }
        });
        force.get().get();
        return waited.get();
    }

    /** Waits on a thread of its own, or is done. */
    private CompletableFuture<Void> forceThatWaits() {
        AtomicReference<Thread> forcing = new AtomicReference<>();
        CompletableFuture<Void> force = CompletableFuture.runAsync(() -> {
            forcing.set(Thread.currentThread());
            source.whenQuiet(() -> { });
        }, threads);
        Awaitility.await().until(() -> force.isDone() || waits(forcing.get()));
        return force;
    }

    private static boolean waits(Thread thread) {
        return thread != null && (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
