package io.rackform.netconf.transport;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/** The one SSH client of this process: started with the first link, stopped with the last, so that no thread stays. */
final class SharedSsh {
    /** Checks the device's key; travels with the connection, because the check comes before the session is at hand. */
    static final AttributeKey<HostKeyCheck> CHECK = new AttributeKey<>();

    private static final Object LOCK = new Object();
    private static @Nullable SshClient client;
    private static int users;

    private SharedSsh() {}

    static SshClient acquire() {
        synchronized (LOCK) {
            if (client == null) {
                client = started();
            }
            users++;
            return client;
        }
    }

    static void release() {
        SshClient last = null;
        synchronized (LOCK) {
            users--;
            if (users == 0) {
                last = client;
                client = null;
            }
        }
        if (last != null) {
            last.stop();
        }
    }

    private static SshClient started() {
        SshClient fresh = ClientBuilder.builder()
                .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
                .serverKeyVerifier((session, address, key) -> check(session).accepts(key))
                .build();
        fresh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        fresh.setUserInteraction(UserInteraction.NONE);
        fresh.setAgentFactory(null);
        CoreModuleProperties.TCP_NODELAY.set(fresh, true);
        CoreModuleProperties.PREFERRED_AUTHS.set(fresh, "publickey,password,keyboard-interactive");
        CoreModuleProperties.PASSWORD_PROMPTS.set(fresh, 1);
        // A session that waits for its next plan is not idle by mistake: whoever opened it closes it.
        CoreModuleProperties.IDLE_TIMEOUT.set(fresh, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(fresh, Duration.ZERO);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(fresh, Duration.ofSeconds(30));
        fresh.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                askForPinnedType(session);
            }
        });
        fresh.start();
        return fresh;
    }

    private static HostKeyCheck check(ClientSession session) {
        return Objects.requireNonNull(session.getConnectionContext().getAttribute(CHECK));
    }

    /** A device with several host keys shows the one whose algorithm the client names first. */
    private static void askForPinnedType(Session session) {
        if (!(session instanceof ClientSession ours) || ours.getConnectionContext() == null) {
            return;
        }
        List<String> types = check(ours).types();
        List<NamedFactory<Signature>> all = session.getSignatureFactories();
        List<NamedFactory<Signature>> first =
                all.stream().filter(factory -> signs(factory.getName(), types)).toList();
        session.setSignatureFactories(
                Stream.concat(first.stream(), all.stream().filter(factory -> !first.contains(factory)))
                        .toList());
    }

    private static boolean signs(String algorithm, List<String> types) {
        return types.contains(algorithm) || (types.contains("ssh-rsa") && algorithm.startsWith("rsa-sha2-"));
    }
}
