package io.rackform.k8s.session;

import io.rackform.k8s.api.Reply;
import io.rackform.k8s.api.ServerStatus;
import io.rackform.k8s.manifest.Identity;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The server's refusals in words: what, where, the server's own words, what to do. */
final class Refusals {
    /** An apply that does not fit the schema is answered with 500; it will never succeed, and it changed nothing. */
    private static final Pattern SCHEMA = Pattern.compile("failed to create typed patch object"
            + "|field not declared in schema|duplicate entries for key|failed to convert (?:new|live|merged) object"
            + "|expected (?:map|list|string|numeric|boolean)");

    private Refusals() {}

    /** Whether the request certainly changed nothing, although the server speaks of a fault of its own. */
    static boolean isSchemaFault(ServerStatus status) {
        return status.code() == 500 && SCHEMA.matcher(status.message()).find();
    }

    /** A refusal that is about the cluster and no one object. */
    static Finding ofServer(String server, Reply.Answer answer) {
        ServerStatus status = ServerStatus.of(answer);
        if (status.code() == 401) {
            return unauthorized(server, words(status));
        }
        if (status.code() == 403) {
            return Finding.error(
                    "Cluster does not let its kinds be listed",
                    server + " refused to say which kinds of objects it serves: " + words(status)
                            + ". The account of the token needs the role system:discovery.");
        }
        return failed(server, "the list of its kinds", status);
    }

    static Finding noApiServer(String server) {
        return Finding.error(
                "Address is no Kubernetes API server",
                server
                        + " answers, but not as a Kubernetes API server does: it knows no /api. Nothing is concluded from"
                        + " what it does not know. Check \"server\" of the provider.");
    }

    /** @param doing what was asked for, before the object's name: {@code apply} */
    static Finding of(String server, String doing, Identity identity, Reply.Answer answer) {
        ServerStatus status = ServerStatus.of(answer);
        String where = identity + " on " + server;
        return switch (status.code()) {
            case 401 -> unauthorized(server, words(status));
            case 403 -> forbidden(where, doing, identity, status);
            case 404 ->
                Finding.error(
                        "Object cannot be found on the cluster",
                        "The cluster does not know where to " + doing + " " + where + ": " + words(status)
                                + ". Check the namespace and the apiVersion.");
            case 409 ->
                Finding.error(
                        "Object was changed by somebody else meanwhile",
                        "The cluster did not " + doing + " " + where + ": " + words(status)
                                + ". Plan again to see what it is like now.");
            case 413 ->
                Finding.error(
                        "Manifest is too large",
                        "The cluster did not take " + where + ": " + words(status)
                                + ". An object must be smaller than about 1.5 MiB.");
            case 400, 422 ->
                Finding.error(
                        "Cluster finds the manifest invalid",
                        "The cluster did not " + doing + " " + where + ": " + words(status, identity)
                                + ". Correct the manifest.");
            case 429 ->
                Finding.error(
                        "Cluster has too much to do",
                        "The cluster did not " + doing + " " + where + ", also when asked again: " + words(status)
                                + ". Try again later.");
            default -> // allow default: a status is any number
                isSchemaFault(status)
                        ? Finding.error(
                                "Manifest does not fit its kind",
                                "The cluster did not " + doing + " " + where + ": " + words(status, identity)
                                        + ". A field is misspelt, of the wrong type, or two entries of a list have the"
                                        + " same key.")
                        : failed(server, identity.toString(), status);
        };
    }

    private static Finding unauthorized(String server, String words) {
        return Finding.error(
                "Cluster refused the login",
                server + " does not know who asks: " + words
                        + ". The token is wrong or has expired. Set \"token\" (or \"kubeconfig\") of the provider to one"
                        + " that is valid.");
    }

    private static Finding forbidden(String where, String doing, Identity identity, ServerStatus status) {
        if (status.message().contains("exceeded quota")) {
            return Finding.error(
                    "Quota of the namespace is exceeded",
                    "The cluster did not " + doing + " " + where + ": " + words(status)
                            + ". Ask for less, or raise the ResourceQuota first.");
        }
        return Finding.error(
                "Cluster does not allow this",
                "The cluster did not " + doing + " " + where + ": " + words(status, identity)
                        + ". The account needs the verbs get, patch and create (for a dry run too) and delete on this"
                        + " kind, and the object must pass the cluster's admission policies.");
    }

    private static Finding failed(String server, String what, ServerStatus status) {
        return Finding.error(
                "Cluster failed to answer",
                server + " answered " + status.code() + " for " + what + ": " + words(status)
                        + ". This is a fault of the cluster or of something in front of it. Look at the API server's"
                        + " health and try again.");
    }

    private static String words(ServerStatus status) {
        String words = status.message().isEmpty() ? "it gave no reason" : status.message();
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    /** The server quotes what it refuses: of a Secret only the fields are told. */
    private static String words(ServerStatus status, Identity identity) {
        if (!identity.isSecret()) {
            return words(status);
        }
        List<ServerStatus.Cause> causes = status.causes();
        return causes.isEmpty()
                ? "(its words are not shown, for they may quote the secret)"
                : causes.stream()
                        .map(cause -> cause.field() + " (" + cause.reason() + ")")
                        .collect(Collectors.joining(
                                ", ", "", "; its words are not shown, for they may quote the secret"));
    }
}
