package io.singlewindow.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes a backup: the rows, read by itself or by the server that has them, and the keys. */
final class Backing {

    private final Place place;
    private final Clock clock;

    Backing(Place place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /** Writes the file; it has its name only when it is whole and on the disk. */
    void write(Path file) throws IOException, SQLException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        if (Files.exists(file) || Files.exists(part)) {
            throw new BackupRefused(BackupRefused.LIES, (Files.exists(file) ? file : part).toAbsolutePath() + " is there already, and is not overwritten");
        }
        Files.createFile(part);
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        }
        boolean whole = false;
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                byte[] manifest = rows(zip);
                zip.putNextEntry(new ZipEntry(SealedKeys.NAME));
                zip.write(RowsWriter.JSON.writeValueAsBytes(SealedKeys.of(place.keys(), place.passphrase(), manifest, new SecureRandom())));
                zip.closeEntry();
            }
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, file);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(part);
            }
        }
    }

    private byte[] rows(ZipOutputStream zip) throws IOException, SQLException, InterruptedException {
        if (!place.h2()) {
            return own(zip);
        }
        if (!Files.isDirectory(place.keys())) {
            throw new BackupRefused(BackupRefused.UNREADABLE, place.dataDir().toAbsolutePath() + " is no data directory of a window: it has no keys");
        }
        try {
            return own(zip);
        } catch (SQLException locked) {
            Path rows = new RunningServer(place.dataDir()).rows();
            try {
                return copy(rows, zip);
            } finally {
                Files.deleteIfExists(rows);
            }
        }
    }

    private byte[] own(ZipOutputStream zip) throws IOException, SQLException {
        try (Connection connection = place.connect()) {
            return new RowsWriter(connection).write(zip, clock.instant(), () -> {
                // on PostgreSQL what is seen is on the disk; an H2 file that nobody has open as well
            });
        }
    }

    private static byte[] copy(Path rows, ZipOutputStream zip) throws IOException {
        byte[] manifest = null;
        try (InputStream file = Files.newInputStream(rows); ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(Manifest.NAME)) {
                    manifest = in.readAllBytes();
                    zip.write(manifest);
                } else {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        if (manifest == null) {
            throw new BackupRefused(BackupRefused.UNREADABLE, "The server gave rows without a manifest");
        }
        return manifest;
    }
}
