package io.singlewindow.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What a ledger is busy with until it fails: submitters, another feature that has events numbered and waits for the disk,
 * and one that writes and waits for nothing. It remembers what it was told is durable.
 */
final class Load {

    private static final int SUBMITTERS = 4;
    private static final int BODY_BYTES_MAX = 6_000;
    private static final int SECONDS_TO_END = 60;

    private final LedgerParts parts;
    private final long seed;
    private final SampleSubmissions samples = new SampleSubmissions();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private final Map<NewSubmission, Outcome.Recorded> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, NewSubmission> sent = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> durableEvents = new ConcurrentLinkedQueue<>();

    Load(LedgerParts parts, long seed) {
        this.parts = parts;
        this.seed = seed;
    }

    /** Submissions that were answered, with the answer. */
    Map<NewSubmission, Outcome.Recorded> acknowledged() {
        return acknowledged;
    }

    /** All that were handed in, by id. */
    Map<String, NewSubmission> sent() {
        return sent;
    }

    /** References of events for which a barrier returned. */
    List<String> durableEvents() {
        return List.copyOf(durableEvents);
    }

    void begin() {
        for (int i = 0; i < SUBMITTERS; i++) {
            int submitter = i;
            run(() -> submit(submitter, new Random(seed + submitter)));
        }
        run(this::addEvents);
        run(this::writeUnasked);
    }

    /** Returns when everyone has failed; nobody may be left waiting. */
    void awaitEnd() throws Exception {
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .handle((done, failed) -> failed).get(SECONDS_TO_END, TimeUnit.SECONDS);
        threads.shutdown();
    }

    private void run(Runnable work) {
        running.add(CompletableFuture.runAsync(() -> {
            for (;;) {
                work.run();
            }
        }, threads));
    }

    private void submit(int submitter, Random random) {
        List<NewSubmission> group = new ArrayList<>();
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte[] body = new byte[1 + random.nextInt(BODY_BYTES_MAX)];
            random.nextBytes(body);
            String guid = submitter + "-" + sent.size() + "-" + random.nextInt();
            NewSubmission submission = samples.of(guid, guid, body);
            sent.put(submission.id(), submission);
            group.add(submission);
            outcomes.add(parts.ledger().append(submission));
        }
        RuntimeException failure = null;
        for (int i = 0; i < group.size(); i++) {
            try {
                acknowledged.put(group.get(i), (Outcome.Recorded) outcomes.get(i).join());
            } catch (CompletionException failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void addEvents() {
        String ref = "event-" + durableEvents.size();
        PendingEntries pending = new PendingEntries(parts.jdbc());
        parts.transactions().executeWithoutResult(
                status -> pending.add("test.event", ref, List.of("91330100TERT00016Y"), "{\"ref\":\"" + ref + "\"}"));
        parts.ledger().awaitDurable();
        durableEvents.add(ref);
    }

    private void writeUnasked() {
        parts.transactions().executeWithoutResult(status -> {
            parts.jdbc().sql("DELETE FROM inbox_cursor").update();
            byte[] name = Long.toHexString(System.nanoTime()).getBytes(StandardCharsets.US_ASCII);
            parts.jdbc().sql("INSERT INTO inbox_cursor (audience, acked) VALUES (?, 1)")
                    .param(new String(name, StandardCharsets.US_ASCII)).update();
        });
    }
}
