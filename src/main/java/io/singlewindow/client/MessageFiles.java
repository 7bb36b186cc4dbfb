package io.singlewindow.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Messages on the disk, in order of their names; one is in memory at a time. */
final class MessageFiles {

    /** What the window takes. */
    static final int MESSAGE_BYTES_MAX = 10 << 20;
    static final int ZIP_BYTES_MAX = 64 << 20;
    static final int FILES_MAX = 1000;
    private static final String MESSAGE = ".xml";
    private static final String ZIP = ".zip";

    private MessageFiles() {}

    /** One message. */
    interface Use {

        void of(String name, byte[] message) throws Failure, InterruptedException;
    }

    static boolean isZip(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(ZIP);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The files that a path means: itself, or a directory's messages. */
    static List<Path> of(Path path) throws Failure {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> found = files.filter(file -> Files.isRegularFile(file) && name(file).toLowerCase(Locale.ROOT).endsWith(MESSAGE))
                    .limit(FILES_MAX + 1L).sorted().toList();
            if (found.isEmpty() || found.size() > FILES_MAX) {
                throw Failure.usage("usage.directory", path, FILES_MAX);
            }
            return found;
        } catch (IOException unreadable) {
            throw Failure.usage("usage.unreadable", path, unreadable.getClass().getSimpleName());
        }
    }

    /** A file's bytes. */
    static byte[] read(Path file, int bytesMax) throws Failure {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(bytesMax + 1);
            if (content.length > bytesMax) {
                throw Failure.usage("usage.tooLong", file, bytesMax);
            }
            return content;
        } catch (IOException unreadable) {
            throw Failure.usage("usage.unreadable", file, unreadable.getClass().getSimpleName());
        }
    }

    /** Uses each message of a zip. */
    static void ofZip(Path file, Use use) throws Failure, InterruptedException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            int files = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files++;
                    use.of(entry.getName(), entry(zip, file, entry, files));
                }
            }
            if (files == 0) {
                throw Failure.usage("usage.noZip", file);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Failure.usage("usage.unreadable", file, unreadable.getClass().getSimpleName());
        }
    }

    private static byte[] entry(ZipInputStream zip, Path file, ZipEntry entry, int number) throws IOException, Failure {
        byte[] content = zip.readNBytes(MESSAGE_BYTES_MAX + 1);
        if (content.length > MESSAGE_BYTES_MAX || number > FILES_MAX) {
            throw Failure.usage("usage.tooLong", file + "!" + entry.getName(), MESSAGE_BYTES_MAX);
        }
        return content;
    }
}
