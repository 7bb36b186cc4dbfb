package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How long the packaged jar takes until readiness is answered 200, first and later starts, and how big it is. */
class StartUpBench {

    @Test
    void startUp() throws IOException {
        Report.begin();
        Path folder = BenchSettings.FOLDER.resolve("start");
        BenchServer.clear(folder);
        List<BenchServer.Ready> first = new ArrayList<>();
        List<BenchServer.Ready> later = new ArrayList<>();
        for (int i = 0; i < BenchSettings.STARTS; i++) {
            first.add(start(folder.resolve("empty-" + i)));
            later.add(start(folder.resolve("empty-0")));
        }
        BenchServer.clear(folder);
        Report.add("Start-up until readiness is 200", """
                | -Xmx512m | wall s | CPU s | resident MB |
                |---|--:|--:|--:|
                """ + row("first start, empty data directory", first) + row("later start", later)
                + String.format(Locale.ROOT, "%nThe jar: %.1f MB.%n", Files.size(Path.of("target/single-window.jar")) / 1e6));
        assertThat(first).hasSize(BenchSettings.STARTS);
        assertThat(later).hasSize(BenchSettings.STARTS);
    }

    private static BenchServer.Ready start(Path dataDir) {
        try (BenchServer server = BenchServer.sandbox(dataDir, BenchServer.freePort())) {
            assertThat(server.complaints()).as("warnings and errors after the start").isEmpty();
            return server.ready();
        }
    }

    private static String row(String name, List<BenchServer.Ready> starts) {
        return String.format(Locale.ROOT, "| %s | %s | %s | %s |%n", name,
                Spread.of(starts.stream().map(start -> start.wall().toMillis() / 1e3).toList()).text(1),
                Spread.of(starts.stream().map(start -> start.cpu().toMillis() / 1e3).toList()).text(1),
                Spread.of(starts.stream().map(BenchServer.Ready::residentMegabytes).toList()).medianText(0));
    }
}
