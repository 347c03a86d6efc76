package io.rackform.redfish.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the server is the one that is meant, and remembers what it showed where it is not. By issuer and host
 * name, or by the fingerprint of the one certificate: a BMC's own certificate often names no host that is used.
 */
public final class ServerTrust extends X509ExtendedTrustManager {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final X509ExtendedTrustManager byIssuer;
    private final @Nullable String fingerprint;

    private ServerTrust(X509ExtendedTrustManager byIssuer, @Nullable String fingerprint) {
        this.byIssuer = byIssuer;
        this.fingerprint = fingerprint;
    }

    /**
     * A TLS context that trusts as configured.
     *
     * @throws GeneralSecurityException where the certificates cannot be read
     */
    public static SSLContext context(@Nullable String caPem, @Nullable String fingerprint)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new ServerTrust(issuers(caPem), fingerprint)}, null);
        return context;
    }

    /** The fingerprint without colons and in lower case; null where it is none of SHA-256. */
    public static @Nullable String normalised(String fingerprint) {
        String bare = fingerprint.strip().toLowerCase(Locale.ROOT);
        bare = bare.startsWith("sha256:") ? bare.substring(7) : bare;
        bare = bare.replace(":", "");
        return FINGERPRINT.matcher(bare).matches() ? bare : null;
    }

    static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the certificate cannot be encoded", e);
        }
    }

    private static X509ExtendedTrustManager issuers(@Nullable String caPem) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(caPem == null ? null : keyStore(caPem));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("this Java runtime has no verification of certificates");
    }

    private static KeyStore keyStore(String caPem) throws GeneralSecurityException {
        Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(caPem.getBytes(StandardCharsets.UTF_8)));
        if (certificates.isEmpty()) {
            throw new CertificateException("there is no certificate in it");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            return store;
        } catch (IOException e) {
            throw new CertificateException(e);
        }
    }

    /** One of the three forms in which the JDK asks. */
    private interface Check {
        void run() throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check issuerCheck) throws CertificateException {
        if (fingerprint == null) {
            try {
                issuerCheck.run();
            } catch (CertificateException e) {
                throw untrusted(chain, String.valueOf(e.getMessage()), e);
            }
        } else if (!fingerprint(chain[0]).equals(fingerprint)) {
            throw untrusted(chain, "tls_fingerprint is that of another certificate", null);
        }
    }

    private static CertificateException untrusted(X509Certificate[] chain, String why, @Nullable Exception cause) {
        UntrustedCertificate fault = new UntrustedCertificate(chain[0], why);
        if (cause != null) {
            fault.initCause(cause);
        }
        return fault;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, () -> byIssuer.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, () -> byIssuer.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, () -> byIssuer.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return byIssuer.getAcceptedIssuers();
    }
}
