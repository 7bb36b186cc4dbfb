package io.singlewindow.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run of the client said and ended with; its pauses are noted and take no time. */
record Ran(int code, String out, String err, byte[] outBytes, List<Duration> pauses) {

    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    /** Runs it in English. */
    static Ran client(Map<String, String> env, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<Duration> pauses = new ArrayList<>();
        int code = Client.run(args, new Surroundings(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), env, Clock.fixed(NOW, ZoneOffset.UTC), pauses::add, Locale.ENGLISH));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), out.toByteArray(), pauses);
    }

    /** Runs it against a server, with a key. */
    static Ran at(TestServer server, String... args) {
        return client(Map.of(ServerOptions.URL_ENV, server.url(), ServerOptions.KEY_ENV, "sandbox-any"), args);
    }

    static String resource(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/client", name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The pauses in seconds. */
    long[] seconds() {
        return pauses.stream().mapToLong(Duration::toSeconds).toArray();
    }

    @Override
    public String toString() {
        return code + "\n" + out + "\n" + err + Arrays.toString(seconds());
    }
}
