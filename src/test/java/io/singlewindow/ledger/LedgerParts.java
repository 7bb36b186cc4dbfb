package io.singlewindow.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.ledger.journal.JournaledPath;
import io.singlewindow.ledger.quiet.QuietDataSource;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger as the server puts it together, in a folder: the server's URL, pool, migrations and bounds. */
record LedgerParts(
        HikariDataSource pool, JdbcClient jdbc, TransactionTemplate transactions, LogKey key, BodyKeys bodies, PublishedHead published,
        Ledger ledger) implements AutoCloseable {

    private static final int CONNECTION_MILLIS_MAX = 500;
    private static final LedgerSettings SERVER = new LedgerSettings("durable", 256, 1 << 23, 20_000, 1 << 26, 100, 30_000);

    /** The server's own URL for a data directory, as {@code application.yaml} says it. */
    static String url(Path folder) {
        return server(folder, "spring.datasource.url");
    }

    private static String server(Path folder, String key) {
        try {
            StandardEnvironment environment = new StandardEnvironment();
            environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("window.data-dir", folder.toString())));
            for (PropertySource<?> source : new YamlPropertySourceLoader().load("server", new ClassPathResource("application.yaml"))) {
                environment.getPropertySources().addLast(source);
            }
            return environment.getRequiredProperty(key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with its files on a disk whose power can go. */
    static String powerCutUrl(Path folder) {
        return url(folder).replace("journaled:", "journaled:powercut:");
    }

    static LedgerParts open(String url, Path keys) {
        return open(url, keys, SERVER);
    }

    static LedgerParts open(String url, Path keys, LedgerSettings settings) {
        HikariDataSource pool = pool(url);
        return assemble(pool, pool, keys, settings);
    }

    /** A pool as the server's; it says sooner that no connection is to be had. */
    static HikariDataSource pool(String url) {
        JournaledPath.register();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setMaximumPoolSize(Integer.parseInt(server(Path.of("."), "spring.datasource.hikari.maximum-pool-size")));
        config.setExceptionOverrideClassName(server(Path.of("."), "spring.datasource.hikari.exception-override-class-name"));
        config.setMinimumIdle(4);
        config.setConnectionTimeout(CONNECTION_MILLIS_MAX);
        return new HikariDataSource(config);
    }

    static LedgerParts assemble(HikariDataSource pool, DataSource connections, Path keys, LedgerSettings settings) {
        QuietDataSource dataSource = new QuietDataSource(connections);
        JdbcTemplate template = new JdbcTemplate(dataSource);
        JdbcClient jdbc = JdbcClient.create(template);
        LogKey key = LogKey.at(keys.resolve("log.key"), settings.origin());
        BodyKeys bodies = new BodyKeys(keys.resolve("master.key"), new SecureRandom(), jdbc);
        DataSourceTransactionManager manager = new DataSourceTransactionManager(dataSource);
        PublishedHead published = new PublishedHead();
        Ledger ledger = new LedgerConfig().ledger(
                dataSource, template, manager, bodies, key, published, Clock.systemUTC(), settings);
        return new LedgerParts(pool, jdbc, new TransactionTemplate(manager), key, bodies, published, ledger);
    }

    /** A new ledger, not started, over the same database. */
    LedgerParts reassembled(Path keys) {
        return assemble(pool, pool, keys, SERVER);
    }

    static void migrate(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration/h2").load().migrate();
    }

    Submissions submissions() {
        return new Submissions(jdbc, bodies);
    }

    EntryLog log() {
        return new EntryLog(jdbc, published);
    }

    @Override
    public void close() {
        ledger.stop();
        pool.close();
    }
}
