package io.singlewindow.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** The databases that the server runs on; each opening is a new one, with the server's tables and nothing in them. */
public enum TestDatabase {
    /** A file, opened by the URL that the server opens its own by. */
    H2("h2") {
        @Override
        HikariConfig empty(Path folder) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("window") + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000");
            config.setUsername("sa");
            return config;
        }
    },
    /** A database of its own on a server that lives as long as the tests. */
    POSTGRESQL("postgresql") {
        @Override
        HikariConfig empty(Path folder) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(Server.RUNNING.getDatabase("postgres", newPostgresql()));
            return config;
        }
    };

    private static final AtomicInteger OPENED = new AtomicInteger();
    /** As the server sets it: several documents at once, the committer, and who looks at them. */
    private static final int CONNECTIONS_MAX = 24;

    private final String migrations;

    TestDatabase(String migrations) {
        this.migrations = migrations;
    }

    abstract HikariConfig empty(Path folder);

    /**
     * Opens a new database.
     *
     * @param folder where it lies, if it lies in a file
     */
    public HikariDataSource open(Path folder) {
        HikariConfig config = empty(folder);
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        HikariDataSource dataSource = new HikariDataSource(config);
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration/" + migrations).load().migrate();
        return dataSource;
    }

    private static String newPostgresql() {
        String name = "window" + OPENED.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException refused) {
            throw new IllegalStateException("No database " + name, refused);
        }
        return name;
    }

    /** The URL of a new and empty database on the server that lives as long as the tests; user {@code postgres}, no password. */
    public static String postgresqlUrl() {
        return Server.RUNNING.getJdbcUrl("postgres", newPostgresql());
    }

    /** Started at first use, and stopped by its own hook when the tests end. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
            } catch (IOException broken) {
                throw new UncheckedIOException("PostgreSQL does not start", broken);
            }
        }
    }
}
