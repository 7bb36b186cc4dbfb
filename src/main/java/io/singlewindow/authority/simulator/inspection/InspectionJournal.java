package io.singlewindow.authority.simulator.inspection;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the authority must not forget, one JSON object a line; a record is on disk before anyone is answered. */
final class InspectionJournal implements Closeable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final FileChannel channel;

    /**
     * A request that came in with the rows it declares, or a result that needs no more sending.
     *
     * @param rows of an accepted request, else null
     * @param settled id of the result
     * @param delivered whether it arrived, or was given up
     */
    record Entry(
            @Nullable Reception reception,
            @Nullable List<Accepted.Row> rows,
            @Nullable String requestId,
            @Nullable Integer step,
            boolean delivered) {

        static Entry received(Reception reception, @Nullable List<Accepted.Row> rows) {
            return new Entry(reception, rows, null, null, false);
        }

        static Entry settled(String requestId, int step, boolean delivered) {
            return new Entry(null, null, requestId, step, delivered);
        }
    }

    /** Opens or makes the file; a last line that a crash cut short was never answered for and is dropped. */
    InspectionJournal(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.truncate(wholeLines());
            channel.position(channel.size());
        } catch (IOException unusable) {
            throw new UncheckedIOException("Journal " + file + " cannot be opened", unusable);
        }
    }

    /** Everything since the first start, in order. */
    void replay(Consumer<Entry> reader) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> reader.accept(JSON.readValue(line, Entry.class)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Journal " + file + " cannot be read", unreadable);
        }
    }

    /** Writes and syncs. */
    synchronized void append(Entry entry) {
        ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Journal " + file + " cannot be written", unwritable);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private long wholeLines() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
