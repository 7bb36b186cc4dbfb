package io.singlewindow.authority;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Tries the way to an authority step by step, so that the operator sees where it ends: name, connection, TLS with the
 * certificate's days left, and any answer to a question that carries no message.
 */
public final class ConnectionTest {

    private static final int LINE_BYTES_MAX = 200;

    private final Duration stepMax;
    private final Clock clock;

    /** @param stepMax longest time of each step */
    public ConnectionTest(Duration stepMax, Clock clock) {
        this.stepMax = stepMax;
        this.clock = clock;
    }

    /** One step; the steps after a failed one are not tried. */
    public record Step(String step, boolean ok, long millis, String detail) {}

    /** What a step does; its words when it went well. */
    private interface Try {
        String go() throws IOException;
    }

    /**
     * The steps as far as they went.
     *
     * @param tls for https; null for Java's own
     */
    public List<Step> run(String url, @Nullable SSLContext tls) {
        List<Step> steps = new ArrayList<>();
        URI uri = URI.create(url);
        String host = uri.getHost();
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        if (!step(steps, "NAME", () -> Arrays.stream(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress).collect(Collectors.joining(" ")))) {
            return steps;
        }
        try (Socket plain = new Socket()) {
            if (!step(steps, "CONNECT", () -> connect(plain, host, port))) {
                return steps;
            }
            Socket[] line = {plain};
            if (secure && !step(steps, "TLS", () -> {
                SSLSocket handshaken = handshake(plain, host, port, tls == null ? defaultTls() : tls);
                line[0] = handshaken;
                return certificate((X509Certificate) handshaken.getSession().getPeerCertificates()[0]);
            })) {
                return steps;
            }
            step(steps, "ANSWER", () -> ask(line[0], uri, host));
        } catch (IOException closing) {
            // the steps have been told
        }
        return steps;
    }

    private boolean step(List<Step> steps, String name, Try step) {
        long from = System.nanoTime();
        try {
            String detail = step.go();
            steps.add(new Step(name, true, millis(from), detail));
            return true;
        } catch (IOException | RuntimeException failed) {
            steps.add(new Step(name, false, millis(from), failed.toString()));
            return false;
        }
    }

    private static long millis(long fromNanos) {
        return (System.nanoTime() - fromNanos) / 1_000_000;
    }

    private String connect(Socket socket, String host, int port) throws IOException {
        socket.connect(new InetSocketAddress(host, port), (int) stepMax.toMillis());
        socket.setSoTimeout((int) stepMax.toMillis());
        return socket.getRemoteSocketAddress().toString();
    }

    private static SSLContext defaultTls() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException missing) {
            throw new IOException("Java has no TLS", missing);
        }
    }

    private static SSLSocket handshake(Socket plain, String host, int port, SSLContext tls) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private String certificate(X509Certificate certificate) {
        Instant until = certificate.getNotAfter().toInstant();
        return certificate.getSubjectX500Principal() + ", " + Duration.between(clock.instant(), until).toDays() + " days left";
    }

    /** OPTIONS carries no message, and whatever is answered to it shows that something is there. */
    private static String ask(Socket socket, URI uri, String host) throws IOException {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String request = "OPTIONS " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        byte[] head = socket.getInputStream().readNBytes(LINE_BYTES_MAX);
        String line = new String(head, StandardCharsets.US_ASCII).lines().findFirst().orElse("");
        if (!line.startsWith("HTTP/")) {
            throw new IOException(line.isEmpty() ? "the connection was closed without an answer" : "not HTTP: " + line);
        }
        return line;
    }
}
