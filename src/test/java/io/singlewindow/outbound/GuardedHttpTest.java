package io.singlewindow.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an attempt, whatever the receiver does. */
class GuardedHttpTest {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(1);
    /** Far above what is needed, far below what an endless answer takes. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private GuardedHttp http;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        http = new GuardedHttp(new AddressGuard(InetAddress::getAllByName, true), SSLContext.getDefault(), "single-window-test/1", ANSWER_MAX, 64);
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }

    private GuardedHttp.Answer post(HttpHandler handler) throws Exception {
        server.createContext("/", handler);
        return post("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    private GuardedHttp.Answer post(String url) throws Exception {
        return http.post(url, Map.of("webhook-id", "evt_1"), ContentType.APPLICATION_JSON, "{\"type\":\"测试\"}").get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void theAnswersStatusHeadersAndFirstBytesAreKept() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        GuardedHttp.Answer answer = post(exchange -> {
            try (exchange) {
                received.complete(exchange.getRequestHeaders().getFirst("Content-Type") + " " + exchange.getRequestHeaders().getFirst("Webhook-Id")
                        + " " + new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                exchange.getResponseHeaders().add("X-Request-Id", "42");
                exchange.sendResponseHeaders(202, 5_000);
                exchange.getResponseBody().write("x".repeat(5_000).getBytes());
            }
        });
        assertThat(received.get()).isEqualTo("application/json; charset=UTF-8 evt_1 {\"type\":\"测试\"}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers()).anyMatch(line -> line.equalsIgnoreCase("X-Request-Id: 42"));
        assertThat(answer.body()).hasSize(GuardedHttp.BODY_BYTES_KEPT_MAX);
        assertThat(answer.cause()).isNull();
    }

    @Test
    void anAnswerThatComesDropByDropIsGivenUpInTime() throws Exception {
        long before = System.nanoTime();
        GuardedHttp.Answer answer = post(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody());
        });
        assertThat(answer.status()).isNull();
        assertThat(answer.cause()).isEqualTo("no whole answer within PT1S");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(BOUND);
    }

    /** A byte every now and then, so that no read waits long. */
    private void drip(OutputStream out) {
        try {
            do {
                out.write('<');
                out.flush();
            } while (!ended.await(100, TimeUnit.MILLISECONDS));
        } catch (IOException gone) {
            // the client has given up
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aHeadThatComesDropByDropIsGivenUpInTime() throws Exception {
        try (ServerSocket raw = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> {
                try (java.net.Socket accepted = raw.accept()) {
                    accepted.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes());
                    drip(accepted.getOutputStream());
                } catch (IOException gone) {
                    // the client has given up
                }
            });
            assertThat(post("http://127.0.0.1:" + raw.getLocalPort() + "/").cause()).isEqualTo("no whole answer within PT1S");
        }
    }

    @Test
    void anEndlessAnswerIsReadToItsBoundOnlyAndItsStatusStands() throws Exception {
        byte[] block = new byte[1 << 16];
        GuardedHttp.Answer answer = post(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (ended.getCount() > 0) {
                    out.write(block);
                }
            } catch (IOException gone) {
                // the client has read enough
            }
        });
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(GuardedHttp.BODY_BYTES_KEPT_MAX);
    }

    @Test
    void aRedirectionIsNotFollowed() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        GuardedHttp.Answer answer = post(exchange -> {
            try (exchange) {
                calls.incrementAndGet();
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            }
        });
        assertThat(answer.status()).isEqualTo(307);
        assertThat(calls).hasValue(1);
    }

    @Test
    void headersWithoutEndAreRefused() throws Exception {
        GuardedHttp.Answer answer = post(exchange -> {
            try (exchange) {
                for (int i = 0; i < 200; i++) {
                    exchange.getResponseHeaders().add("X-" + i, "x");
                }
                exchange.sendResponseHeaders(200, -1);
            }
        });
        assertThat(answer.status()).isNull();
        assertThat(answer.cause()).isNotBlank();
    }

    @Test
    void whatIsNoHttpAndWhoEndsTheConnectionAreFailures() throws Exception {
        for (String reply : List.of("SSH-2.0-server\r\n", "")) {
            try (ServerSocket raw = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                threads.execute(() -> {
                    try (java.net.Socket accepted = raw.accept()) {
                        accepted.getInputStream().read(new byte[64]);
                        accepted.getOutputStream().write(reply.getBytes());
                    } catch (IOException gone) {
                        // the client has given up
                    }
                });
                GuardedHttp.Answer answer = post("http://127.0.0.1:" + raw.getLocalPort() + "/");
                assertThat(answer.status()).isNull();
                assertThat(answer.cause()).isNotBlank();
            }
        }
    }

    @Test
    void nobodyAtTheAddressIsAFailure() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(post("http://127.0.0.1:" + port + "/").cause()).contains("refused");
        assertThat(post("http://no-such-host.invalid/").status()).isNull();
    }

    @Test
    void aCertificateThatNobodyTrustsIsAFailure() throws Exception {
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(developmentTls()));
        secure.setExecutor(threads);
        secure.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
        secure.start();
        // a handshake takes its time on a busy machine, and it is not time that is looked at here
        try (GuardedHttp patient = new GuardedHttp(new AddressGuard(InetAddress::getAllByName, true), SSLContext.getDefault(), "single-window-test/1", BOUND, 4)) {
            GuardedHttp.Answer answer = patient.post("https://127.0.0.1:" + secure.getAddress().getPort() + "/", Map.of(), ContentType.APPLICATION_JSON, "{}")
                    .get(2 * BOUND.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer.status()).isNull();
            assertThat(answer.cause()).contains("PKIX path building failed");
        } finally {
            secure.stop(0);
        }
    }

    static SSLContext developmentTls() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = GuardedHttpTest.class.getResourceAsStream("/certs-dev/warehouse-rsa.p12")) {
            keys.load(file, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    @Test
    void thoseWhoHangHoldUpNobodyElse() throws Exception {
        CountDownLatch hanging = new CountDownLatch(30);
        server.createContext("/hang", exchange -> {
            hanging.countDown();
            await(ended);
        });
        server.createContext("/good", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        List<CompletableFuture<GuardedHttp.Answer>> stuck = Stream.generate(() -> http.post(base + "/hang", Map.of(), ContentType.APPLICATION_JSON, "{}")).limit(30).toList();
        assertThat(hanging.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(post(base + "/good").status()).isEqualTo(200);
        for (CompletableFuture<GuardedHttp.Answer> one : stuck) {
            assertThat(one.get(BOUND.toSeconds(), TimeUnit.SECONDS).cause()).isEqualTo("no whole answer within PT1S");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
