package io.singlewindow.ledger;

import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A running ledger of its own in a folder, for tests of what stands before it. */
public record TestLedger(Ledger ledger, Submissions submissions) implements AutoCloseable {

    /** Starts one on H2. */
    public static TestLedger start(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:file:" + folder.resolve("window") + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(h2).locations("classpath:db/migration/h2").load().migrate();
        JdbcTemplate template = new JdbcTemplate(h2);
        JdbcClient jdbc = JdbcClient.create(template);
        BodyKeys bodies = new BodyKeys(folder.resolve("master.key"), new SecureRandom(), jdbc);
        LedgerSettings settings = new LedgerSettings("test", 64, 1 << 20, 500, 1 << 22, 20);
        GroupCommit groups = new GroupCommit(new LedgerStore(template), bodies, LogKey.at(folder.resolve("log.key"), "test"),
                Clock.systemUTC(), new SecureRandom(), new TransactionTemplate(new DataSourceTransactionManager(h2)), Durability.of(h2),
                new PublishedHead());
        Ledger ledger = new Ledger(new WaitingRoom(settings), groups, settings);
        ledger.start();
        return new TestLedger(ledger, new Submissions(jdbc, bodies));
    }

    @Override
    public void close() {
        ledger.stop();
    }
}
