package io.singlewindow.authority.customs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.simulator.CustomsPost;
import io.singlewindow.message.Message;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.signature.XmlSigner;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client makes of answers that the simulated customs does not give. */
class CustomsHttpClientTest {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(1);
    /** Far above what is needed, far below what an endless answer takes. */
    private static final Duration BOUND = Duration.ofSeconds(8);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private Delivery deliver(HttpHandler handler) {
        server.createContext("/dxp", handler);
        return deliver("http://127.0.0.1:" + server.getAddress().getPort() + "/dxp");
    }

    private static Delivery deliver(String url) {
        CustomsSettings settings = new CustomsSettings("http", "", "", List.of("0000", "OK"), ANSWER_MAX, ANSWER_MAX, "", "");
        return new CustomsHttpClient(() -> url, settings, null).deliver(CustomsPost.outgoing(new byte[] {'<', 'x', '/', '>'}));
    }

    private static HttpHandler answering(int status, byte[] body) {
        return exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        };
    }

    private static byte[] reply(String code) {
        Message.Envelope original = new Message.Envelope("id of the envelope", "DXPENT0000000006", List.of("DXPEDCCEB0000002"), null);
        return XmlSigner.serialise(DxpMessages.reply("DXPENT0000000006", code, "文字", Instant.now(), original, Instant.now()));
    }

    @ParameterizedTest
    @CsvSource({"0000,SENT", "OK,SENT", "3001,FAILED", "3999,FAILED", "1001,REFUSED", "2001,REFUSED", "4711,REFUSED"})
    void aReplysCodeSaysWhetherTheMessageIsThereIsWrongOrMayComeAgain(String code, Outcome outcome) {
        Delivery delivery = deliver(answering(200, reply(code)));
        assertThat(delivery.outcome()).isEqualTo(outcome);
        assertThat(delivery.detail()).isEqualTo(code + " 文字");
    }

    @Test
    void anAnswerThatComesDropByDropIsGivenUpInTime() {
        long before = System.nanoTime();
        Delivery delivery = deliver(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody());
        });
        assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
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
    void anEndlessAnswerIsReadToItsBoundOnly() {
        byte[] block = new byte[1 << 16];
        Delivery delivery = deliver(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (ended.getCount() > 0) {
                    out.write(block);
                }
            } catch (IOException gone) {
                // the client has read enough
            }
        });
        assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(delivery.detail()).startsWith("The answer is no DxpRep");
    }

    @Test
    void aRedirectionIsNotFollowed() {
        AtomicReference<HttpExchange> followed = new AtomicReference<>();
        server.createContext("/elsewhere", exchange -> {
            followed.set(exchange);
            answering(200, reply("0000")).handle(exchange);
        });
        Delivery delivery = deliver(exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            answering(307, new byte[] {' '}).handle(exchange);
        });
        assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(delivery.detail()).isEqualTo("HTTP status 307");
        assertThat(followed).hasNullValue();
    }

    @Test
    void nobodyAtTheAddressIsAFailure() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(deliver("http://127.0.0.1:" + port + "/dxp").outcome()).isEqualTo(Outcome.FAILED);
    }
}
