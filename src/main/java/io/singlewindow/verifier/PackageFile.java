package io.singlewindow.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An evidence zip, opened as if an enemy had made it: nothing is written to disk, names are plain, everything is bounded,
 * and both ways of reading a zip (by its directory, and from its beginning) must give the same files.
 */
final class PackageFile implements AutoCloseable {

    static final int FILES_MAX = 300_000;
    static final long FILE_BYTES_MAX = 64L << 20;
    static final long ALL_BYTES_MAX = 4L << 30;
    private static final int NAME_CHARACTERS_MAX = 150;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,2}");
    private static final int BUFFER_BYTES = 1 << 16;

    private final ZipFile zip;
    private final Map<String, Content> contents;

    /** A file in the zip: bytes, and their SHA-256 in lower hex. */
    record Content(long bytes, String sha256) {}

    private PackageFile(ZipFile zip, Map<String, Content> contents) {
        this.zip = zip;
        this.contents = contents;
    }

    static PackageFile open(Path file) throws Unreadable {
        if (!Files.isRegularFile(file)) {
            throw new Unreadable("There is no file " + file);
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            PackageFile opened = new PackageFile(zip, byDirectory(zip));
            opened.compareWith(fromBeginning(file));
            return opened;
        } catch (IOException | IllegalArgumentException broken) {
            close(zip);
            throw new Unreadable("The zip cannot be read: " + broken.getMessage(), broken);
        } catch (Unreadable refused) {
            close(zip);
            throw refused;
        }
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException ignored) {
            // it was only read
        }
    }

    private static Map<String, Content> byDirectory(ZipFile zip) throws IOException, Unreadable {
        if (zip.size() > FILES_MAX) {
            throw new Unreadable("The zip holds " + zip.size() + " files, allowed are " + FILES_MAX);
        }
        Map<String, Content> contents = new LinkedHashMap<>();
        Set<String> folded = new HashSet<>();
        long all = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
            ZipEntry entry = entries.nextElement();
            requirePlain(entry.getName());
            if (!folded.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw new Unreadable("The zip holds " + entry.getName() + " twice");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                Content content = digest(entry.getName(), in, ALL_BYTES_MAX - all);
                all += content.bytes();
                contents.put(entry.getName(), content);
            }
        }
        return contents;
    }

    private static Map<String, Content> fromBeginning(Path file) throws IOException, Unreadable {
        Map<String, Content> contents = new LinkedHashMap<>();
        long all = 0;
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                requirePlain(entry.getName());
                Content content = digest(entry.getName(), in, ALL_BYTES_MAX - all);
                all += content.bytes();
                if (contents.size() >= FILES_MAX || contents.put(entry.getName(), content) != null) {
                    throw new Unreadable("The zip holds " + entry.getName() + " twice, or more than " + FILES_MAX + " files");
                }
            }
        }
        return contents;
    }

    private void compareWith(Map<String, Content> other) throws Unreadable {
        if (!contents.equals(other)) {
            String name = contents.keySet().stream().filter(one -> !contents.get(one).equals(other.get(one))).findFirst()
                    .orElseGet(() -> other.keySet().stream().filter(one -> !contents.containsKey(one)).findFirst().orElse("?"));
            throw new Unreadable("The zip's directory and its content tell different files: " + name);
        }
    }

    private static void requirePlain(String name) throws Unreadable {
        if (name.length() > NAME_CHARACTERS_MAX || !NAME.matcher(name).matches()) {
            throw new Unreadable("The zip holds a file of the name \"" + name + "\", allowed are letters, digits, . _ - in two folders at most");
        }
    }

    private static Content digest(String name, InputStream in, long left) throws IOException, Unreadable {
        MessageDigest sha256 = Digests.sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > FILE_BYTES_MAX || bytes > left) {
                throw new Unreadable(name + " inflates to more than is allowed: " + FILE_BYTES_MAX + " bytes a file, " + ALL_BYTES_MAX + " in all");
            }
            sha256.update(buffer, 0, read);
        }
        return new Content(bytes, HexFormat.of().formatHex(sha256.digest()));
    }

    /** Every file, in the order of the directory. */
    Map<String, Content> contents() {
        return contents;
    }

    boolean has(String name) {
        return contents.containsKey(name);
    }

    /** Bytes of a file of 64 MiB at most. */
    byte[] bytes(String name) throws Unreadable {
        try (InputStream in = stream(name)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            in.transferTo(bytes);
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new Unreadable(name + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    /** A file from its beginning. */
    InputStream stream(String name) throws Unreadable {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Unreadable("The package lacks " + name);
        }
        try {
            return zip.getInputStream(entry);
        } catch (IOException broken) {
            throw new Unreadable(name + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    @Override
    public void close() {
        close(zip);
    }
}
