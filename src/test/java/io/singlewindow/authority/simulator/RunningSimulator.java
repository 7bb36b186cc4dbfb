package io.singlewindow.authority.simulator;

import io.singlewindow.SingleWindowServer;
import io.singlewindow.authority.Authority;
import io.singlewindow.ops.RouteFiles;
import io.singlewindow.ops.StartupGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated authorities in this process, started as the server starts them, on a port of their own. */
public final class RunningSimulator implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path dataDir;
    private final AnswerReceiver answers = new AnswerReceiver();
    private ConfigurableApplicationContext context;
    private Duration ahead = Duration.ZERO;

    /** Starts with what the data directory holds. */
    public RunningSimulator(Path dataDir) {
        this.dataDir = dataDir;
        start();
    }

    /** One for all tests that do not mind each other, started at first use. */
    public static RunningSimulator shared() {
        return Shared.RUNNING;
    }

    private static final class Shared {

        static final RunningSimulator RUNNING = open();

        private static RunningSimulator open() {
            try {
                Path folder = Files.createTempDirectory("simulator");
                RunningSimulator running = new RunningSimulator(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    running.close();
                    FileSystemUtils.deleteRecursively(folder.toFile());
                }));
                return running;
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private void start() {
        SpringApplicationBuilder server = new SpringApplicationBuilder(SingleWindowServer.class);
        server.application().addListeners(new RouteFiles(), StartupGuard.ofServer());
        server.application().setRegisterShutdownHook(false);
        context = server.run("--spring.profiles.active=simulator", "--server.port=0", "--window.data-dir=" + dataDir.toAbsolutePath(),
                "--window.simulator.callback-url=" + answers.url(), "--logging.level.io.singlewindow=WARN");
    }

    /** Stops it and starts it again with what it has written; its clock is the machine's again. */
    public void restart() {
        context.close();
        answers.forget();
        ahead = Duration.ZERO;
        start();
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** What is inside, for those who want to look at it from there. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What it sends to the window, which is played here. */
    public AnswerReceiver answers() {
        return answers;
    }

    /** Sets how well an authority can be reached. */
    public void mode(Authority authority, SimulatorModes.Mode mode) {
        call("PUT", "/simulator/" + authority.code() + "/mode/" + mode, "");
    }

    /** Moves its clock on. */
    public void advance(Duration amount) {
        ahead = ahead.plus(amount);
        call("POST", "/simulator/clock", "{\"now\":\"" + Instant.now().plus(ahead) + "\"}");
    }

    /** What an authority remembers to have received about an order. */
    public List<JsonNode> received(Authority authority, String orderNo) {
        List<JsonNode> items = new ArrayList<>();
        JSON.readTree(call("GET", "/simulator/" + authority.code() + "/received?orderNo=" + orderNo, "")).get("items").forEach(items::add);
        return items;
    }

    /** Mode and SHA-256 of each attempt that came to an authority's door, whether it answered or not. */
    public List<String> arrivals(Authority authority) {
        try {
            return Files.readAllLines(dataDir.resolve("simulator/arrivals.jsonl")).stream().map(JSON::readTree)
                    .filter(line -> line.get("authority").asString().equals(authority.code()))
                    .map(line -> line.get("mode").asString() + " " + line.get("sha256").asString()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything that an authority remembers to have received. */
    public int receptions(Authority authority) {
        return JSON.readTree(call("GET", "/simulator/" + authority.code() + "/received", "")).get("items").size();
    }

    private String call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " was answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
        answers.close();
    }
}
