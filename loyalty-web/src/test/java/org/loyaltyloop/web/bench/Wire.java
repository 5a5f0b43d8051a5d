package org.loyaltyloop.web.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept connection that speaks just enough HTTP/1.1. A full client takes as much of the
 * processor as the server that is to be measured on the same machine.
 */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Wire(int port) {
        this.port = port;
    }

    /** What came back; the headers as they stood. */
    record Answer(int status, String head, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** A request without a body. */
    static byte[] get(String path, String... headers) {
        return request("GET", path, new byte[0], headers);
    }

    /** A request with a body. */
    static byte[] post(String path, byte[] body, String... headers) {
        return request("POST", path, body, headers);
    }

    private static byte[] request(String method, String path, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1");
        head.append("\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    /** Sends the bytes of a request, and waits for the whole answer. */
    Answer send(byte[] request) throws IOException {
        if (socket == null) {
            open();
        }
        out.write(request);
        out.flush();
        String status = line();
        StringBuilder head = new StringBuilder();
        int length = -1;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            head.append(header).append('\n');
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                last = lower.contains("close");
            }
        }
        byte[] body = chunked ? chunks() : bytes(Math.max(length, 0));
        if (last) {
            close();
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), head.toString(), body);
    }

    /** As {@link #send}, for a request that has to go well. */
    Answer expect(int status, byte[] request) throws IOException {
        Answer answer = send(request);
        if (answer.status() != status) {
            throw new IllegalStateException(
                    "answered "
                            + answer.status()
                            + ": "
                            + answer.text().substring(0, Math.min(2_000, answer.text().length())));
        }
        return answer;
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        out = socket.getOutputStream();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = size(line()); size > 0; size = size(line())) {
            whole.write(bytes(size));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private static int size(String line) {
        return Integer.parseInt(line.replaceFirst(";.*", "").strip(), 16);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("cut off after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("cut off in a line");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
