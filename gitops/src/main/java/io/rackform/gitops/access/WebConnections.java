package io.rackform.gitops.access;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** Opens JGit's connections over HTTP, through the user's proxies and with the authorities that are believed here. */
public final class WebConnections implements HttpConnectionFactory {
    private final JDKHttpConnectionFactory java = new JDKHttpConnectionFactory();
    private final GitSettings settings;
    private final Map<String, String> environment;
    private final Proxies proxies;

    WebConnections(GitSettings settings, Map<String, String> environment, Proxies proxies) {
        this.settings = settings;
        this.environment = environment;
        this.proxies = proxies;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    /** @param ignored what Java would take, which knows nothing of Git's settings */
    @Override
    public HttpConnection create(URL url, Proxy ignored) throws IOException {
        URI address = URI.create(url.toString());
        HttpConnection connection = java.create(url, proxies.proxy(address));
        if (url.getProtocol().equals("https")) {
            try {
                TrustManager[] managers = Authorities.managers(settings, environment, url.toString());
                connection.configure(null, managers, null);
            } catch (GeneralSecurityException e) {
                throw new IOException("the certificates of authorities cannot be read: " + e.getMessage(), e);
            }
        }
        return connection;
    }
}
