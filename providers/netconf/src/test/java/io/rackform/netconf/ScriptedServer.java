package io.rackform.netconf;

import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.netconf.transport.FrameReader;
import io.rackform.netconf.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.DefaultKeyboardInteractiveAuthenticator;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.jspecify.annotations.Nullable;

/** A NETCONF server that says what a test tells it, bytes that no server should send included. */
final class ScriptedServer implements AutoCloseable {
    static final String BASE_1_0 = "urn:ietf:params:netconf:base:1.0";
    static final String BASE_1_1 = "urn:ietf:params:netconf:base:1.1";
    private static final String CAPABILITY = "urn:ietf:params:netconf:capability:";
    private static final Pattern OPERATION = Pattern.compile("<rpc [^>]*>\\s*<([a-z-]+)");
    private static final Pattern ID = Pattern.compile("message-id=\"(\\d+)\"");

    /** Cuts the connection instead of an answer. */
    static final String CUT = "CUT";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger sessions = new AtomicInteger();
    private final List<String> capabilities;
    private final String hostKey;

    /** What stands in the reply to an operation: given the operation's name and the whole request. */
    interface Script {
        String answer(String operation, String request);
    }

    private final Script script;
    private UnaryOperator<String> hello = UnaryOperator.identity();
    private UnaryOperator<String> raw = UnaryOperator.identity();

    ScriptedServer(Path folder, List<String> capabilities, Script script) throws IOException {
        this.capabilities = List.copyOf(capabilities);
        this.script = script;
        var keys = new SimpleGeneratorHostKeyProvider(folder.resolve("scripted.key"));
        keys.setAlgorithm(SecurityUtils.ED25519);
        KeyPair pair = keys.loadKeys(null).iterator().next();
        hostKey = PublicKeyEntry.toString(pair.getPublic());
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, password, session) -> password.equals("secret"));
        server.setSubsystemFactories(List.of(new Factory()));
        server.start();
    }

    /** Candidate, confirmed commit, validate. */
    static List<String> usual() {
        return List.of(
                BASE_1_0,
                BASE_1_1,
                CAPABILITY + "candidate:1.0",
                CAPABILITY + "confirmed-commit:1.1",
                CAPABILITY + "validate:1.1",
                CAPABILITY + "rollback-on-error:1.0");
    }

    static String capability(String name) {
        return CAPABILITY + name;
    }

    /** Says this instead of the hello. */
    ScriptedServer hello(UnaryOperator<String> change) {
        hello = change;
        return this;
    }

    /** Sends these bytes instead of each framed reply. */
    ScriptedServer raw(UnaryOperator<String> change) {
        raw = change;
        return this;
    }

    /** Takes passwords only as answers to a question (RFC 4256). */
    ScriptedServer interactive() {
        server.setUserAuthFactories(
                List.of(org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory.INSTANCE));
        server.setKeyboardInteractiveAuthenticator(DefaultKeyboardInteractiveAuthenticator.INSTANCE);
        return this;
    }

    ScriptedServer withoutNetconf() {
        server.setSubsystemFactories(List.of());
        return this;
    }

    /** The operations that were asked for, in order. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    Map<String, Value> settings() {
        TreeMap<String, Value> settings = new TreeMap<>();
        settings.put("host", new StringValue("127.0.0.1"));
        settings.put("port", NumberValue.of(server.getPort()));
        settings.put("username", new StringValue("admin"));
        settings.put("password", new StringValue("secret"));
        settings.put("host_key", new StringValue(hostKey));
        settings.put("timeout", NumberValue.of(2));
        settings.put("confirm_timeout", NumberValue.of(4));
        return settings;
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Factory implements SubsystemFactory {
        @Override
        public String getName() {
            return "netconf";
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new Session();
        }
    }

    private final class Session implements Command {
        private @Nullable InputStream in;
        private @Nullable OutputStream out;
        private @Nullable ExitCallback exit;

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
            // never used
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.ofVirtual().start(() -> {
                try {
                    serve(channel);
                } catch (IOException | TransportException e) {
                    channel.getSession().close(true);
                }
                Objects.requireNonNull(exit).onExit(0);
            });
        }

        @Override
        public void destroy(ChannelSession channel) {
            // the end of the input ends the thread
        }

        private void serve(ChannelSession channel) throws IOException, TransportException {
            FrameReader reader = new FrameReader(Objects.requireNonNull(in), 1 << 20);
            StringBuilder all = new StringBuilder();
            capabilities.forEach(each -> all.append("<capability>")
                    .append(each.replace("&", "&amp;"))
                    .append("</capability>"));
            send(hello.apply("<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities>" + all
                            + "</capabilities><session-id>" + sessions.incrementAndGet() + "</session-id></hello>")
                    + "]]>]]>");
            byte[] _ = reader.delimited();
            boolean chunked = capabilities.contains(BASE_1_1);
            while (true) {
                String request = new String(chunked ? reader.chunked() : reader.delimited(), StandardCharsets.UTF_8);
                Matcher operation = OPERATION.matcher(request);
                Matcher id = ID.matcher(request);
                String name = operation.find() ? operation.group(1) : "";
                asked.add(name);
                String answer = name.equals("close-session") ? "<ok/>" : script.answer(name, request);
                if (answer.equals(CUT)) {
                    channel.getSession().close(true);
                    return;
                }
                String reply = "<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\""
                        + (id.find() ? id.group(1) : "") + "\">" + answer + "</rpc-reply>";
                int size = reply.getBytes(StandardCharsets.UTF_8).length;
                send(raw.apply(chunked ? "\n#" + size + "\n" + reply + "\n##\n" : reply + "]]>]]>"));
            }
        }

        private void send(String text) throws IOException {
            OutputStream stream = Objects.requireNonNull(out);
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }
    }
}
