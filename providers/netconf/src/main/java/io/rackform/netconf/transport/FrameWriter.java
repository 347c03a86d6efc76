package io.rackform.netconf.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends messages in either framing of RFC 6242, each in one write. */
public final class FrameWriter {
    private final OutputStream out;

    public FrameWriter(OutputStream out) {
        this.out = out;
    }

    public void delimited(String message) throws TransportException {
        send("", message, "]]>]]>");
    }

    public void chunked(String message) throws TransportException {
        send("\n#" + message.getBytes(StandardCharsets.UTF_8).length + "\n", message, "\n##\n");
    }

    private synchronized void send(String head, String message, String tail) throws TransportException {
        try {
            out.write((head + message + tail).getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new TransportException(TransportException.Fault.LOST, "The connection broke while sending.", e);
        }
    }
}
