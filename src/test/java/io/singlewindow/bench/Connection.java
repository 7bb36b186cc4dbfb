package io.singlewindow.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP connection on a plain socket, opened anew where the server ends it after so many requests. A full
 * client would take a good part of the machine whose other part is measured; this one knows no more than what the
 * submission's door answers.
 */
final class Connection implements AutoCloseable {

    private static final int READ_MILLIS_MAX = 60_000;
    private static final int HEAD_BYTES_MAX = 16_384;

    private final int port;
    private final String head;
    private final byte[] headBytes = new byte[HEAD_BYTES_MAX];
    private Socket socket;
    private InputStream in;

    /** An answer's status, head in lower case, and body. */
    record Answer(int status, String head, byte[] body) {}

    Connection(int port, String key) throws IOException {
        this.port = port;
        this.head = "POST /api/v1/submissions HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/xml\r\nContent-Length: ";
        open();
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_MILLIS_MAX);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /** Posts one message and reads the whole answer. */
    Answer post(byte[] message) throws IOException {
        byte[] first = (head + message.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[first.length + message.length];
        System.arraycopy(first, 0, request, 0, first.length);
        System.arraycopy(message, 0, request, first.length, message.length);
        socket.getOutputStream().write(request);
        String answered = readHead();
        byte[] body = in.readNBytes(length(answered));
        if (answered.contains("\r\nconnection: close")) {
            socket.close();
            open();
        }
        return new Answer(Integer.parseInt(answered.substring(9, 12)), answered, body);
    }

    private String readHead() throws IOException {
        int length = 0;
        while (length < 4 || headBytes[length - 1] != '\n' || headBytes[length - 3] != '\n') {
            int next = in.read();
            if (next < 0 || length == HEAD_BYTES_MAX) {
                throw new EOFException("The answer's head ended after " + length + " bytes");
            }
            headBytes[length++] = (byte) next;
        }
        return new String(headBytes, 0, length, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    }

    private static int length(String answered) throws IOException {
        int place = answered.indexOf("\r\ncontent-length:");
        if (place < 0) {
            throw new IOException("An answer without Content-Length: " + answered);
        }
        int start = place + "\r\ncontent-length:".length();
        return Integer.parseInt(answered.substring(start, answered.indexOf('\r', start)).strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
