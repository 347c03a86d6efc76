package io.rackform.lab.netswitch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Takes messages out of a stream in the two framings of RFC 6242 section 4. */
final class MessageReader {
    /** A message larger than this ends the session. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** A frame that cannot be followed any further: the session must end (RFC 6242 section 4.2). */
    static final class FramingException extends IOException {
        private final boolean tooBig;

        FramingException(String message, boolean tooBig) {
            super(message);
            this.tooBig = tooBig;
        }

        boolean tooBig() {
            return tooBig;
        }
    }

    private static final byte[] END = "]]>]]>".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;

    MessageReader(InputStream in) {
        this.in = in;
    }

    /** The next message that ends with {@code ]]>]]>}; empty at the end of the stream. */
    Optional<byte[]> nextDelimited() throws IOException {
        Message message = new Message();
        for (int next = read(); next >= 0; next = read()) {
            if (message.size() == MAX_BYTES) {
                throw tooBig();
            }
            message.write(next);
            if (next == '>' && message.endsWith(END)) {
                return Optional.of(message.without(END.length));
            }
        }
        return Optional.empty();
    }

    /** The next message in chunks; empty at the end of the stream. */
    Optional<byte[]> nextChunked() throws IOException {
        Message message = new Message();
        while (true) {
            int first = read();
            if (first < 0 && message.size() == 0) {
                return Optional.empty();
            }
            require(first == '\n', "a chunk must begin with a line feed");
            int mark = read();
            while (mark == '\n' && message.size() == 0) {
                mark = read(); // Between messages some clients send a line end of their own.
            }
            require(mark == '#', "a chunk's size must stand behind '#'");
            int next = read();
            if (next == '#') {
                require(read() == '\n', "the end of the chunks must be a line of '##'");
                require(message.size() > 0, "a message needs a chunk");
                return Optional.of(message.toByteArray());
            }
            chunk(size(next), message);
        }
    }

    private int size(int first) throws IOException {
        require(first >= '1' && first <= '9', "a chunk's size must be a number without leading zeros");
        long size = 0;
        for (int next = first; next != '\n'; next = read()) {
            require(next >= '0' && next <= '9', "a chunk's size must be a number");
            size = size * 10 + (next - '0');
            if (size > MAX_BYTES) {
                throw tooBig();
            }
        }
        return (int) size;
    }

    private void chunk(int size, Message message) throws IOException {
        if (size + message.size() > MAX_BYTES) {
            throw tooBig();
        }
        int left = size;
        while (left > 0) {
            require(fill(), "the stream ended inside a chunk");
            int some = Math.min(left, limit - position);
            message.write(buffer, position, some);
            position += some;
            left -= some;
        }
    }

    private int read() throws IOException {
        return fill() ? buffer[position++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            limit = Math.max(0, in.read(buffer));
            position = 0;
        }
        return position < limit;
    }

    private static void require(boolean right, String rule) throws FramingException {
        if (!right) {
            throw new FramingException("Broken framing: " + rule + ".", false);
        }
    }

    private static FramingException tooBig() {
        return new FramingException("The message is larger than " + MAX_BYTES + " bytes.", true);
    }

    /** The bytes of a message so far. */
    private static final class Message extends ByteArrayOutputStream {
        boolean endsWith(byte[] end) {
            if (count < end.length) {
                return false;
            }
            for (int i = 0; i < end.length; i++) {
                if (buf[count - end.length + i] != end[i]) {
                    return false;
                }
            }
            return true;
        }

        byte[] without(int tail) {
            return Arrays.copyOf(buf, count - tail);
        }
    }
}
