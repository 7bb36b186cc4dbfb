package io.singlewindow.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One sandbox with its simulators inside, for all tests that only need some server; it ends with the tests. */
final class SharedSandbox {

    private static @Nullable ServerProcess server;

    private SharedSandbox() {}

    static synchronized ServerProcess server() {
        if (server == null) {
            try {
                Path folder = Files.createTempDirectory("shared-sandbox");
                ServerProcess started = ServerProcess.start(
                        "sandbox", folder, ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false",
                        // several classes ask what the public may ask, from one address within a minute
                        "window.enquiry.per-minute-max=1000");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    started.close();
                    delete(folder);
                }));
                server = started;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return server;
    }

    static Window window() {
        return new Window(server().url());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            // what is left lies in the temporary folder
        }
    }
}
