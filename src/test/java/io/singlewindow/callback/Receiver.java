package io.singlewindow.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company's endpoint on this machine: keeps what it is told, echoes challenges, and answers as the test says. */
public final class Receiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int NEVER = -1;
    private static final int DRIP = -2;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<Call, Reply> answers;

    /** Listens on a port of its own. */
    public Receiver() {
        this(0, null);
    }

    /**
     * Listens on this port.
     *
     * @param tls its certificate; null for plain HTTP
     */
    public Receiver(int port, @Nullable SSLContext tls) {
        answer(call -> Reply.of(200));
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            if (tls == null) {
                server = HttpServer.create(address, 0);
            } else {
                HttpsServer secure = HttpsServer.create(address, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * One call, with its headers in lower case.
     *
     * @param at when all of it was there, by this machine's clock
     */
    public record Call(Map<String, String> headers, String body, Instant at) {

        public String id() {
            return headers.get("webhook-id");
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String type() {
            return json().path("type").asString("");
        }

        public boolean isChallenge() {
            return type().equals("endpoint.challenge");
        }

        /** What a receiver answers to a challenge. */
        public Reply echo() {
            return new Reply(200, Map.of(), "{\"challenge\":\"" + json().path("data").path("challenge").asString("") + "\"}");
        }
    }

    /** How it answers; a status of -1 never answers, one of -2 begins to and never ends. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public static Reply of(int status) {
            return new Reply(status, Map.of(), "");
        }

        public static Reply never() {
            return of(NEVER);
        }

        public static Reply drip() {
            return of(DRIP);
        }
    }

    /** Answers events so from now on; challenges are echoed all the same. */
    public void answer(Function<Call, Reply> how) {
        answers = call -> call.isChallenge() ? call.echo() : how.apply(call);
    }

    /** Answers everything so, challenges too. */
    public void answerAll(Function<Call, Reply> how) {
        answers = how;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
            Call call = new Call(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    CLOCK.instant());
            calls.add(call);
            Reply reply = answers.apply(call);
            if (reply.status() == DRIP) {
                drip(exchange);
            }
            if (reply.status() < 0) {
                ended.await(5, TimeUnit.MINUTES);
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        do {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
        } while (!ended.await(200, TimeUnit.MILLISECONDS));
    }

    public String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port() + "/events";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Everything it was called with, in order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The events among it: no challenges, no tests. */
    public List<Call> events() {
        return calls.stream().filter(call -> !call.isChallenge() && !call.type().equals("endpoint.test")).toList();
    }

    public void forget() {
        calls.clear();
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
