package io.singlewindow.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL of the bench's own, durable as in earnest, whose files lie beside the servers'. What is filled in goes past the
 * write-ahead log, as it may while {@code wal_level} is minimal; what servers write does not.
 */
final class MillionDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;

    MillionDatabase(Path folder) {
        try {
            this.server = EmbeddedPostgres.builder().setDataDirectory(folder)
                    .setServerConfig("synchronous_commit", "on").setServerConfig("fsync", "on").setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "1GB").setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("wal_level", "minimal").setServerConfig("max_wal_senders", "0")
                    .setServerConfig("maintenance_work_mem", "256MB").start();
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL does not start", broken);
        }
    }

    /** A new and empty database. */
    void create(String name) {
        JdbcClient.create(server.getPostgresDatabase()).sql("CREATE DATABASE " + name).update();
    }

    DataSource open(String name) {
        return server.getDatabase("postgres", name);
    }

    /** What a server is told to find a database. */
    String[] settings(String name) {
        return new String[] {"spring.datasource.url=" + server.getJdbcUrl("postgres", name), "spring.datasource.username=postgres",
            "spring.datasource.password="};
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
