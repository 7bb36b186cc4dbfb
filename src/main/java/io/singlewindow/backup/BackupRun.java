package io.singlewindow.backup;

import io.singlewindow.backup.LogCheck.Earlier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The jar as a command: {@code --window.run=backup|restore|verify --window.backup=PATH}. It reads the server's own settings, so the
 * same profile, data directory and database are named as for the server. Exit codes: 0 done and all holds, 1 something is not as it was
 * written or would be overwritten, 2 it cannot be read or understood.
 */
public final class BackupRun {

    /** The setting that makes the jar a command. */
    public static final String SETTING = "window.run";
    private static final String FILE = "window.backup";
    private static final String CHECKPOINT = "window.backup-checkpoint";
    private static final String NAME_IN_FOLDER = "window-backup.zip";
    private static final int CHECKPOINT_BYTES_MAX = 4096;

    private final Environment environment;
    private final Clock clock;
    private final PrintStream out;

    BackupRun(Environment environment, Clock clock, PrintStream out) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /** True when the command line asks for a command instead of a server. */
    public static boolean isMeant(String[] args) {
        return new SimpleCommandLinePropertySource(args).containsProperty(SETTING);
    }

    /** Reads the settings without starting a server, and runs the command; its exit code. */
    public static int run(String[] args, Clock clock, ApplicationListener<?> guard) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.addListeners(guard);
        try (ConfigurableApplicationContext context = application.run(args)) {
            return new BackupRun(context.getEnvironment(), clock, System.out).run();
        }
    }

    /** A context that holds settings only. */
    static final class Nothing {}

    int run() {
        try {
            String command = environment.getProperty(SETTING, "");
            switch (command) {
                case "backup" -> backup();
                case "restore" -> restore();
                case "verify" -> verify();
                default -> throw new BackupRefused(BackupRefused.UNREADABLE, "--window.run=" + command + ", expected backup, restore or verify");
            }
            return 0;
        } catch (BackupRefused refused) {
            out.println("NO   " + refused.getMessage());
            return refused.exitCode();
        } catch (IOException | SQLException failed) {
            out.println("NO   " + failed);
            return BackupRefused.UNREADABLE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return BackupRefused.UNREADABLE;
        }
    }

    private void backup() throws IOException, SQLException, InterruptedException {
        Place place = Place.of(environment);
        Path file = file();
        new Backing(place, clock).write(file);
        if (place.passphrase().isEmpty()) {
            out.println("NOTE The keys in this file are not sealed: whoever reads it reads everything. WINDOW_BACKUP_PASSPHRASE seals them.");
        }
        // what was just written is read again, so that a backup that cannot be restored is known today
        check(file, null);
    }

    private void verify() throws IOException {
        Earlier earlier = checkpoint();
        boolean misses = check(file(), earlier);
        if (misses && earlier != null) {
            throw new BackupRefused(BackupRefused.LIES, "The checkpoint of size " + earlier.size() + " is newer: the entries after the backup's end are not in it");
        }
    }

    private void restore() throws IOException, SQLException {
        Place place = Place.of(environment);
        Earlier newest = checkpoint();
        Path file = file();
        boolean misses = check(file, newest);
        try (BackupFile backup = BackupFile.open(file, place.passphrase())) {
            String origin = new Restoring(place, clock).restore(backup, new LogCheck(backup).key(), misses ? newest : null);
            out.println("ok   restored 已恢复: " + place.dataDir().toAbsolutePath() + ", " + place.url());
            if (misses) {
                out.println("NOTE The backup ends before the newest known head: a new log begins, " + origin + "; its first entry says what is missing.");
            } else if (newest == null) {
                out.println("NOTE If anything was answered after this backup, start anew with " + CHECKPOINT
                        + " naming the newest checkpoint that anyone has: numbers must not be given twice.");
            }
        }
    }

    /** Prints what holds; true when the checkpoint is newer than the backup. */
    private boolean check(Path file, @Nullable Earlier earlier) throws IOException {
        try (BackupFile backup = BackupFile.open(file, Place.of(environment).passphrase())) {
            Manifest manifest = backup.manifest();
            out.println("ok   backup 备份: " + file.toAbsolutePath() + ", made " + manifest.madeAt() + ", schema " + manifest.schemaVersion());
            out.println("ok   keys 密钥: " + backup.keys().keySet());
            out.println("ok   rows 数据: " + backup.checkParts() + " in " + manifest.parts().size() + " tables, each as in the manifest");
            LogCheck log = new LogCheck(backup);
            boolean misses = log.check(earlier);
            out.println("ok   log 日志: " + manifest.size() + " entries give the signed head of " + log.key().verifierKey());
            if (earlier != null && !misses) {
                out.println("ok   checkpoint 检查点: the log of size " + manifest.size() + " continues that of size " + earlier.size());
            }
            return misses;
        }
    }

    private Path file() {
        String given = environment.getProperty(FILE, "");
        if (given.isEmpty()) {
            throw new BackupRefused(BackupRefused.UNREADABLE, "--window.backup names no file");
        }
        Path file = Path.of(given).toAbsolutePath();
        return Files.isDirectory(file) ? file.resolve(NAME_IN_FOLDER) : file;
    }

    private @Nullable Earlier checkpoint() throws IOException {
        String given = environment.getProperty(CHECKPOINT, "");
        if (given.isEmpty()) {
            return null;
        }
        Path file = Path.of(given);
        if (!Files.isRegularFile(file) || Files.size(file) > CHECKPOINT_BYTES_MAX) {
            throw new BackupRefused(BackupRefused.UNREADABLE, file.toAbsolutePath() + " is no checkpoint of at most " + CHECKPOINT_BYTES_MAX + " bytes");
        }
        return Earlier.of(Files.readString(file));
    }
}
