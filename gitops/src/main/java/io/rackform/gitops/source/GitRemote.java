package io.rackform.gitops.source;

import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.SshAccess;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** One conversation with the other side: what it offers, and bringing that into a copy. */
final class GitRemote implements AutoCloseable {
    private final SourceUrl url;
    private final String address;
    private final Transport transport;
    private final SshAccess ssh;
    private final FetchLimits limits;

    private GitRemote(SourceUrl url, String address, Transport transport, SshAccess ssh, FetchLimits limits) {
        this.url = url;
        this.address = address;
        this.transport = transport;
        this.ssh = ssh;
        this.limits = limits;
    }

    static GitRemote open(Repository copy, SourceUrl url, GitAccess access, FetchBounds bounds)
            throws URISyntaxException, NotSupportedException, TransportException {
        String address = access.rewritten(url.repository());
        SourceUrlParser.insecurity(address).ifPresent(reason -> {
            throw new Rewritten(reason);
        });
        URIish where = new URIish(address);
        Transport transport = Transport.open(copy, where);
        transport.setTimeout((int) bounds.silence().toSeconds());
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setCredentialsProvider(access.credentials(where));
        if (url.depth() > 0) {
            transport.setDepth(url.depth());
        }
        SshAccess ssh = access.ssh();
        if (transport instanceof SshTransport secureShell) {
            secureShell.setSshSessionFactory(ssh);
        }
        if (transport instanceof TransportHttp web) {
            web.setHttpConnectionFactory(access.connections());
        }
        FetchLimits limits = new FetchLimits(
                copy.getDirectory().toPath().resolve("objects"),
                InstantSource.system(),
                bounds.longest(),
                bounds.mostBytes());
        return new GitRemote(url, address, transport, ssh, limits);
    }

    /** The user's settings name another address for the repository, which is not one that proves who answers. */
    static final class Rewritten extends RuntimeException {
        Rewritten(String reason) {
            super(reason);
        }
    }

    /** Whether the repository is in a folder of this machine. */
    boolean isLocal() {
        return !transport.getURI().isRemote();
    }

    /** The refs among the named ones that there are; a name may end in {@code *}. */
    Map<String, Ref> offered(Collection<String> names) throws IOException {
        List<RefSpec> wanted = new ArrayList<>();
        names.forEach(name -> wanted.add(new RefSpec(name + ":" + name)));
        try (FetchConnection connection = transport.openFetch(wanted)) {
            return Map.copyOf(connection.getRefsMap());
        }
    }

    /** The names of all branches and tags. */
    List<String> names() throws IOException {
        return offered(List.of(Constants.R_HEADS + "*", Constants.R_TAGS + "*")).keySet().stream()
                .filter(name -> name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS))
                .toList();
    }

    void fetch(String from, String to) throws IOException {
        fetch(List.of(new RefSpec("+" + from + ":" + to)));
    }

    void fetch(List<RefSpec> specs) throws IOException {
        try {
            transport.fetch(limits, specs);
        } catch (UncheckedIOException e) {
            throw new TransportException(e.getMessage(), e);
        }
    }

    /** Fetches a commit by its id; false where the other side answers that it does not give it. */
    boolean fetchCommit(String id, String to) throws IOException {
        try {
            fetch(id, to);
            return true;
        } catch (TransportException refused) {
            boolean answered = refused.getCause() == null || refused.getCause() instanceof PackProtocolException;
            if (!limits.broken().isEmpty() || !answered) {
                throw refused;
            }
            return false;
        }
    }

    /** Forgets the depth; false where there was none. */
    boolean withWholeHistory() {
        if (url.depth() == 0) {
            return false;
        }
        transport.setDepth(Constants.INFINITE_DEPTH);
        return true;
    }

    /** What is said of an exception that ended the conversation. */
    Diagnostic fault(Exception fault) {
        return limits.broken().isEmpty()
                ? GitFaults.fetch(url, address, fault, ssh.rejection(), ssh.wantsProgram(transport.getURI()))
                : GitFaults.limit(url, limits.broken());
    }

    @Override
    public void close() {
        transport.close();
        ssh.close();
    }
}
