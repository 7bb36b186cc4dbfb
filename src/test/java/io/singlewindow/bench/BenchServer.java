package io.singlewindow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged jar as an operator starts it, in a process of its own, and what the system says of that process. */
final class BenchServer implements AutoCloseable {

    private static final Path JAR = Path.of("target/single-window.jar");
    private static final Duration READY_MAX = Duration.ofMinutes(5);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);
    private static final long READY_POLL_MILLIS = 10;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final Path dataDir;
    private final Ready ready;

    /** What it took until readiness was answered 200, counted from the start of the process. */
    record Ready(Duration wall, Duration cpu, double residentMegabytes) {}

    private BenchServer(Process process, int port, Path dataDir, long startedNanos) {
        this.process = process;
        this.port = port;
        this.dataDir = dataDir;
        this.ready = awaitReady(startedNanos);
    }

    /** Starts one with the default JIT and waits until it is ready; settings are given as {@code window.x=y}. */
    static BenchServer start(String profile, Path dataDir, int port, String... settings) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-jar", JAR.toString(), "--spring.profiles.active=" + profile, "--server.port=" + port,
                "--window.data-dir=" + dataDir.toAbsolutePath(), "--window.broker.port=0"));
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(command::add);
        try {
            Files.createDirectories(dataDir);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(dataDir.resolve("process.log").toFile()));
            long started = System.nanoTime();
            return new BenchServer(builder.start(), port, dataDir, started);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A sandbox whose demonstration does not play into the figures. */
    static BenchServer sandbox(Path dataDir, int port, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("window.sandbox.demo=false");
        return start("sandbox", dataDir, port, all.toArray(String[]::new));
    }

    /** A port that nobody has now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Ready awaitReady(long startedNanos) {
        HttpRequest readiness = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness")).timeout(Duration.ofSeconds(5)).build();
        while (System.nanoTime() - startedNanos < READY_MAX.toNanos()) {
            if (!process.isAlive()) {
                throw new AssertionError("The process ended with " + process.exitValue() + ", see " + dataDir.resolve("process.log"));
            }
            try {
                if (HTTP.send(readiness, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return new Ready(Duration.ofNanos(System.nanoTime() - startedNanos), cpu(),
                            Machine.residentMegabytes(process.pid(), "VmRSS"));
                }
                Thread.sleep(READY_POLL_MILLIS);
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException interrupted) {
                throw stopped(interrupted);
            }
        }
        throw new AssertionError("Not ready within " + READY_MAX);
    }

    private static void pause() {
        try {
            Thread.sleep(READY_POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            throw stopped(interrupted);
        }
    }

    private static IllegalStateException stopped(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(interrupted);
    }

    /** A GET with this key; anything but 200 is an error. */
    byte[] get(String path, String key) {
        return get(port, path, key);
    }

    /** The same at any server of this machine. */
    static byte[] get(int port, String path, String key) {
        return ask(path, HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Bearer " + key).build());
    }

    /** A PUT of JSON with this key; anything but 200 is an error. */
    byte[] put(String path, String key, String json) {
        return ask(path, HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** A POST of JSON with this key, which makes something; anything but 200 and 201 is an error. */
    byte[] post(String path, String key, String json) {
        return ask(path, HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    private static byte[] ask(String path, HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                throw new AssertionError(path + " was answered " + answer.statusCode() + " " + new String(answer.body()));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw stopped(interrupted);
        }
    }

    Ready ready() {
        return ready;
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Processor time of the process since its start. */
    Duration cpu() {
        return Machine.cpu(process.toHandle());
    }

    double residentMegabytesAtMost() {
        return Machine.residentMegabytes(process.pid(), "VmHWM");
    }

    /** Heap in use in MB after a full collection, by the server's own metric. */
    double heapMegabytes() {
        jcmd("GC.run");
        return new String(get("/actuator/prometheus", "sandbox-operator")).lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum() / 1_048_576;
    }

    /** What a diagnostic command says. */
    String jcmd(String command) {
        try {
            Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    String.valueOf(process.pid()), command).redirectErrorStream(true).start();
            String text = new String(tool.getInputStream().readAllBytes());
            if (tool.waitFor() != 0) {
                throw new AssertionError("jcmd " + command + " ended with " + tool.exitValue() + ": " + text);
            }
            return text;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw stopped(interrupted);
        }
    }

    /** Warnings and errors in the log after readiness: a run that has some is not what it seems. */
    List<String> complaints() {
        try {
            List<String> lines = Files.readAllLines(dataDir.resolve("process.log"));
            int started = lines.size();
            while (started > 0 && !lines.get(started - 1).contains("Started SingleWindowServer")) {
                started--;
            }
            return lines.subList(started, lines.size()).stream()
                    .filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Stops it; what it wrote stays. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            throw stopped(interrupted);
        }
    }

    /** Removes what servers before have written. */
    static void clear(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
