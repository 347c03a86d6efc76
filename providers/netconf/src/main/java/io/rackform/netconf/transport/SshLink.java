package io.rackform.netconf.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.future.CancelOption;

/** One SSH connection with the {@code netconf} subsystem open on it (RFC 6242 section 3). */
public final class SshLink implements AutoCloseable {
    /** The longest message that a device may send. */
    public static final int MAX_MESSAGE = 16 * 1024 * 1024;

    /** What closing may take before the connection is cut. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final ClientSession session;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SshLink(ClientSession session, ChannelSubsystem channel) {
        this.session = session;
        this.reader = new FrameReader(channel.getInvertedOut(), MAX_MESSAGE);
        this.writer = new FrameWriter(channel.getInvertedIn());
    }

    /** Connects, verifies the host key, logs in and opens the subsystem. */
    public static SshLink open(Endpoint endpoint) throws TransportException {
        SshClient client = SharedSsh.acquire();
        ClientSession session = null;
        boolean done = false;
        try {
            HostKeyCheck check = new HostKeyCheck(endpoint.hostKeys());
            session = connect(client, endpoint, check);
            logIn(session, endpoint, check);
            SshLink link = new SshLink(session, subsystem(session, endpoint));
            done = true;
            return link;
        } finally {
            if (!done) {
                if (session != null) {
                    session.close(true);
                }
                SharedSsh.release();
            }
        }
    }

    private static ClientSession connect(SshClient client, Endpoint endpoint, HostKeyCheck check)
            throws TransportException {
        try {
            return client.connect(
                            endpoint.username(),
                            endpoint.host(),
                            endpoint.port(),
                            AttributeRepository.ofKeyValuePair(SharedSsh.CHECK, check))
                    .verify(endpoint.timeout(), CancelOption.CANCEL_ON_TIMEOUT)
                    .getSession();
        } catch (IOException | UnresolvedAddressException e) {
            throw unreachable(endpoint, e);
        }
    }

    private static TransportException unreachable(Endpoint endpoint, Exception e) {
        Throwable cause = root(e);
        String why = Words.of(cause);
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            why = "the name cannot be resolved";
        } else if (cause instanceof ConnectException && why.contains("refused")) {
            why = "nothing listens there (connection refused)";
        } else if (cause instanceof java.util.concurrent.TimeoutException || why.contains("timeout")) {
            why = "no answer within " + endpoint.timeout().toSeconds() + " s";
        }
        return new TransportException(
                TransportException.Fault.UNREACHABLE,
                "No connection to " + endpoint.address() + ": " + why
                        + ". Check host and port, and that the device is on and reachable from here.",
                e);
    }

    private static void logIn(ClientSession session, Endpoint endpoint, HostKeyCheck check) throws TransportException {
        endpoint.password().ifPresent(password -> {
            session.addPasswordIdentity(password);
            session.setUserInteraction(new PasswordAnswer(password));
        });
        endpoint.key().ifPresent(session::addPublicKeyIdentity);
        try {
            session.auth().verify(endpoint.timeout(), CancelOption.CANCEL_ON_TIMEOUT);
        } catch (IOException e) {
            Optional<String> refusal = check.refusal();
            if (refusal.isPresent()) {
                throw new TransportException(TransportException.Fault.HOST_KEY, refusal.get());
            }
            Throwable cause = root(e);
            if (cause instanceof SshException && Words.of(cause).contains("No more authentication methods")) {
                throw new TransportException(
                        TransportException.Fault.LOGIN,
                        "The device refused user \"" + endpoint.username() + "\" with the given " + given(endpoint)
                                + ". Check username, password and private_key of the provider block.",
                        e);
            }
            throw new TransportException(
                    TransportException.Fault.UNREACHABLE,
                    "The device at " + endpoint.address() + " ended the log-in of user \"" + endpoint.username()
                            + "\": " + Words.of(cause) + ".",
                    e);
        }
    }

    private static String given(Endpoint endpoint) {
        if (endpoint.key().isEmpty()) {
            return "password";
        }
        return endpoint.password().isPresent() ? "key and password" : "key";
    }

    private static ChannelSubsystem subsystem(ClientSession session, Endpoint endpoint) throws TransportException {
        try {
            ChannelSubsystem channel = session.createSubsystemChannel("netconf");
            channel.open().verify(endpoint.timeout(), CancelOption.CANCEL_ON_TIMEOUT);
            return channel;
        } catch (IOException e) {
            throw new TransportException(
                    TransportException.Fault.NO_NETCONF,
                    "The device at " + endpoint.address() + " takes the log-in but does not open the SSH subsystem"
                            + " \"netconf\": " + Words.of(root(e))
                            + ". Switch NETCONF on in the device, and check that the port is its NETCONF port (830 by"
                            + " default).",
                    e);
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < 16 && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return cause;
    }

    public FrameReader reader() {
        return reader;
    }

    public FrameWriter writer() {
        return writer;
    }

    public boolean isOpen() {
        return session.isOpen() && !closed.get();
    }

    /** Ends the connection; never throws, and never waits long. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                session.close(false).await(GOODBYE);
            } catch (IOException e) {
                // Cut below.
            }
            session.close(true);
            SharedSsh.release();
        }
    }

    /** Answers a device that asks for the password as a question (RFC 4256), which many do instead of the plain way. */
    private record PasswordAnswer(String password) implements UserInteraction {
        @Override
        public String[] interactive(
                ClientSession session, String name, String instruction, String lang, String[] prompt, boolean[] echo) {
            if (prompt.length == 1 && !echo[0]) {
                return new String[] {password};
            }
            return new String[0]; // no questions, or none that we have an answer to
        }

        @Override
        public String getUpdatedPassword(ClientSession session, String prompt, String lang) {
            throw new UnsupportedOperationException("a device that asks for a new password cannot be managed");
        }

        @Override
        public String toString() {
            return "PasswordAnswer";
        }
    }
}
