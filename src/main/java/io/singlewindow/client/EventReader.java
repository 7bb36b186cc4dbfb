package io.singlewindow.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Server-sent events, one after the other, each of a bounded size. */
final class EventReader implements Closeable {

    private static final int EVENT_BYTES_MAX = 4 << 20;

    private final InputStream stream;
    private volatile long heardAtNanos = System.nanoTime();

    EventReader(InputStream stream) {
        this.stream = new BufferedInputStream(stream);
    }

    /** One event. */
    record Event(String id, String type, String data) {}

    /** When a line came last, a heartbeat too; by {@link System#nanoTime()}. */
    long heardAtNanos() {
        return heardAtNanos;
    }

    /**
     * The next event with data; null at the end of the stream.
     *
     * @throws IOException when the stream breaks, or an event is too long
     */
    @Nullable Event next() throws IOException {
        String id = "";
        String type = "message";
        StringBuilder data = new StringBuilder();
        for (String line = line(); line != null; line = line()) {
            heardAtNanos = System.nanoTime();
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    return new Event(id, type, data.substring(0, data.length() - 1));
                }
                continue;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + (line.startsWith(" ", colon + 1) ? 2 : 1));
            switch (name) {
                case "id" -> id = value;
                case "event" -> type = value;
                case "data" -> data.append(value).append('\n');
                default -> {
                    // a comment, or when to come again: this client has its own way
                }
            }
            if (data.length() > EVENT_BYTES_MAX) {
                throw tooLong();
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = stream.read(); read >= 0; read = stream.read()) {
            if (read == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (read != '\r') {
                line.write(read);
            }
            if (line.size() > EVENT_BYTES_MAX) {
                throw tooLong();
            }
        }
        return null;
    }

    private static IOException tooLong() {
        return new IOException("An event of more than " + EVENT_BYTES_MAX + " bytes");
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
