package io.rackform.gitops.module;

import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins.Login;
import io.rackform.gitops.module.ArchiveLimits.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.transport.URIish;

/** Brings archives from web servers to a folder. Whoever answers must prove who it is; redirects stay with https. */
final class ArchiveFetcher {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_REDIRECTS = 10;
    private static final int MOST_LOGINS = 3;

    private final Path cache;
    private final GitAccess access;
    private final ArchiveLimits limits;

    /** @param cache the folder for what was unpacked, made when it is needed */
    ArchiveFetcher(Path cache, GitAccess access, ArchiveLimits limits) {
        this.cache = cache.toAbsolutePath().normalize();
        this.access = access;
        this.limits = limits;
    }

    Path cache() {
        return cache;
    }

    ArchiveLimits limits() {
        return limits;
    }

    /** The server answered with something other than the file. */
    static final class Answered extends IOException {
        private final int status;

        Answered(int status) {
            super("it answered with status " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** Writes what is at an address to a file. */
    void download(ModuleSource.Archive source, Path file) throws IOException {
        URI at = withoutLogin(source.uri());
        int refused = -1;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; ) {
            HttpResponse<Path> response = ask(source, at, refused, file);
            int status = response.statusCode();
            if (status == 200) {
                check(source, file);
                return;
            }
            Optional<String> location = response.headers().firstValue("location");
            if (status / 100 == 3 && location.isPresent()) {
                at = redirected(at, location.get());
                redirects++;
                refused = -1;
            } else if (wantsLogin(status)
                    && refused < MOST_LOGINS
                    && login(source, at, refused + 1).isPresent()) {
                refused++;
            } else {
                throw new Answered(status);
            }
        }
        throw new IOException("it redirects from one address to the next without an end");
    }

    /** Some servers say that something is not there to whoever may not see it. */
    private static boolean wantsLogin(int status) {
        return status == 401 || status == 403 || status == 404;
    }

    private static URI withoutLogin(URI uri) {
        String text = uri.toString();
        String user = uri.getRawUserInfo();
        return user == null ? uri : URI.create(text.replaceFirst("//[^/@]*@", "//"));
    }

    private static URI redirected(URI from, String location) throws IOException {
        try {
            URI to = from.resolve(location);
            boolean safe = String.valueOf(to.getScheme()).equals("https")
                    || (from.getScheme().equals("http")
                            && String.valueOf(to.getHost()).equals(from.getHost()));
            if (!safe || to.getHost() == null) {
                throw new Refused("it redirects to an address that is not https");
            }
            return withoutLogin(to);
        } catch (IllegalArgumentException e) {
            throw new IOException("it redirects to something that is not an address", e);
        }
    }

    /** @param refused how many logins were not accepted; -1 asks without one, except for one that stands in the source */
    private HttpResponse<Path> ask(ModuleSource.Archive source, URI at, int refused, Path file) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at).timeout(LONGEST).header("User-Agent", "rackform");
        Optional<Login> login = refused < 0 ? Optional.empty() : login(source, at, refused);
        login.ifPresent(known -> request.header("Authorization", basic(known)));
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(SILENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(access.proxies())
                .sslContext(access.tls(at.toString()))
                .build()) {
            CompletableFuture<HttpResponse<Path>> answer = client.sendAsync(
                    request.build(), BodyHandlers.limiting(BodyHandlers.ofFile(file), limits.packed()));
            try {
                return answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw fault(e.getCause() == null ? e : e.getCause());
            } catch (TimeoutException e) {
                throw new HttpTimeoutException("it took longer than " + LONGEST.toMinutes() + " minutes");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            } finally {
                client.shutdownNow();
            }
        }
    }

    private IOException fault(Throwable cause) {
        // The JDK has no type of its own for a body that is longer than it may be.
        boolean tooLarge = String.valueOf(cause.getMessage()).contains("exceeds");
        if (tooLarge) {
            return new Refused("it has more than " + (limits.packed() >> 20) + " MiB");
        }
        return cause instanceof IOException known ? known : new IOException(cause);
    }

    private Optional<Login> login(ModuleSource.Archive source, URI at, int refused) throws IOException {
        try {
            return access.logins(new URIish(source.uri().toString())).login(new URIish(at.toString()), refused);
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static String basic(Login login) {
        String words = login.user() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(ModuleSource.Archive source, Path file) throws IOException {
        if (source.checksum().isEmpty()) {
            return;
        }
        Checksum wanted = source.checksum().get();
        try {
            MessageDigest digest = MessageDigest.getInstance(wanted.algorithm());
            try (InputStream content = Files.newInputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            Checksum found = new Checksum(wanted.algorithm(), HexFormat.of().formatHex(digest.digest()));
            if (!found.equals(wanted)) {
                throw new Refused("its checksum is " + found + ", and the source says " + wanted);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has these", e);
        }
    }
}
