package io.rackform.gitops.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed: the file that is named for Git ({@code GIT_SSL_CAINFO}, {@code http.sslCAInfo}) alone where
 * there is one; else Java's own, and then this machine's, where companies install theirs. Nothing turns the check off.
 */
final class Authorities {
    /** Where systems keep theirs: Debian, Red Hat, SUSE, Alpine. */
    private static final List<String> OF_MACHINES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private Authorities() {}

    static SSLContext context(GitSettings settings, Map<String, String> environment, String url)
            throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(settings, environment, url), null);
        return context;
    }

    /** For one server. */
    static TrustManager[] managers(GitSettings settings, Map<String, String> environment, String url)
            throws GeneralSecurityException, IOException {
        String named = environment.getOrDefault("GIT_SSL_CAINFO", "");
        Optional<String> file = named.isEmpty() ? settings.closest("http", "sslCAInfo", url) : Optional.of(named);
        if (file.isPresent()) {
            return new TrustManager[] {manager(store(Path.of(file.get())))};
        }
        return new TrustManager[] {new JavaThenMachine(manager(null), machine(environment))};
    }

    private static Optional<Path> machine(Map<String, String> environment) {
        String named = environment.getOrDefault("SSL_CERT_FILE", "");
        return named.isEmpty()
                ? OF_MACHINES.stream().map(Path::of).filter(Files::isReadable).findFirst()
                : Optional.of(Path.of(named));
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream stream = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
        }
        return store;
    }

    /** @param store null for Java's own */
    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("there is no way to check certificates");
    }

    /** Reads the machine's file, which takes a while, only for a server that Java alone does not know. */
    private static final class JavaThenMachine implements X509TrustManager {
        private final X509TrustManager java;
        private final Optional<Path> file;

        JavaThenMachine(X509TrustManager java, Optional<Path> file) {
            this.java = java;
            this.file = file;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            try {
                java.checkServerTrusted(chain, kind);
            } catch (CertificateException unknown) {
                if (file.isEmpty()) {
                    throw unknown;
                }
                try {
                    manager(store(file.get())).checkServerTrusted(chain, kind);
                } catch (GeneralSecurityException | IOException alsoUnknown) {
                    unknown.addSuppressed(alsoUnknown);
                    throw unknown;
                }
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("nobody logs in here with a certificate");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new ArrayList<>(List.of(java.getAcceptedIssuers())).toArray(new X509Certificate[0]);
        }
    }
}
