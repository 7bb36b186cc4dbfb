package io.singlewindow.backup;

import io.singlewindow.ledger.Ledger;
import io.singlewindow.trail.DurableFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives the rows of this server's H2 database to whoever asks for them by a file in the data directory; see {@link RunningServer}. */
@Component
@Profile("!simulator")
class BackupDoor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackupDoor.class);
    private static final long LOOK_MILLIS = 500;

    private final DataSource dataSource;
    private final Ledger ledger;
    private final Clock clock;
    private final Path folder;
    private final boolean h2;
    private @Nullable ScheduledExecutorService schedule;

    BackupDoor(
            DataSource dataSource, Ledger ledger, Clock clock, @Value("${window.data-dir}") Path dataDir,
            @Value("${spring.datasource.url}") String url) {
        this.dataSource = dataSource;
        this.ledger = ledger;
        this.clock = clock;
        this.folder = dataDir.resolve(RunningServer.FOLDER);
        this.h2 = url.startsWith("jdbc:h2:");
    }

    @Override
    public synchronized void start() {
        // others read PostgreSQL by themselves
        if (h2 && schedule == null) {
            clear();
            schedule = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "backup-door"));
            schedule.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** What an earlier run has left: whoever asked it finds nothing and says so. */
    private void clear() {
        try {
            for (Path file : files("")) {
                Files.deleteIfExists(file);
            }
        } catch (IOException refused) {
            LOG.warn("{} could not be cleared: {}", folder, refused.toString());
        }
    }

    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private void look() {
        try {
            for (Path wanted : files(RunningServer.WANTED)) {
                give(wanted);
            }
        } catch (IOException | RuntimeException failed) {
            LOG.warn("A backup could not be begun: {}", failed.toString());
        }
    }

    private void give(Path wanted) throws IOException {
        String id = String.valueOf(wanted.getFileName()).replace(RunningServer.WANTED, "");
        Path taken = folder.resolve(id + RunningServer.TAKEN);
        Path part = folder.resolve(id + RunningServer.PART);
        Files.createFile(taken);
        Files.delete(wanted);
        try {
            write(part);
            Files.move(part, folder.resolve(id + RunningServer.ROWS), StandardCopyOption.ATOMIC_MOVE);
            DurableFolder.sync(folder);
            LOG.info("All rows were read for a backup");
        } catch (IOException | SQLException | RuntimeException failed) {
            LOG.error("The rows could not be read for a backup: {}", failed.toString());
            Files.deleteIfExists(part);
            Files.writeString(folder.resolve(id + RunningServer.FAILED), failed.toString());
        }
        Files.delete(taken);
    }

    private void write(Path part) throws IOException, SQLException {
        Files.createFile(part);
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        }
        try (OutputStream out = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(out);
                Connection connection = dataSource.getConnection()) {
            zip.setLevel(Deflater.BEST_SPEED);
            new RowsWriter(connection).write(zip, clock.instant(), ledger::awaitDurable);
        }
    }

    @Override
    public synchronized void stop() {
        if (schedule != null) {
            schedule.shutdownNow();
            schedule = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return schedule != null;
    }

    @Override
    public int getPhase() {
        return Ledger.PHASE + 2;
    }
}
