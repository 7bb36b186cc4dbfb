package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.ledger.journal.JournaledPath;
import io.singlewindow.ledger.power.PowerCutDisk;
import io.singlewindow.ledger.power.Survival;
import io.singlewindow.ledger.quiet.QuietDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Several transactions write while the store is forced again and again, and then the power goes. */
class HalfTransactionTest {

    private static final int CUTS = 12;
    /** Some four cuts of ten show one. */
    private static final int CUTS_UNTIL_A_FAULT_MAX = 60;
    private static final int WRITERS = 4;
    /** As many maps as the server's tables and indexes have: H2 passes over all of them when it stores. */
    private static final int TABLES = 150;
    private static final int ROWS = 40;
    private static final String OPTIONS = ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=1000";

    @TempDir
    Path root;

    @BeforeAll
    static void register() {
        JournaledPath.register();
    }

    @Test
    void h2AloneComesUpWithHalvesOfTransactions() throws Exception {
        List<String> faults = new ArrayList<>();
        for (int cut = 0; cut < CUTS_UNTIL_A_FAULT_MAX && faults.isEmpty(); cut++) {
            faults.addAll(faultsAfterACut("alone" + cut, source -> source, cut));
        }
        assertThat(faults).isNotEmpty();
    }

    @Test
    void forcedWhenNobodyWritesItComesUpWithWholeOnes() throws Exception {
        for (int cut = 0; cut < CUTS; cut++) {
            assertThat(faultsAfterACut("quiet" + cut, QuietDataSource::new, cut)).as("faults after cut %d", cut).isEmpty();
        }
    }

    /** As H2 does after an error of its own; what its background thread stored meanwhile is then in the file's memory. */
    @Test
    void givenUpAmidTrafficItComesUpWithWholeOnesToo() throws Exception {
        for (int round = 0; round < CUTS; round++) {
            Path folder = Files.createDirectory(root.resolve("given-up" + round));
            int forces = 20 + round;
            work("jdbc:h2:journaled:" + folder.resolve("window") + OPTIONS + ";WRITE_DELAY=1", QuietDataSource::new, jdbc -> {
                for (int i = 0; i < forces; i++) {
                    Durability.H2.force(jdbc);
                }
                giveUp(jdbc);
            });
            assertThat(faultsIn(folder)).as("faults of round %d", round).isEmpty();
        }
    }

    private static void giveUp(JdbcTemplate jdbc) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            Database database = ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
            database.getStore().getMvStore().tryCommit();
            database.shutdownImmediately();
            return null;
        });
    }

    private List<String> faultsAfterACut(String name, UnaryOperator<DataSource> wrap, int seed) throws Exception {
        Path folder = Files.createDirectory(root.resolve(name));
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.values()[seed % Survival.values().length], seed)) {
            work("jdbc:h2:journaled:powercut:" + folder.resolve("window") + OPTIONS, wrap, jdbc -> {
                disk.cutAfter(60 + new Random(seed).nextInt(60));
                forceUntil(disk, jdbc);
            });
        }
        return faultsIn(folder);
    }

    /** Four write while the last does what ends it all. */
    private static void work(String url, UnaryOperator<DataSource> wrap, Consumer<JdbcTemplate> last) throws InterruptedException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setConnectionTimeout(500);
        AtomicBoolean dark = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (HikariDataSource pool = new HikariDataSource(config); QuietLogs quiet = new QuietLogs()) {
            DataSource source = wrap.apply(pool);
            JdbcTemplate jdbc = new JdbcTemplate(source);
            prepare(jdbc);
            Durability.H2.force(jdbc);
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int first = i * ROWS / WRITERS;
                writers.add(CompletableFuture.runAsync(() -> write(jdbc, source, first, dark), threads));
            }
            last.accept(jdbc);
            dark.set(true);
            writers.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void prepare(JdbcTemplate jdbc) {
        for (int i = 0; i < TABLES; i++) {
            jdbc.execute("CREATE TABLE work" + i + " (id INT PRIMARY KEY, number INT NOT NULL, name VARCHAR(40) NOT NULL)");
            jdbc.execute("CREATE INDEX work_name" + i + " ON work" + i + " (name)");
        }
        for (int table : new int[] {0, TABLES - 1}) {
            jdbc.update("INSERT INTO work" + table + " SELECT x, 0, 'row' || x FROM SYSTEM_RANGE(0, ?)", ROWS - 1);
        }
    }

    /** Each transaction gives one row of the first table and its like of the last the same number, and its name anew. */
    private static void write(JdbcTemplate jdbc, DataSource source, int first, AtomicBoolean dark) {
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        try {
            for (int number = 1; !dark.get(); number++) {
                int row = first + number % (ROWS / WRITERS);
                int now = number;
                transactions.executeWithoutResult(status -> {
                    for (int table : new int[] {0, TABLES - 1}) {
                        jdbc.update("UPDATE work" + table + " SET number = ?, name = ? WHERE id = ?", now, "row" + row + "-" + now, row);
                        jdbc.update("UPDATE work" + table + " SET name = ? WHERE id = ?", "row" + row, row);
                    }
                });
            }
        } catch (DataAccessException | TransactionException | IllegalStateException gone) {
            // the power went
        }
    }

    private static void forceUntil(PowerCutDisk disk, JdbcTemplate jdbc) {
        try {
            while (!disk.isDark()) {
                Durability.H2.force(jdbc);
            }
        } catch (DataAccessException | TransactionException | IllegalStateException gone) {
            assertThat(disk.isDark()).isTrue();
        }
    }

    private static List<String> faultsIn(Path folder) throws IOException {
        List<String> faults = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:h2:journaled:" + folder.resolve("window") + OPTIONS, "sa", "")) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            String last = "work" + (TABLES - 1);
            faults.addAll(jdbc.queryForList("SELECT 'row ' || a.id || ' has ' || a.number || ' and ' || b.number FROM work0 a JOIN " + last
                    + " b ON b.id = a.id WHERE a.number <> b.number", String.class));
            for (String table : List.of("work0", last)) {
                for (int row = 0; row < ROWS; row++) {
                    if (jdbc.queryForList("SELECT id FROM " + table + " WHERE name = ?", Integer.class, "row" + row).size() != 1) {
                        faults.add("row " + row + " of " + table + " is not found by its name");
                    }
                    faults.addAll(faultsOfUpdating(jdbc, table, row));
                }
            }
        } catch (SQLException unreadable) {
            faults.add(unreadable.toString());
        }
        return faults;
    }

    private static List<String> faultsOfUpdating(JdbcTemplate jdbc, String table, int row) {
        try {
            jdbc.update("UPDATE " + table + " SET name = 'changed' WHERE id = ?", row);
            jdbc.update("UPDATE " + table + " SET name = ? WHERE id = ?", "row" + row, row);
            return List.of();
        } catch (DataAccessException refused) {
            return List.of("row " + row + " of " + table + " cannot be changed: " + refused.getMostSpecificCause().getMessage());
        }
    }
}
