package io.singlewindow.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A ledger as the server has it, in a process of its own whose system calls can be watched. It writes groups of a few
 * submissions, some with another feature's events, and puts a line into a file of answers for each submission at the
 * moment when it is answered, for each group when all of it is, and where the groups begin. Each line is one write.
 */
final class LedgerProcess {

    /** File of the lines, beside the ledger's. */
    static final String ANSWERS = "answers";
    static final String BEGIN = "begin";
    static final String GROUP = "group";
    static final String ANSWER = "answer";
    private static final int SUBMISSIONS_PER_GROUP = 4;
    private static final int EVENTS_EVERY = 5;

    private final LedgerParts parts;
    private final FileOutputStream answers;
    private final SampleSubmissions samples = new SampleSubmissions();

    private LedgerProcess(LedgerParts parts, FileOutputStream answers) {
        this.parts = parts;
        this.answers = answers;
    }

    /** Arguments: data directory, number of groups. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        String url = LedgerParts.url(folder);
        try (HikariDataSource pool = LedgerParts.pool(url)) {
            LedgerParts.migrate(pool);
        }
        LedgerParts parts = LedgerParts.open(url, Files.createDirectories(folder.resolve("keys")));
        parts.ledger().start();
        new LedgerProcess(parts, new FileOutputStream(folder.resolve(ANSWERS).toFile())).write(Integer.parseInt(arguments[1]));
        // as the power does it: nothing is closed or written any more
        Runtime.getRuntime().halt(0);
    }

    private void write(int groups) {
        AtomicInteger written = new AtomicInteger();
        line(BEGIN);
        parts.ledger().afterGroup(() -> {
            if (written.incrementAndGet() <= groups) {
                line(GROUP);
            }
        });
        for (int i = 0; written.get() < groups; i++) {
            if (i % EVENTS_EVERY == 0) {
                addEvent(i);
            }
            List<CompletableFuture<Void>> waiting = new ArrayList<>();
            for (int k = 0; k < SUBMISSIONS_PER_GROUP; k++) {
                String guid = i + "-" + k;
                waiting.add(parts.ledger().append(samples.of(guid, guid, new byte[3_000 + i])).thenRun(() -> line(ANSWER)));
            }
            CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
        }
    }

    private void addEvent(int number) {
        PendingEntries pending = new PendingEntries(parts.jdbc());
        parts.transactions().executeWithoutResult(
                status -> pending.add("test.event", "event-" + number, List.of("91330100TERT00016Y"), "{}"));
    }

    private void line(String text) {
        try {
            answers.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
