package io.singlewindow.backup;

import io.singlewindow.trail.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The server that has an H2 database open, which nobody else can read meanwhile: asked by a file in its data directory for all
 * rows of a moment, since whoever may write there is its operator.
 */
final class RunningServer {

    static final String FOLDER = "backup";
    static final String WANTED = ".wanted";
    static final String TAKEN = ".taken";
    static final String PART = ".part";
    static final String ROWS = ".rows";
    static final String FAILED = ".failed";
    private static final long TAKEN_SECONDS_MAX = 20;
    private static final long MADE_SECONDS_MAX = TimeUnit.HOURS.toSeconds(6);
    /** A server that writes writes more than this often; one that has died never does. */
    private static final long STALLED_SECONDS_MAX = 300;
    private static final long LOOK_MILLIS = 200;

    private final Path folder;

    RunningServer(Path dataDir) {
        this.folder = dataDir.resolve(FOLDER);
    }

    /** Asks for the rows; the caller deletes the file. */
    Path rows() throws IOException, InterruptedException {
        DurableFolder.create(folder);
        String id = UUID.randomUUID().toString();
        Path wanted = folder.resolve(id + WANTED);
        Files.createFile(wanted);
        if (!gone(wanted, TAKEN_SECONDS_MAX)) {
            Files.deleteIfExists(wanted);
            throw new BackupRefused(BackupRefused.UNREADABLE, "The database is open in another process, and no server of this data directory has answered within "
                    + TAKEN_SECONDS_MAX + " s");
        }
        boolean done = made(folder.resolve(id + TAKEN), folder.resolve(id + PART));
        Path failed = folder.resolve(id + FAILED);
        if (Files.exists(failed)) {
            String reason = Files.readString(failed);
            Files.delete(failed);
            throw new BackupRefused(BackupRefused.UNREADABLE, "The server could not read its rows: " + reason);
        }
        Path rows = folder.resolve(id + ROWS);
        if (!done || !Files.exists(rows)) {
            throw new BackupRefused(BackupRefused.UNREADABLE, "The server has stopped, has written nothing for " + STALLED_SECONDS_MAX
                    + " s, or has not read its rows within " + MADE_SECONDS_MAX + " s");
        }
        return rows;
    }

    /** Waits while the file that is written grows. */
    private static boolean made(Path taken, Path part) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MADE_SECONDS_MAX);
        long size;
        long grown = -1;
        do {
            size = grown;
            if (gone(taken, STALLED_SECONDS_MAX)) {
                return true;
            }
            grown = size(part);
        } while (grown != size && System.nanoTime() < until);
        return false;
    }

    private static long size(Path part) throws IOException {
        try {
            return Files.size(part);
        } catch (NoSuchFileException moved) {
            return 0;
        }
    }

    // the command has nothing else to do, and no file tells another process that it has gone
    private static boolean gone(Path file, long secondsMax) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(secondsMax);
        while (Files.exists(file) && System.nanoTime() < until) {
            Thread.sleep(LOOK_MILLIS);
        }
        return !Files.exists(file);
    }
}
