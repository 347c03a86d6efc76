package io.rackform.gitops.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The URL in the name of a section of Git's settings, as {@code credential.https://host/path.helper}: it stands for all URLs of
 * the same scheme, host and port whose path starts with its own (gitconfig, {@code http.<url>.*}).
 */
record UrlPattern(String scheme, String user, String host, int port, String path) {
    static Optional<UrlPattern> parse(String text) {
        try {
            URI uri = URI.create(text.replace("*", "WILDCARD"));
            String host = uri.getHost();
            if (uri.getScheme() == null || host == null) {
                return Optional.empty();
            }
            String user = uri.getUserInfo() == null ? "" : uri.getUserInfo().replaceFirst(":.*", "");
            String path = uri.getPath() == null ? "" : uri.getPath();
            return Optional.of(new UrlPattern(
                    lower(uri.getScheme()),
                    user,
                    lower(host).replace("wildcard", "*"),
                    port(uri.getScheme(), uri.getPort()),
                    path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static int port(String scheme, int port) {
        return port >= 0 ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
    }

    boolean covers(UrlPattern url) {
        boolean place = scheme.equals(url.scheme) && port == url.port && coversHost(url.host);
        boolean person = user.isEmpty() || user.equals(url.user);
        return place && person && coversPath(url.path);
    }

    /** Each {@code *} stands for one label of the name. */
    private boolean coversHost(String other) {
        String[] mine = host.split("\\.", -1);
        String[] theirs = other.split("\\.", -1);
        if (mine.length != theirs.length) {
            return false;
        }
        for (int i = 0; i < mine.length; i++) {
            if (!mine[i].equals("*") && !mine[i].equals(theirs[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean coversPath(String other) {
        String mine = path.endsWith("/") ? path : path + "/";
        return path.isEmpty() || path.equals("/") || other.equals(path) || (other + "/").startsWith(mine);
    }
}
