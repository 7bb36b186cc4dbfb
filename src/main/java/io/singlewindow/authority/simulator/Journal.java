package io.singlewindow.authority.simulator;

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
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an authority must not forget, one JSON object a line; a record is on disk before anyone is answered.
 *
 * @param <E> the record that a line holds
 */
public final class Journal<E> implements Closeable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Class<E> type;
    private final FileChannel channel;

    /** Opens or makes the file; a last line that a crash cut short was never answered for and is dropped. */
    public Journal(Path file, Class<E> type) {
        this.file = file;
        this.type = type;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.truncate(wholeLines());
            channel.position(channel.size());
        } catch (IOException unusable) {
            throw new UncheckedIOException("Journal " + file + " cannot be opened", unusable);
        }
    }

    /** Everything since the first start, in order. */
    public void replay(Consumer<E> reader) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> reader.accept(JSON.readValue(line, type)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Journal " + file + " cannot be read", unreadable);
        }
    }

    /** Writes and syncs. */
    public void append(E entry) {
        write(entry, true);
    }

    /** Writes what nobody is answered for; a crash of the machine may lose it. */
    void note(E entry) {
        write(entry, false);
    }

    private synchronized void write(E entry, boolean sync) {
        ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            if (sync) {
                channel.force(false);
            }
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
