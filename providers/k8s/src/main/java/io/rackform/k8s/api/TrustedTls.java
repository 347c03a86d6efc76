package io.rackform.k8s.api;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The TLS of a cluster: whom we trust, and who we are. */
final class TrustedTls {
    private TrustedTls() {}

    /** @throws GeneralSecurityException where a certificate or key cannot be read */
    static SSLContext context(ClusterAccess access) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity(access), authorities(access), null);
        return context;
    }

    private static TrustManager @Nullable [] authorities(ClusterAccess access) throws GeneralSecurityException {
        if (access.caPem().isBlank()) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : Pem.certificates(access.caPem())) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] identity(ClusterAccess access) throws GeneralSecurityException {
        if (access.clientCertificatePem().isBlank()) {
            return null;
        }
        KeyStore store = emptyStore();
        char[] none = new char[0];
        Certificate[] chain = Pem.certificates(access.clientCertificatePem()).toArray(Certificate[]::new);
        store.setKeyEntry("client", Pem.privateKey(access.clientKeyPem()), none, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store is not read from anywhere", e);
        }
    }
}
