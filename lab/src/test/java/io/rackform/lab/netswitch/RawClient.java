package io.rackform.lab.netswitch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.core.CoreModuleProperties;

/** A client without manners: it sends what a test tells it, byte for byte. */
final class RawClient implements AutoCloseable {
    static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";

    private static final SshClient SSH = started();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ClientSession session;
    private final ChannelSubsystem channel;
    private final InputStream in;
    private final OutputStream out;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicReference<String> hostKey;
    private boolean chunked;

    private RawClient(ClientSession session, AtomicReference<String> hostKey) throws IOException {
        this.session = session;
        this.hostKey = hostKey;
        channel = session.createSubsystemChannel("netconf");
        channel.open().verify(PATIENCE);
        in = new BufferedInputStream(channel.getInvertedOut());
        out = channel.getInvertedIn();
    }

    /** Logged in, with neither hello exchanged. */
    static RawClient connect(LabSwitch device) throws IOException {
        return connect(device, device.access().getOrDefault("password", ""));
    }

    static RawClient connect(LabSwitch device, String password) throws IOException {
        AtomicReference<String> seen = new AtomicReference<>("");
        ClientSession session = dialled(device, seen);
        session.addPasswordIdentity(password);
        return opened(session, seen);
    }

    /** Logged in by key. */
    static RawClient connect(LabSwitch device, KeyPair key) throws IOException {
        AtomicReference<String> seen = new AtomicReference<>("");
        ClientSession session = dialled(device, seen);
        session.addPublicKeyIdentity(key);
        return opened(session, seen);
    }

    private static ClientSession dialled(LabSwitch device, AtomicReference<String> seen) throws IOException {
        int port = Integer.parseInt(device.address().substring("127.0.0.1:".length()));
        ClientSession session = SSH.connect(device.access().getOrDefault("username", ""), "127.0.0.1", port)
                .verify(PATIENCE)
                .getSession();
        session.setServerKeyVerifier((client, address, key) -> {
            seen.set(PublicKeyEntry.toString(key));
            return true;
        });
        return session;
    }

    private static RawClient opened(ClientSession session, AtomicReference<String> seen) throws IOException {
        try {
            session.auth().verify(PATIENCE);
            return new RawClient(session, seen);
        } catch (IOException e) {
            session.close(true);
            throw e;
        }
    }

    /** With both hellos exchanged; chunked framing where {@code base} is 1.1. */
    static RawClient greeted(LabSwitch device, String base) throws IOException {
        RawClient client = connect(device);
        client.receive();
        client.send("<hello xmlns='" + NETCONF + "'><capabilities><capability>urn:ietf:params:netconf:base:" + base
                + "</capability></capabilities></hello>");
        client.chunked = base.equals("1.1");
        return client;
    }

    String hostKey() {
        return Objects.requireNonNull(hostKey.get());
    }

    void send(String message) throws IOException {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        bytes(chunked ? "\n#" + body.length + "\n" + message + "\n##\n" : message + "]]>]]>");
    }

    void bytes(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** One request and its answer, without line ends and white space of our own. */
    String rpc(String operation) throws IOException {
        send("<rpc xmlns='" + NETCONF + "' message-id='" + messages.incrementAndGet() + "'>" + operation + "</rpc>");
        return receive();
    }

    String edit(String config) throws IOException {
        return edit(config, "");
    }

    String edit(String config, String options) throws IOException {
        return rpc("<edit-config><target><candidate/></target>" + options + "<config>" + config
                + "</config></edit-config>");
    }

    String running() throws IOException {
        return rpc("<get-config><source><running/></source></get-config>");
    }

    /** @throws EOFException where the switch ended the session instead */
    String receive() throws IOException {
        return chunked ? chunks() : delimited();
    }

    private String delimited() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int matched = 0; matched < 6; ) {
            int next = next();
            message.write(next);
            if (next == "]]>]]>".charAt(matched)) {
                matched++;
            } else if (next != ']') {
                matched = 0;
            }
        }
        String text = message.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.length() - 6);
    }

    private String chunks() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            expect('\n');
            expect('#');
            StringBuilder size = new StringBuilder();
            for (int c = next(); c != '\n'; c = next()) {
                size.append((char) c);
            }
            if (size.toString().equals("#")) {
                return message.toString(StandardCharsets.UTF_8);
            }
            for (int left = Integer.parseInt(size.toString()); left > 0; left--) {
                message.write(next());
            }
        }
    }

    private void expect(char wanted) throws IOException {
        int found = next();
        if (found != wanted) {
            throw new IOException("expected " + (int) wanted + ", found " + found);
        }
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the switch ended the session");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        channel.close(true);
        session.close(true);
    }

    private static SshClient started() {
        SshClient client = SshClient.setUpDefaultClient();
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        client.start();
        return client;
    }
}
