package io.rackform.lab.netswitch;

import io.rackform.lab.FaultScript;
import io.rackform.lab.TrafficLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * One NETCONF session on its own virtual thread: hello in both directions, then one request after the other in the order
 * they came. Plays the device's faults between the effect of a request and its answer.
 */
final class NetconfSession implements Command {
    private static final String BASE_1_0 = "urn:ietf:params:netconf:base:1.0";
    private static final String BASE_1_1 = "urn:ietf:params:netconf:base:1.1";

    /** What all sessions of a device share. */
    record Device(
            Operations operations,
            Datastores datastores,
            Sessions sessions,
            FaultScript faults,
            TrafficLog traffic,
            Runnable restart) {}

    private final Device device;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable ExitCallback exit;

    NetconfSession(Device device) {
        this.device = device;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        // Nothing is ever said there.
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Connection connection = new Connection(
                new MessageReader(Objects.requireNonNull(in)),
                Objects.requireNonNull(out),
                () -> channel.getSession().close(true));
        ExitCallback callback = Objects.requireNonNull(exit);
        Thread.ofVirtual().name("netconf-session").start(() -> {
            serve(connection);
            callback.onExit(0);
        });
    }

    @Override
    public void destroy(ChannelSession channel) {
        // The end of the input stream ends the thread.
    }

    private record Connection(MessageReader reader, OutputStream out, Runnable cut) {
        /** Sends one message; chunks of at most what fits a size of 32 bits, so one for each message here. */
        void send(XmlElement message, boolean chunked) throws IOException {
            byte[] body = XmlWriter.write(message).getBytes(StandardCharsets.UTF_8);
            byte[] head = (chunked ? "\n#" + body.length + "\n" : "").getBytes(StandardCharsets.US_ASCII);
            byte[] tail = (chunked ? "\n##\n" : "]]>]]>").getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[head.length + body.length + tail.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            System.arraycopy(tail, 0, all, head.length + body.length, tail.length);
            out.write(all);
            out.flush();
        }

        Optional<byte[]> next(boolean chunked) throws IOException {
            return chunked ? reader.nextChunked() : reader.nextDelimited();
        }
    }

    private void serve(Connection connection) {
        long id = device.sessions().open(connection.cut());
        boolean chunked = false;
        try {
            connection.send(hello(id), false);
            Optional<byte[]> greeting = connection.next(false);
            if (greeting.isEmpty()) {
                return;
            }
            Optional<Boolean> agreed = agree(XmlReader.read(greeting.get()));
            device.traffic().add(TrafficLog.Kind.LOGIN, agreed.isPresent() ? "hello" : "hello refused", "");
            if (agreed.isPresent()) {
                chunked = agreed.get();
                requests(id, connection, chunked);
            }
        } catch (RpcFailure e) {
            device.traffic().add(TrafficLog.Kind.LOGIN, "hello refused", "");
        } catch (MessageReader.FramingException e) {
            complain(connection, chunked, e);
        } catch (IOException e) {
            // The connection is gone; what the session held is given back below.
        } finally {
            device.sessions().ended(id);
            device.datastores().sessionEnded(id);
        }
    }

    private void requests(long id, Connection connection, boolean chunked) throws IOException {
        for (Optional<byte[]> next = connection.next(chunked); next.isPresent(); next = connection.next(chunked)) {
            Operations.Answer answer = answer(id, next.get());
            switch (device.faults().next(answer.kind())) {
                case ANSWER -> {
                    if (!hold()) {
                        return;
                    }
                    connection.send(answer.reply(), chunked);
                }
                case CUT -> {
                    connection.cut().run();
                    return;
                }
                case RESTART -> {
                    device.restart().run();
                    return;
                }
            }
            if (answer.last()) {
                return;
            }
        }
    }

    private Operations.Answer answer(long id, byte[] message) {
        try {
            return device.operations().answer(id, XmlReader.read(message));
        } catch (RpcFailure e) {
            device.traffic().add(TrafficLog.Kind.READ, "malformed message", "");
            return new Operations.Answer(refusal(e.errors()), TrafficLog.Kind.READ, false);
        }
    }

    /** Waits as long as a slow device; false where the thread was asked to end. */
    private boolean hold() {
        try {
            Thread.sleep(device.faults().delay());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last word before a session ends whose stream cannot be followed any further. */
    private static void complain(Connection connection, boolean chunked, MessageReader.FramingException broken) {
        String message = String.valueOf(broken.getMessage());
        RpcError error = broken.tooBig()
                ? new RpcError(RpcError.Layer.RPC, "too-big", "", "", message, List.of())
                : RpcError.malformed(message).errors().getFirst();
        try {
            connection.send(refusal(List.of(error)), chunked);
        } catch (IOException e) {
            // The client is gone already.
        }
    }

    private static XmlElement refusal(List<RpcError> errors) {
        return XmlElement.of(
                Namespaces.netconf("rpc-reply"),
                errors.stream().map(RpcError::toXml).toList());
    }

    private static XmlElement hello(long id) {
        List<XmlElement> capabilities = Operations.capabilities().stream()
                .map(capability -> XmlElement.leaf(Namespaces.netconf("capability"), capability))
                .toList();
        return XmlElement.of(
                Namespaces.netconf("hello"),
                XmlElement.of(Namespaces.netconf("capabilities"), capabilities),
                XmlElement.leaf(Namespaces.netconf("session-id"), Long.toString(id)));
    }

    /** Whether both speak in chunks; empty where the hello is none, or has no version that the switch speaks. */
    private static Optional<Boolean> agree(XmlElement hello) {
        QName name = Namespaces.netconf("hello");
        if (!hello.name().equals(name)
                || hello.child(Namespaces.netconf("session-id")).isPresent()) {
            return Optional.empty();
        }
        Set<String> theirs = hello.child(Namespaces.netconf("capabilities")).stream()
                .flatMap(capabilities -> capabilities.children().stream())
                .map(XmlElement::trimmed)
                .collect(Collectors.toSet());
        if (theirs.contains(BASE_1_1)) {
            return Optional.of(true);
        }
        return theirs.contains(BASE_1_0) ? Optional.of(false) : Optional.empty();
    }
}
