package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.intake.IntakeSteps;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.signature.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Processor time of the ledger's one committer per message, by how many callers wait for it at once; H2. */
class LedgerBench {

    private static final int BLOCKS = 7;
    private static final int[] CALLERS = {1, 16, 64};
    private static final List<MessageKind> KINDS = List.of(
            new MessageKind(SignatureAlgorithm.SM2, 1, 3_000, 1_280), new MessageKind(SignatureAlgorithm.SM2, 100, 150, 128));

    /** Processor time per message in µs, and messages per group. */
    private record Cost(double committer, double caller, double group) {}

    @Test
    void committer() throws Exception {
        Report.begin();
        AtomicInteger groups = new AtomicInteger();
        StringBuilder text = new StringBuilder("""
                | messages of | callers at once | messages per group | committer's CPU µs per message | caller's CPU µs per message |
                |---|--:|--:|--:|--:|
                """);
        try (InnerServer server = InnerServer.start("ledger")) {
            server.bean(Ledger.class).afterGroup(groups::incrementAndGet);
            for (MessageKind kind : KINDS) {
                for (int callers : CALLERS) {
                    record(server, kind, callers, kind.warmUp(), groups);
                    List<Cost> blocks = new ArrayList<>();
                    for (int i = 0; i < BLOCKS; i++) {
                        blocks.add(record(server, kind, callers, kind.block(), groups));
                    }
                    text.append(row(kind, callers, blocks));
                }
            }
        }
        Report.add("CPU of the ledger, H2", text.toString());
        assertThat(groups.get()).isPositive();
    }

    private static String row(MessageKind kind, int callers, List<Cost> blocks) {
        return String.format(Locale.ROOT, "| %s | %d | %s | %s | %s |%n", kind.title(), callers,
                Spread.of(blocks.stream().map(Cost::group).toList()).text(1),
                Spread.of(blocks.stream().map(Cost::committer).toList()).text(0),
                Spread.of(blocks.stream().map(Cost::caller).toList()).text(0));
    }

    private static Cost record(InnerServer server, MessageKind kind, int callers, int count, AtomicInteger groups) throws Exception {
        List<IntakeSteps.Judged> judged = server.messages().orders(count, kind.orders(), false, kind.algorithm()).stream()
                .map(message -> server.steps().examine(message.message(), () -> 0, new long[IntakeSteps.EXAMINED.size()])).toList();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        AtomicInteger next = new AtomicInteger();
        int groupsBefore = groups.get();
        long before = InnerServer.cpuNanos("ledger-committer");
        List<Future<Long>> recording = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            recording.add(threads.submit(() -> record(server.steps(), judged, next)));
        }
        long callersNanos = 0;
        for (Future<Long> one : recording) {
            callersNanos += one.get();
        }
        threads.shutdown();
        return new Cost((InnerServer.cpuNanos("ledger-committer") - before) / 1e3 / count, callersNanos / 1e3 / count,
                count / (double) (groups.get() - groupsBefore));
    }

    /** Records until none is left; gives the thread's own processor time. */
    private static long record(IntakeSteps steps, List<IntakeSteps.Judged> judged, AtomicInteger next) {
        long started = InnerServer.THREADS.getCurrentThreadCpuTime();
        for (int place = next.getAndIncrement(); place < judged.size(); place = next.getAndIncrement()) {
            steps.record(judged.get(place));
        }
        return InnerServer.THREADS.getCurrentThreadCpuTime() - started;
    }
}
