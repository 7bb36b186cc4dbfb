package io.singlewindow.intake;

import io.singlewindow.SingleWindowServer;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ops.RouteFiles;
import io.singlewindow.ops.StartupGuard;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole sandbox in this process with all its doors, one for all tests, started at first use. */
final class RunningWindow {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String ANYONE = "sandbox-any";

    /** Set for the second run of the doors' tests, as for the black-box tests. */
    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("e2e.database"));
    /** In which bytes are counted that are read; a body takes one more than it fills. */
    private static final int BLOCK_BYTES = 65_536;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final int brokerPort;

    private RunningWindow(ConfigurableApplicationContext context, int brokerPort) {
        this.context = context;
        this.brokerPort = brokerPort;
    }

    /** What an HTTP door answered. */
    record Answered(int status, byte[] body, java.net.http.HttpHeaders headers) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        boolean replay() {
            return headers.firstValue("Idempotent-Replay").isPresent();
        }
    }

    static RunningWindow shared() {
        return Shared.RUNNING;
    }

    private static final class Shared {

        static final RunningWindow RUNNING = open();

        private static RunningWindow open() {
            try {
                Path folder = Files.createTempDirectory("window");
                int brokerPort = freePort();
                SpringApplicationBuilder server = new SpringApplicationBuilder(SingleWindowServer.class);
                server.application().addListeners(new RouteFiles(), StartupGuard.ofServer());
                server.application().setRegisterShutdownHook(false);
                List<String> settings = new ArrayList<>(List.of("--spring.profiles.active=sandbox", "--server.port=0",
                        "--window.data-dir=" + folder.toAbsolutePath(), "--window.broker.port=" + brokerPort,
                        "--window.sandbox.demo=false", "--logging.level.io.singlewindow=WARN"));
                if (POSTGRESQL) {
                    settings.addAll(List.of("--spring.datasource.url=" + TestDatabase.postgresqlUrl(), "--spring.datasource.username=postgres",
                            "--spring.datasource.password="));
                }
                ConfigurableApplicationContext context = server.run(settings.toArray(String[]::new));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    context.close();
                    FileSystemUtils.deleteRecursively(folder.toFile());
                }));
                return new RunningWindow(context, brokerPort);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    String brokerUrl() {
        return "tcp://127.0.0.1:" + brokerPort;
    }

    /** Where it writes. */
    Path dataDir() {
        return Path.of(context.getEnvironment().getRequiredProperty("window.data-dir"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /**
     * Takes all that may be read at once but so many bytes. An authority's receipt for an earlier test's message may be read just then, and is
     * waited for.
     */
    BodyBudget.Share fullBut(int bytes) {
        int all = context.getEnvironment().getRequiredProperty("window.intake.bodies-bytes-max", Integer.class);
        BodyBudget.Share share = bean(BodyBudget.class).share();
        Awaitility.await().ignoreExceptionsInstanceOf(ProblemException.class).until(() -> {
            share.cover(all - bytes - BLOCK_BYTES);
            return true;
        });
        return share;
    }

    Answered get(String path, String key) {
        return send(request(path, key).GET());
    }

    Answered post(String path, String key, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(path, key).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    Answered send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.timeout(ANSWER_MAX).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answered(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }
}
