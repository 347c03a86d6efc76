package io.rackform.netconf.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Takes messages out of a device's bytes, in either framing of RFC 6242, each no longer than a bound. For one thread. */
public final class FrameReader {
    private static final byte[] END = {']', ']', '>', ']', ']', '>'};

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[32 * 1024];
    private int position;
    private int limit;

    public FrameReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The next message before an end-of-message mark (RFC 6242 section 4.3). */
    public byte[] delimited() throws TransportException {
        Message message = new Message();
        while (true) {
            int next = read();
            if (next < 0) {
                throw ended(message.size() > 0);
            }
            if (message.size() >= maxBytes + END.length) {
                throw tooLarge();
            }
            message.write(next);
            if (next == '>' && message.endsWith(END)) {
                return message.without(END.length);
            }
        }
    }

    /** The next message in chunks (RFC 6242 section 4.2). */
    public byte[] chunked() throws TransportException {
        Message message = new Message();
        while (true) {
            int first = read();
            if (first < 0) {
                throw ended(message.size() > 0);
            }
            require(first == '\n', "a chunk does not begin with a line feed");
            int mark = must();
            while (mark == '\n' && message.size() == 0) {
                mark = must(); // some devices send a line end between messages
            }
            require(mark == '#', "a chunk's size does not stand behind '#'");
            int next = must();
            if (next == '#') {
                require(must() == '\n', "the end of the chunks is no line of '##'");
                require(message.size() > 0, "a message has no chunk");
                return message.toByteArray();
            }
            chunk(size(next), message);
        }
    }

    private int size(int first) throws TransportException {
        require(first >= '1' && first <= '9', "a chunk's size is no number");
        long size = 0;
        for (int next = first; next != '\n'; next = must()) {
            require(next >= '0' && next <= '9', "a chunk's size is no number");
            size = size * 10 + (next - '0');
            if (size > maxBytes) {
                throw tooLarge();
            }
        }
        return (int) size;
    }

    private void chunk(int size, Message message) throws TransportException {
        if (size + message.size() > maxBytes) {
            throw tooLarge();
        }
        int left = size;
        while (left > 0) {
            if (!fill()) {
                throw ended(true);
            }
            int some = Math.min(left, limit - position);
            message.write(buffer, position, some);
            position += some;
            left -= some;
        }
    }

    private int must() throws TransportException {
        int next = read();
        if (next < 0) {
            throw ended(true);
        }
        return next;
    }

    private int read() throws TransportException {
        return fill() ? buffer[position++] & 0xff : -1;
    }

    private boolean fill() throws TransportException {
        if (position == limit) {
            try {
                limit = Math.max(0, in.read(buffer));
            } catch (IOException e) {
                throw new TransportException(TransportException.Fault.LOST, "The connection broke.", e);
            }
            position = 0;
        }
        return position < limit;
    }

    private static TransportException ended(boolean inside) {
        return new TransportException(
                TransportException.Fault.LOST,
                inside
                        ? "The device closed the connection in the middle of a message."
                        : "The device closed the connection.");
    }

    private static void require(boolean right, String what) throws TransportException {
        if (!right) {
            throw new TransportException(
                    TransportException.Fault.BROKEN, "The device's message framing is broken: " + what + ".");
        }
    }

    private TransportException tooLarge() {
        return new TransportException(
                TransportException.Fault.BROKEN,
                "The device sent a message of more than " + maxBytes + " bytes, which is the most that is accepted.");
    }

    /** The bytes of a message so far. */
    private static final class Message extends ByteArrayOutputStream {
        boolean endsWith(byte[] end) {
            return count >= end.length && Arrays.equals(buf, count - end.length, count, end, 0, end.length);
        }

        byte[] without(int tail) {
            return Arrays.copyOf(buf, count - tail);
        }
    }
}
