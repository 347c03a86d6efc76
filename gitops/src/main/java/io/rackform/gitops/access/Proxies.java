package io.rackform.gitops.access;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which proxy leads to a server: {@code http.<url>.proxy} and {@code http.proxy} of Git's settings, then the variables
 * {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy}, as curl reads them.
 */
public final class Proxies extends ProxySelector {
    private final GitSettings settings;
    private final Map<String, String> environment;

    Proxies(GitSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI url) {
        return List.of(proxy(url));
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException fault) {
        // Whoever connects says what is wrong.
    }

    Proxy proxy(URI url) {
        String host = url.getHost();
        if (host == null || isExempt(host.toLowerCase(Locale.ROOT), url.getPort())) {
            return Proxy.NO_PROXY;
        }
        String named = settings.closest("http", "proxy", url.toString()).orElseGet(() -> ofEnvironment(url));
        if (named.isBlank()) {
            return Proxy.NO_PROXY;
        }
        try {
            URI address = URI.create(named.contains("://") ? named : "http://" + named);
            boolean socks = String.valueOf(address.getScheme()).startsWith("socks");
            int usual = socks || named.startsWith("http:") || !named.contains("://") ? 1080 : 443;
            int port = address.getPort() < 0 ? usual : address.getPort();
            String name = address.getHost();
            if (name == null) {
                return Proxy.NO_PROXY;
            }
            return new Proxy(
                    socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, InetSocketAddress.createUnresolved(name, port));
        } catch (IllegalArgumentException e) {
            return Proxy.NO_PROXY;
        }
    }

    private String ofEnvironment(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        // HTTP_PROXY in capitals can be set by whoever calls a CGI program, so curl does not read it, and neither does
        // this.
        String own = scheme.equals("http") ? variable("http_proxy", "") : variable("https_proxy", "HTTPS_PROXY");
        return own.isEmpty() ? variable("all_proxy", "ALL_PROXY") : own;
    }

    private String variable(String small, String capital) {
        return environment.getOrDefault(small, environment.getOrDefault(capital, ""));
    }

    private boolean isExempt(String host, int port) {
        for (String part : variable("no_proxy", "NO_PROXY").split(",", -1)) {
            String entry = part.strip().toLowerCase(Locale.ROOT);
            if (entry.equals("*")) {
                return true;
            }
            int colon = entry.lastIndexOf(':');
            boolean withPort = colon > 0 && entry.substring(colon + 1).matches("\\d+");
            if (withPort && !entry.substring(colon + 1).equals(String.valueOf(port))) {
                continue;
            }
            String name = (withPort ? entry.substring(0, colon) : entry).replaceFirst("^\\.", "");
            if (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name))) {
                return true;
            }
        }
        return false;
    }
}
