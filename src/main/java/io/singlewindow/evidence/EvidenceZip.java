package io.singlewindow.evidence;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.signature.Crypto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a zip and remembers name, length and digest of each file for the manifest. */
final class EvidenceZip implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ZipOutputStream zip;
    private final long bytesMax;
    private final List<Map<String, Object>> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long written;

    EvidenceZip(Path file, long bytesMax) throws IOException {
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
        this.bytesMax = bytesMax;
    }

    /** A file of lines that are written one after the other. */
    @FunctionalInterface
    interface Lines {
        void to(Sink sink) throws IOException;
    }

    /** Takes one line, without its end. */
    @FunctionalInterface
    interface Sink {
        void line(String line) throws IOException;
    }

    void add(String name, String text) throws IOException {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file; one that is there already by this name, which is that of its content, is not added again. */
    void add(String name, byte[] bytes) throws IOException {
        if (!names.contains(name)) {
            stream(name, sink -> sink.write(bytes));
        }
    }

    void lines(String name, Lines lines) throws IOException {
        stream(name, out -> lines.to(line -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8))));
    }

    /** What the manifest says of the files so far. */
    List<Map<String, Object>> files() {
        return List.copyOf(files);
    }

    /** Adds what the manifest does not name: itself and its signatures. */
    void addUnlisted(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private void stream(String name, Content content) throws IOException {
        names.add(name);
        MessageDigest sha256 = Crypto.digest("SHA-256");
        long before = written;
        zip.putNextEntry(entry(name));
        content.to(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                written += length;
                if (written > bytesMax) {
                    throw ProblemException.of(422, ErrorCode.SYS_042, written + " bytes", bytesMax + " bytes");
                }
                sha256.update(bytes, offset, length);
                zip.write(bytes, offset, length);
            }
        });
        zip.closeEntry();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", name);
        file.put("bytes", written - before);
        file.put("sha256", HexFormat.of().formatHex(sha256.digest()));
        files.add(file);
    }

    /** The same content makes the same zip, whenever it is made. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
