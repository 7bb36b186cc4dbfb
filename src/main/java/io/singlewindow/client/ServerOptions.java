package io.singlewindow.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the window is, and by which key it is called. */
final class ServerOptions {

    static final String URL_ENV = "SINGLE_WINDOW_URL";
    static final String KEY_ENV = "SINGLE_WINDOW_KEY";
    private static final String URL_DEFAULT = "http://127.0.0.1:8080";
    private static final int KEY_FILE_BYTES_MAX = 4096;

    @Option(names = "--url", paramLabel = "URL")
    @Nullable String url;

    @Option(names = "--key", paramLabel = "KEY")
    @Nullable String key;

    @Option(names = "--key-file", paramLabel = "FILE")
    @Nullable Path keyFile;

    @Option(names = "--answer-timeout", paramLabel = "TIME", defaultValue = "60s")
    Duration answerTimeout = Duration.ofSeconds(60);

    /** The window that is meant. */
    WindowHttp open(Surroundings around) throws Failure {
        return new WindowHttp(address(around.env()), readKey(around.env()), answerTimeout, around.pause());
    }

    private URI address(Map<String, String> env) throws Failure {
        String given = url != null ? url : env.getOrDefault(URL_ENV, URL_DEFAULT);
        try {
            URI address = URI.create(given.replaceFirst("/+$", ""));
            if (address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getUserInfo() == null && address.getQuery() == null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw Failure.usage("usage.url");
    }

    private String readKey(Map<String, String> env) throws Failure {
        String found = key != null ? key : keyFile != null ? fromFile(keyFile) : env.getOrDefault(KEY_ENV, "");
        if (found.isBlank() || !found.strip().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Failure.usage("usage.key", KEY_ENV);
        }
        return found.strip();
    }

    private static String fromFile(Path file) throws Failure {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(KEY_FILE_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw Failure.usage("usage.unreadable", file, unreadable.getClass().getSimpleName());
        }
    }
}
