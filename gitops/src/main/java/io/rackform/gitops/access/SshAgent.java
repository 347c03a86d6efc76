package io.rackform.gitops.access;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the user's SSH agent over its Unix socket: one request, one answer, each a length of four bytes and as many bytes
 * (draft-ietf-sshm-ssh-agent, section 3). Where no agent runs, keys come from files.
 */
final class SshAgent implements Connector {
    static final ConnectorFactory FACTORY = new Factory();

    private static final String VARIABLE = "SSH_AUTH_SOCK";

    /** Bytes of an answer; OpenSSH's own limit. */
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final String socket;
    private @Nullable SocketChannel channel;

    private SshAgent(String socket) {
        this.socket = socket;
    }

    @Override
    public boolean connect() throws IOException {
        if (channel != null) {
            return true;
        }
        try {
            Path path = Path.of(socket);
            if (socket.isEmpty() || !Files.exists(path)) {
                return false;
            }
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** {@code message} starts with five bytes that are kept free for its length and its command. */
    @Override
    public byte[] rpc(byte command, byte[] message) throws IOException {
        SocketChannel open = channel;
        if (open == null) {
            throw new IOException("the SSH agent is not connected");
        }
        ByteBuffer request = ByteBuffer.wrap(message);
        request.putInt(0, message.length - Integer.BYTES);
        request.put(Integer.BYTES, command);
        while (request.hasRemaining()) {
            open.write(request);
        }
        int length = filled(open, Integer.BYTES).getInt();
        if (length <= 0 || length > LONGEST_ANSWER) {
            throw new IOException("the SSH agent gave an answer of " + length + " bytes");
        }
        return filled(open, length).array();
    }

    private static ByteBuffer filled(SocketChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the SSH agent closed the connection");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private static final class Factory implements ConnectorFactory {
        private static final ConnectorDescriptor SOCKET = new ConnectorDescriptor() {
            @Override
            public String getIdentityAgent() {
                return VARIABLE;
            }

            @Override
            public String getDisplayName() {
                return "SSH agent";
            }
        };

        @Override
        public Connector create(@Nullable String identityAgent, File home) {
            boolean usual = identityAgent == null || identityAgent.isEmpty() || identityAgent.equals(VARIABLE);
            String socket = usual ? SystemReader.getInstance().getenv(VARIABLE) : identityAgent;
            return new SshAgent(socket == null ? "" : socket);
        }

        @Override
        public boolean isSupported() {
            return true;
        }

        @Override
        public String getName() {
            return "unix-socket";
        }

        @Override
        public Collection<ConnectorDescriptor> getSupportedConnectors() {
            return List.of(SOCKET);
        }

        @Override
        public ConnectorDescriptor getDefaultConnector() {
            return SOCKET;
        }
    }
}
