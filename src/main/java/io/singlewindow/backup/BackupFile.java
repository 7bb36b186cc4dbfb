package io.singlewindow.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A backup that is read: its manifest, the keys beside it, and its rows. Nothing in it is believed before it is compared. */
final class BackupFile implements AutoCloseable {

    private static final int MANIFEST_BYTES_MAX = 1 << 20;
    /** A part's names are SQL later on. */
    private static final String TABLE = "[a-z][a-z0-9_]{0,62}";

    private final ZipFile zip;
    private final Manifest manifest;
    private final Map<String, byte[]> keys;

    private BackupFile(ZipFile zip, Manifest manifest, Map<String, byte[]> keys) {
        this.zip = zip;
        this.manifest = manifest;
        this.keys = keys;
    }

    /** Opens it, and the keys in it. */
    static BackupFile open(Path file, String passphrase) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupRefused(BackupRefused.UNREADABLE, file.toAbsolutePath() + " is not there, expected a backup");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException broken) {
            throw new BackupRefused(BackupRefused.UNREADABLE, file.toAbsolutePath() + " is no backup, or was cut off: " + broken.getMessage());
        }
        try {
            byte[] manifest = bytes(zip, Manifest.NAME);
            Manifest told = RowsWriter.JSON.readValue(manifest, Manifest.class);
            SealedKeys sealed = RowsWriter.JSON.readValue(bytes(zip, SealedKeys.NAME), SealedKeys.class);
            if (!Manifest.FORMAT.equals(told.format())) {
                throw new BackupRefused(BackupRefused.UNREADABLE, "The backup's format is " + told.format() + ", expected " + Manifest.FORMAT);
            }
            return new BackupFile(zip, told, sealed.open(passphrase, manifest));
        } catch (JacksonException | ZipException broken) {
            zip.close();
            throw new BackupRefused(BackupRefused.UNREADABLE, file.toAbsolutePath() + " is no backup: " + broken.getClass().getSimpleName());
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BackupRefused(BackupRefused.UNREADABLE, "The backup has no " + name + ": it is none, or was not finished");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MANIFEST_BYTES_MAX + 1);
            if (bytes.length > MANIFEST_BYTES_MAX) {
                throw new BackupRefused(BackupRefused.UNREADABLE, name + " has more than " + MANIFEST_BYTES_MAX + " bytes");
            }
            return bytes;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Key files by their names. */
    Map<String, byte[]> keys() {
        return keys;
    }

    /**
     * Holds every part against the manifest, and the manifest against the zip.
     *
     * @return how many rows there are
     */
    long checkParts() throws IOException {
        Set<String> expected = new HashSet<>(Set.of(Manifest.NAME, SealedKeys.NAME));
        long rows = 0;
        for (Manifest.Part part : manifest.parts()) {
            if (!part.table().matches(TABLE) || !expected.add(part.file())) {
                throw new BackupRefused(BackupRefused.LIES, "The manifest names the table " + part.table() + ", expected each once, in small letters");
            }
            checkPart(part);
            rows += part.rows();
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!expected.remove(entry.getName())) {
                throw new BackupRefused(BackupRefused.LIES, entry.getName() + " is in the backup and not in its manifest");
            }
        }
        return rows;
    }

    private void checkPart(Manifest.Part part) throws IOException {
        ZipEntry entry = zip.getEntry(part.file());
        if (entry == null) {
            throw new BackupRefused(BackupRefused.LIES, part.file() + " is missing, expected " + part.rows() + " rows");
        }
        MessageDigest sha256 = RowsWriter.sha256();
        long lines = 0;
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), sha256)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        } catch (ZipException changed) {
            throw new BackupRefused(BackupRefused.LIES, part.file() + " cannot be inflated: it was changed");
        }
        String found = HexFormat.of().formatHex(sha256.digest());
        if (!found.equals(part.sha256()) || lines != part.rows() + 1) {
            throw new BackupRefused(BackupRefused.LIES,
                    part.file() + " has " + (lines - 1) + " rows and SHA-256 " + found + ", expected " + part.rows() + " and " + part.sha256());
        }
    }

    /** Takes a row. */
    @FunctionalInterface
    interface Row<E extends Exception> {

        /** Values in the order of the columns. */
        void take(List<String> columns, JsonNode values) throws E;
    }

    /** Reads a table's rows in their order; to be called when the parts are checked. */
    <E extends Exception> void rows(String table, Row<E> each) throws IOException, E {
        ZipEntry entry = zip.getEntry(new Manifest.Part(table, 0, "").file());
        if (entry == null) {
            throw new BackupRefused(BackupRefused.LIES, "The backup has no table " + table);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            List<String> columns = RowsWriter.JSON.readTree(header == null ? "[]" : header).valueStream().map(JsonNode::asString).toList();
            if (columns.stream().anyMatch(column -> !column.matches(TABLE))) {
                throw new BackupRefused(BackupRefused.LIES, "The table " + table + " has the columns " + columns + ", expected names in small letters");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.take(columns, RowsWriter.JSON.readTree(line));
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
