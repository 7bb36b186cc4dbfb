package io.singlewindow.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL of the bench's own, durable as in earnest, whose files lie beside the servers', with checkpoints as docs/operate.md
 * advises. What is filled in goes past the write-ahead log, as it may while {@code wal_level} is minimal; what servers write does not.
 */
final class MillionDatabase implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres server;

    MillionDatabase(Path folder) {
        this.folder = folder;
        try {
            this.server = EmbeddedPostgres.builder().setDataDirectory(folder)
                    .setServerConfig("synchronous_commit", "on").setServerConfig("fsync", "on").setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "1GB").setServerConfig("max_wal_size", "8GB").setServerConfig("checkpoint_timeout", "30min")
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

    /** Reads all indexes of a database, which one that has served for a while has read. */
    void warm(String name) {
        JdbcClient jdbc = JdbcClient.create(open(name));
        jdbc.sql("CREATE EXTENSION IF NOT EXISTS pg_prewarm").update();
        jdbc.sql("SELECT SUM(PG_PREWARM(c.oid, 'read')) FROM pg_class c WHERE c.relkind = 'i' AND c.relnamespace = 'public'::regnamespace").query(Long.class).single();
    }

    /** Processor time of each of its processes that is there. */
    Map<Long, Duration> cpu() {
        try {
            long first = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
            return ProcessHandle.of(first).stream().flatMap(ProcessHandle::descendants)
                    .collect(Collectors.toMap(ProcessHandle::pid, one -> one.info().totalCpuDuration().orElse(Duration.ZERO)));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What its processes have used since then; those that are new are counted whole, those that have ended not at all. */
    Duration cpuSince(Map<Long, Duration> before) {
        return cpu().entrySet().stream().map(one -> one.getValue().minus(before.getOrDefault(one.getKey(), Duration.ZERO))).reduce(Duration.ZERO, Duration::plus);
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
