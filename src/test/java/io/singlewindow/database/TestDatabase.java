package io.singlewindow.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/** The databases that the server runs on; each opening is a new one, with the server's tables and nothing in them. */
public enum TestDatabase {
    /** A file, opened by the URL that the server opens its own by. */
    H2("h2") {
        @Override
        HikariConfig migrated(Path folder) throws IOException {
            Files.write(Files.createDirectories(folder).resolve(H2_FILE), H2Template.CONTENT);
            return h2(folder);
        }
    },
    /** A database of its own on a server that lives as long as the tests. */
    POSTGRESQL("postgresql") {
        @Override
        HikariConfig migrated(Path folder) {
            return postgresql(newPostgresql("TEMPLATE " + PostgresqlTemplate.NAME));
        }
    };

    private static final String H2_FILE = "window.mv.db";
    private static final AtomicInteger OPENED = new AtomicInteger();
    /** As the server sets it: several documents at once, the committer, and who looks at them. */
    private static final int CONNECTIONS_MAX = 24;

    private final String migrations;

    TestDatabase(String migrations) {
        this.migrations = migrations;
    }

    /** A new database with the server's tables, copied from one that was migrated once: migrations take longer than most tests. */
    abstract HikariConfig migrated(Path folder) throws IOException;

    /**
     * Opens a new database.
     *
     * @param folder where it lies, if it lies in a file
     */
    public HikariDataSource open(Path folder) {
        try {
            return pool(migrated(folder));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static HikariDataSource pool(HikariConfig config) {
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private void migrate(HikariConfig config) {
        try (HikariDataSource dataSource = pool(config)) {
            Flyway.configure().dataSource(dataSource).locations("classpath:db/migration/" + migrations).load().migrate();
        }
    }

    private static HikariConfig h2(Path folder) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("window") + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000");
        config.setUsername("sa");
        return config;
    }

    private static HikariConfig postgresql(String name) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Server.RUNNING.getDatabase("postgres", name));
        return config;
    }

    /** @param options of the statement, or none */
    private static String newPostgresql(String options) {
        String name = "window" + OPENED.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " " + options);
        } catch (SQLException refused) {
            throw new IllegalStateException("No database " + name, refused);
        }
        return name;
    }

    /** The URL of a new and empty database on the server that lives as long as the tests; user {@code postgres}, no password. */
    public static String postgresqlUrl() {
        return Server.RUNNING.getJdbcUrl("postgres", newPostgresql(""));
    }

    /** Made at first use. */
    private static final class H2Template {

        static final byte[] CONTENT = make();

        private static byte[] make() {
            try {
                Path folder = Files.createTempDirectory("template");
                H2.migrate(h2(folder));
                byte[] content = Files.readAllBytes(folder.resolve(H2_FILE));
                FileSystemUtils.deleteRecursively(folder);
                return content;
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /** Made at first use; nobody may be connected to it while it is copied. */
    private static final class PostgresqlTemplate {

        static final String NAME = make();

        private static String make() {
            String name = newPostgresql("");
            POSTGRESQL.migrate(postgresql(name));
            return name;
        }
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
