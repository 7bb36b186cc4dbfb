package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.ledger.journal.JournaledPath;
import io.singlewindow.ledger.power.PowerCutDisk;
import io.singlewindow.ledger.power.Survival;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What H2 does with what was forced when the power goes, alone and with the journal under it. */
class H2DurabilityTest {

    /** As after the 45 s for which H2 spares what it no longer needs: then every chunk's place may be taken at once. */
    private static final String AGED = ";RETENTION_TIME=0";
    /** No background thread, so that a seed gives the same run again. */
    private static final String BY_HAND = ";WRITE_DELAY=0;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
    private static final int ROWS = 120;
    private static final int CUTS = 10;

    @TempDir
    Path folder;

    @BeforeAll
    static void register() {
        JournaledPath.register();
    }

    @Test
    void h2AloneLosesWhatWasForced() {
        assertThat(cutsThatLose("")).isGreaterThan(0);
    }

    @Test
    void overTheJournalItLosesNothing() {
        assertThat(cutsThatLose("journaled:")).isZero();
    }

    private int cutsThatLose(String scheme) {
        int losses = 0;
        for (int seed = 0; seed < CUTS; seed++) {
            if (loses(scheme, folder.resolve("cut" + seed), seed)) {
                losses++;
            }
        }
        return losses;
    }

    private boolean loses(String scheme, Path place, int seed) {
        place.toFile().mkdirs();
        int forced = 0;
        try (PowerCutDisk disk = PowerCutDisk.at(place, seed % 2 == 0 ? Survival.TORN : Survival.SCATTERED, seed)) {
            forced = workUntilDark(disk, "jdbc:h2:" + scheme + "powercut:" + place.resolve("window") + BY_HAND + AGED, new Random(seed));
        } catch (Exception cut) {
            throw new AssertionError("Only the work itself may fail", cut);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + scheme + place.resolve("window") + BY_HAND, "sa", "")) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            List<Integer> rounds = jdbc.queryForList("SELECT DISTINCT round FROM work", Integer.class);
            Integer rows = jdbc.queryForObject("SELECT COUNT(*) FROM work WHERE LENGTH(filling) = 600", Integer.class);
            return rounds.size() != 1 || rounds.get(0) < forced || rows == null || rows != ROWS;
        } catch (SQLException | RuntimeException unreadable) {
            return true;
        }
    }

    /** Each round gives all rows its number; every tenth is forced, the others only written. Gives the last one forced. */
    private static int workUntilDark(PowerCutDisk disk, String url, Random random) {
        int forced = 0;
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("CREATE TABLE work (id INT PRIMARY KEY, round INT NOT NULL, filling VARCHAR(600) NOT NULL)");
            jdbc.execute("INSERT INTO work SELECT x, 0, REPEAT('x', 600) FROM SYSTEM_RANGE(1, " + ROWS + ")");
            Durability.H2.force(jdbc);
            disk.cutAfter(20 + random.nextInt(150));
            for (int round = 1; !disk.isDark(); round++) {
                jdbc.update("UPDATE work SET round = ?", round);
                jdbc.execute("CHECKPOINT");
                if (round % 10 == 0) {
                    Durability.H2.force(jdbc);
                    forced = round;
                }
            }
        } catch (SQLException | RuntimeException | AssertionError expected) {
            assertThat(disk.isDark()).isTrue();
        }
        return forced;
    }

    @Test
    void aForceWaitsForWhatTheBackgroundThreadHasTakenToWrite() throws Exception {
        String file = folder.resolve("window").toString();
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1)) {
            Connection connection = DriverManager.getConnection("jdbc:h2:powercut:" + file + ";TRACE_LEVEL_FILE=0", "sa", "");
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("CREATE TABLE work (id INT PRIMARY KEY)");
            Durability.H2.force(jdbc);
            disk.holdNextWrite();
            jdbc.update("INSERT INTO work VALUES (1)");
            disk.awaitHeldWrite();
            AtomicReference<Thread> forcing = new AtomicReference<>();
            CompletableFuture<Void> forced = CompletableFuture.runAsync(() -> {
                forcing.set(Thread.currentThread());
                Durability.H2.force(jdbc);
            });
            Awaitility.await().until(() -> forced.isDone()
                    || forcing.get() != null && forcing.get().getState() == Thread.State.WAITING);
            disk.releaseWrite();
            forced.join();
            disk.cut();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file, "sa", "")) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM work", Integer.class)).isEqualTo(1);
        }
    }
}
