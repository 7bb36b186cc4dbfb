package io.singlewindow.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some connections, each of which posts the next message as soon as the one before is answered. Every answer is looked at. */
final class Load {

    private static final int ANSWERS_SHOWN_MAX = 3;

    private Load() {}

    /** One accepted message, as it was answered. */
    record Accepted(Prepared message, String submissionId, long nanos) {}

    /** What came of it. */
    record Result(List<Accepted> accepted, double seconds) {

        double messagesPerSecond() {
            return accepted.size() / seconds;
        }

        /** Latency that this part of the messages did not exceed, in milliseconds. */
        double millis(double part) {
            long[] sorted = accepted.stream().mapToLong(Accepted::nanos).sorted().toArray();
            return sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))] / 1e6;
        }
    }

    /**
     * Sends messages until the time is over or none is left.
     *
     * @throws AssertionError when any answer was not the right one
     */
    static Result run(int port, String key, Queue<Prepared> messages, int connections, Duration atMost) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long[] startedNanos = new long[1];
        CyclicBarrier begin = new CyclicBarrier(connections, () -> startedNanos[0] = System.nanoTime());
        List<String> wrong = new ArrayList<>();
        try {
            Callable<List<Accepted>> sender = () -> send(port, key, messages, begin, startedNanos, atMost, wrong);
            List<Future<List<Accepted>>> senders = threads.invokeAll(java.util.Collections.nCopies(connections, sender));
            double seconds = (System.nanoTime() - startedNanos[0]) / 1e9;
            List<Accepted> accepted = new ArrayList<>();
            for (Future<List<Accepted>> one : senders) {
                accepted.addAll(one.get());
            }
            if (!wrong.isEmpty() || accepted.isEmpty()) {
                throw new AssertionError(wrong.size() + " wrong answers, " + accepted.size() + " right ones; the first: "
                        + String.join("\n", wrong.subList(0, Math.min(wrong.size(), ANSWERS_SHOWN_MAX))));
            }
            return new Result(accepted, seconds);
        } catch (ExecutionException failed) {
            throw new AssertionError("A connection failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Accepted> send(
            int port, String key, Queue<Prepared> messages, CyclicBarrier begin, long[] startedNanos, Duration atMost, List<String> wrong)
            throws Exception {
        List<Accepted> accepted = new ArrayList<>();
        try (Connection connection = new Connection(port, key)) {
            begin.await();
            long end = startedNanos[0] + atMost.toNanos();
            while (System.nanoTime() < end) {
                Prepared message = messages.poll();
                if (message == null) {
                    break;
                }
                accepted.add(post(connection, message, wrong));
            }
        }
        return accepted;
    }

    private static Accepted post(Connection connection, Prepared message, List<String> wrong) throws IOException {
        long before = System.nanoTime();
        Connection.Answer answer = connection.post(message.message());
        long nanos = System.nanoTime() - before;
        String expected = "{\"submissionId\":\"";
        String start = new String(answer.body(), 0, Math.min(answer.body().length, 400), StandardCharsets.UTF_8);
        boolean right = answer.status() == 202 && !answer.head().contains("idempotent-replay") && start.startsWith(expected)
                && start.contains("\"status\":\"ACCEPTED\"") && start.contains("\"guid\":\"" + message.guid() + "\"")
                && contains(answer.body(), "\"findings\":[],\"findingsTotal\":0");
        if (!right) {
            synchronized (wrong) {
                wrong.add(answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return new Accepted(message, "-", nanos);
        }
        return new Accepted(message, start.substring(expected.length(), expected.length() + 32), nanos);
    }

    private static boolean contains(byte[] body, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + wanted.length <= body.length; i++) {
            if (body[i] == '"' && Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
