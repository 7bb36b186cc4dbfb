package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.singlewindow.client.CallbackVerifier;
import io.singlewindow.client.CallbackVerifier.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The client's jar, as its users run it. */
class ClientIT {

    private static final Path JAR = Path.of("target/single-window-client.jar").toAbsolutePath();
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    Path folder;

    /** What a run said, results and the rest, and ended with. */
    private record Ran(int code, String out, String err) {}

    private Ran client(String key, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1",
                "-jar", JAR.toString()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(Map.of("SINGLE_WINDOW_URL", SharedSandbox.server().url(), "SINGLE_WINDOW_KEY", key, "PW", "changeit", "HOOK", SECRET,
                "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(String.join(" ", args)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void theThreeCommandsOfTheReadmeTakeANewUserFromNothingToAReleasedConsignment() throws Exception {
        String start = "java -jar target/single-window-client.jar ";
        String order = "CLIENT-" + UUID.randomUUID().toString().substring(0, 8);
        List<String[]> commands = Files.readAllLines(Path.of("README.md")).stream().filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).replace("MY-1", order).split(" ")).toList();
        assertThat(commands).extracting(words -> words[0]).containsExactly("sample", "submit", "watch");
        Ran sample = client(Window.ANYONE, commands.get(0));
        assertThat(sample.code()).as(sample.toString()).isZero();
        Ran submit = client(Window.ANYONE, commands.get(1));
        assertThat(submit.code()).as(submit.toString()).isZero();
        assertThat(submit.out()).contains("1-CEB311.xml  ACCEPTED", "4-CEB621.xml  ACCEPTED");
        Ran watch = client(Window.ANYONE, commands.get(2));
        assertThat(watch.code()).as(watch.toString()).isZero();
        assertThat(watch.out()).contains("receipt 800").containsPattern("consignment \\S+: (RELEASED|CLOSED)\\n");
        List<String> lines = watch.out().lines().filter(line -> line.contains("  ")).toList();
        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void anExportIsPlayedInOneCommandAndADetainedParcelEndsItWithOne() throws Exception {
        Ran played = client(Window.ANYONE, "play", "export", "--lang", "zh");
        assertThat(played.code()).as(played.toString()).isZero();
        assertThat(played.err()).contains("订单 ");
        Ran detained = client(Window.ANYONE, "play", "import", "--scenario", "CIQ_DETAIN");
        assertThat(detained.code()).as(detained.toString()).isEqualTo(1);
        assertThat(detained.out()).contains("DETAINED");
    }

    @Test
    void whatIsSignedHereIsHealthyThereAndWhatWasChangedAfterwardsIsExplained() throws Exception {
        Path message = folder.resolve("order.xml");
        Files.write(message, SharedSandbox.window().samples("import", "", "RSA-SHA256", "9610").samples().get(0).message());
        Ran sign = client(Window.ANYONE, "sign", "order.xml", "--p12", Path.of("certs-dev/platform-sm2.p12").toAbsolutePath().toString(),
                "--alias", "platform-sm2", "--password-env", "PW", "--out", "signed.xml");
        assertThat(sign.code()).as(sign.toString()).isZero();
        Ran healthy = client(Window.ANYONE, "doctor", "signed.xml");
        assertThat(healthy.code()).as(healthy.toString()).isZero();
        Files.writeString(message, Files.readString(folder.resolve("signed.xml")).replace("<ds:Signature ", "\n\n<ds:Signature "));
        Ran sick = client(Window.ANYONE, "doctor", "order.xml", "--lang", "zh");
        assertThat(sick.code()).isEqualTo(1);
        assertThat(sick.out()).contains("DIGEST", "WHITE_SPACE_CHANGED", "签名之后报文的空白");
        Ran rejected = client(Window.ANYONE, "submit", "order.xml", "--json");
        assertThat(rejected.code()).isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(rejected.out()).at("/answer/status").asString()).isEqualTo("REJECTED");
    }

    @Test
    void theInboxIsForwardedToThisMachineSignedLikeACallback() throws Exception {
        Window window = SharedSandbox.window();
        window.submit(window.samples("import", "", "SM2", "9610").samples().get(0).message());
        BlockingQueue<Map.Entry<Map<String, String>, byte[]>> received = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            received.add(Map.entry(headers, exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            Ran ran = client("sandbox-platform", "listen", "--after", "-1", "--count", "1", "--timeout", "60s", "--secret-env", "HOOK",
                    "--forward-to", "http://localhost:" + receiver.getAddress().getPort() + "/hook");
            assertThat(ran.code()).as(ran.toString()).isZero();
            Map.Entry<Map<String, String>, byte[]> callback = received.poll(1, TimeUnit.SECONDS);
            assertThat(callback).as(ran.toString()).isNotNull();
            assertThat(new CallbackVerifier(List.of(SECRET), Clock.systemUTC()).verify(callback.getKey(), callback.getValue())).isEqualTo(Verdict.VERIFIED);
            assertThat(new String(callback.getValue(), StandardCharsets.UTF_8)).contains("\"cursor\":");
            Path headers = Files.write(folder.resolve("headers"), callback.getKey().entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).toList());
            Path body = Files.write(folder.resolve("body"), callback.getValue());
            Ran verified = client("-", "verify-callback", "--secret-env", "HOOK", "--headers", headers.toString(), "--body", body.toString());
            assertThat(verified.code()).as(verified.toString()).isZero();
        } finally {
            receiver.stop(0);
        }
    }
}
