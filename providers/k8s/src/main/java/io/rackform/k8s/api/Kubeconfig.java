package io.rackform.k8s.api;

import io.rackform.spi.Finding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads where a cluster is and who asks from the text of a kubeconfig. Everything must stand in the text itself: nothing
 * names files of one machine, and no program is run to get a token.
 */
public final class Kubeconfig {
    private static final String SUMMARY = "Kubeconfig cannot be used";
    private static final Pattern SERVER = Pattern.compile("https://[^/?#\\s@]+(/[^?#\\s]*)?");

    private Kubeconfig() {}

    /** What a kubeconfig, or the attributes that stand for one, came to. */
    public sealed interface Access {
        /** It can be used. */
        record Usable(ClusterAccess access) implements Access {}

        /** It cannot. */
        record Unusable(Finding finding) implements Access {}
    }

    private static final class Refusal extends Exception {
        Refusal(String why) {
            super(why, null, false, false);
        }
    }

    /** @param context which of its contexts; empty for its current one */
    public static Access read(String text, String context) {
        try {
            return new Access.Usable(access(document(text), context));
        } catch (Refusal refusal) {
            return new Access.Unusable(Finding.error(SUMMARY, Objects.requireNonNull(refusal.getMessage())));
        }
    }

    /** The server's address in the form that is used; empty where it is no HTTPS address. */
    public static Optional<URI> server(String text) {
        String address = text.strip();
        while (address.endsWith("/")) {
            address = address.substring(0, address.length() - 1);
        }
        if (!SERVER.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(address);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Object document(String text) throws Refusal {
        try {
            Object document = new Load(LoadSettings.builder()
                            .setMaxAliasesForCollections(16)
                            .setCodePointLimit(1024 * 1024)
                            .build())
                    .loadFromString(text);
            if (document instanceof Map<?, ?>) {
                return document;
            }
        } catch (YamlEngineException e) {
            // Its message quotes the text, which holds the token.
            throw new Refusal(
                    "The kubeconfig is no well-formed YAML. Its text is not shown here, for it holds secrets.");
        }
        throw new Refusal("The kubeconfig is no YAML object with clusters, users and contexts.");
    }

    private static ClusterAccess access(Object document, String wanted) throws Refusal {
        String name = wanted.isEmpty() ? text(document, "current-context") : wanted;
        if (name.isEmpty()) {
            throw new Refusal("The kubeconfig has no current-context. Set \"context\" of the provider to one of its"
                    + " contexts: " + names(document, "contexts") + ".");
        }
        Object context = named(document, "contexts", "context", name);
        Object cluster = named(document, "clusters", "cluster", text(context, "cluster"));
        Object user = named(document, "users", "user", text(context, "user"));
        if (Boolean.TRUE.equals(at(cluster, "insecure-skip-tls-verify"))) {
            throw new Refusal(
                    "The kubeconfig's cluster says insecure-skip-tls-verify: then anybody on the way could read"
                            + " the token. Put the cluster's authority into certificate-authority-data instead.");
        }
        refuse(cluster, "cluster", List.of("certificate-authority", "proxy-url", "tls-server-name"));
        refuse(
                user,
                "user",
                List.of("exec", "auth-provider", "client-certificate", "client-key", "tokenFile", "username", "as"));
        URI server = server(text(cluster, "server"))
                .orElseThrow(() -> new Refusal("The kubeconfig's cluster \"" + ServerWords.of(text(context, "cluster"))
                        + "\" has no server of the form https://host:port."));
        return new ClusterAccess(
                server,
                text(user, "token"),
                decoded(cluster, "certificate-authority-data"),
                decoded(user, "client-certificate-data"),
                decoded(user, "client-key-data"));
    }

    private static void refuse(@Nullable Object map, String what, List<String> names) throws Refusal {
        for (String name : names) {
            if (at(map, name) != null) {
                throw new Refusal("The kubeconfig's " + what + " uses \"" + name
                        + "\", which is not supported: a plan must not depend on files or programs of one machine. Use a"
                        + " token or the -data forms, for example from a ServiceAccount made for Rackform.");
            }
        }
    }

    private static @Nullable Object at(@Nullable Object map, String name) {
        return map instanceof Map<?, ?> fields ? fields.get(name) : null;
    }

    private static String text(@Nullable Object map, String name) {
        return at(map, name) instanceof String text ? text.strip() : "";
    }

    private static @Nullable Object named(Object document, String list, String inner, String name) throws Refusal {
        if (at(document, list) instanceof List<?> entries) {
            for (Object entry : entries) {
                if (text(entry, "name").equals(name)) {
                    return at(entry, inner);
                }
            }
        }
        throw new Refusal("The kubeconfig has no \"" + ServerWords.of(name) + "\" among its " + list + ": "
                + names(document, list) + ".");
    }

    private static String names(Object document, String list) {
        if (at(document, list) instanceof List<?> entries && !entries.isEmpty()) {
            return ServerWords.of(String.join(
                    ", ", entries.stream().map(entry -> text(entry, "name")).toList()));
        }
        return "there are none";
    }

    private static String decoded(@Nullable Object map, String name) throws Refusal {
        try {
            return new String(Base64.getMimeDecoder().decode(text(map, name)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal("The kubeconfig's \"" + name + "\" is no base64.");
        }
    }
}
