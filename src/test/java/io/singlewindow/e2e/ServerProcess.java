package io.singlewindow.e2e;

import io.singlewindow.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** The packaged jar in a process of its own, on 127.0.0.1, writing to one directory only. */
final class ServerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/single-window.jar");
    /** The jar taken apart starts in half the time of the whole one, whose classes lie in jars within a jar. */
    private static final Path EXTRACTED = Path.of("target/extracted");
    /** What it has loaded when it is up, as the machine keeps it: takes a third off the start. One that does not fit is not used. */
    private static final Path CLASSES = Path.of("target/extracted/classes.jsa");
    private static final Duration READY_MAX = Duration.ofSeconds(120);
    /** In production, health has a port of its own. */
    private static final String MANAGEMENT_PORT = "management.server.port=";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Set for the second run of these tests, in which every server has a database of its own on a real PostgreSQL. */
    static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("e2e.database"));
    private static final Map<Path, String> DATABASES = new ConcurrentHashMap<>();

    static {
        // what is there already is not waited for, be the next look as late as it may
        Awaitility.setDefaultPollDelay(Duration.ZERO);
    }

    private final Process process;
    private final int port;
    private final Path dataDir;

    private ServerProcess(Process process, int port, Path dataDir) {
        this.process = process;
        this.port = port;
        this.dataDir = dataDir;
    }

    /** Starts one and waits until it is ready; settings are given as {@code window.x=y}. */
    static ServerProcess start(String profile, Path dataDir, int port, String... settings) {
        ServerProcess server = launch(profile, dataDir, port, settings);
        server.awaitReady(Arrays.stream(settings).filter(setting -> setting.startsWith(MANAGEMENT_PORT))
                .map(setting -> Integer.valueOf(setting.substring(MANAGEMENT_PORT.length()))).findFirst().orElse(port));
        return server;
    }

    /** Starts one and does not wait. */
    static ServerProcess launch(String profile, Path dataDir, int port, String... settings) {
        List<String> command = jar(dataDir, profile.equals("sandbox"));
        command.addAll(List.of("--spring.profiles.active=" + profile, "--server.port=" + port));
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(command::add);
        try {
            Files.createDirectories(dataDir);
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(dataDir.resolve("process.log").toFile())).start();
            return new ServerProcess(process, port, dataDir);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a command has printed, and its exit code. */
    record Done(int exitCode, String text) {}

    /** The jar as a command, with the data directory and the database that a server has there. */
    static Done run(Path dataDir, String... settings) {
        List<String> command = jar(dataDir, true);
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(command::add);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Done(process.waitFor(), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<String> jar(Path dataDir, boolean database) {
        List<String> command = new ArrayList<>(List.of(
                java(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:SharedArchiveFile=" + CLASSES.toAbsolutePath(), "-Dstdout.encoding=UTF-8",
                "-Duser.timezone=America/New_York", "-jar", extracted().toAbsolutePath().toString(), "--window.data-dir=" + dataDir.toAbsolutePath()));
        if (POSTGRESQL && database) {
            // started again on the same directory it finds its own database again
            String url = DATABASES.computeIfAbsent(dataDir.toAbsolutePath(), first -> TestDatabase.postgresqlUrl());
            command.addAll(List.of("--spring.datasource.url=" + url, "--spring.datasource.username=postgres", "--spring.datasource.password="));
        }
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static synchronized Path extracted() {
        Path jar = EXTRACTED.resolve(JAR.getFileName());
        // the tests' other process may be about to do the same
        try (FileChannel turn = FileChannel.open(Path.of("target/extracted.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = turn.lock()) {
            boolean fresh = Files.exists(jar) && Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(JAR)) >= 0;
            if (!fresh) {
                done(java(), "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--force", "--destination", EXTRACTED.toString());
                // before the classes are kept: they belong to a jar of this very time
                Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis()));
                Path once = Files.createTempDirectory("window");
                done(java(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:ArchiveClassesAtExit=" + CLASSES.toAbsolutePath(),
                        "-Dspring.context.exit=onRefresh", "-jar", jar.toAbsolutePath().toString(), "--window.data-dir=" + once, "--spring.profiles.active=sandbox",
                        "--server.port=" + freePort(), "--window.broker.port=0");
                FileSystemUtils.deleteRecursively(once);
            }
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void done(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("window", ".txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + process.exitValue() + ": " + Files.readString(output));
        }
        Files.delete(output);
    }

    /** A port that nobody has now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitReady(int healthPort) {
        HttpRequest readiness = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + "/actuator/health/readiness")).timeout(Duration.ofSeconds(5)).build();
        Awaitility.await().atMost(READY_MAX).pollInterval(Duration.ofMillis(200)).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("The process ended with " + process.exitValue() + ", see " + log());
            }
            return HTTP.send(readiness, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        });
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Path dataDir() {
        return dataDir;
    }

    Path log() {
        return dataDir.resolve("process.log");
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL: nothing is said good-bye to. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    /** SIGTERM, as an operator stops it. */
    @Override
    public void close() {
        process.destroy();
        join();
    }

    private void join() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
