package io.singlewindow.authority.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The window's door for receipts, as far as the authorities see it: keeps what comes, and answers as it is told. */
public final class AnswerReceiver implements AutoCloseable {

    private static final String FOLDER = "/api/v1/authorities/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 202;

    /**
     * What came.
     *
     * @param status with which it was answered
     */
    public record Received(String authority, byte[] body, int status) {}

    AnswerReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext(FOLDER, this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(path.substring(FOLDER.length(), path.lastIndexOf('/')), body, status));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that came from an authority, in its order. */
    public List<Received> of(String authority) {
        return received.stream().filter(one -> one.authority().equals(authority)).toList();
    }

    /** Answers so from now on. */
    public void answer(int otherStatus) {
        status = otherStatus;
    }

    void forget() {
        received.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
