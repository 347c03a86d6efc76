package io.rackform.netconf;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The least device that a transaction can be tried on: one leaf, a candidate, a commit that waits. Odd on request. */
final class TinyDevice implements ScriptedServer.Script {
    private static final Pattern LEAF = Pattern.compile("<leaf>([^<]*)</leaf>");
    static final String OK = "<ok/>";

    private final Map<String, UnaryOperator<String>> oddities = new HashMap<>();
    private String running = "0";
    private String candidate = "0";
    private String before = "0";
    private boolean waits;
    private boolean commitsNothing;

    /** Answers this instead; the effect of the operation stays. The function gets the usual answer. */
    synchronized TinyDevice odd(String operation, UnaryOperator<String> answer) {
        oddities.put(operation, answer);
        return this;
    }

    /** A commit is answered with ok and does nothing. */
    synchronized TinyDevice commitsNothing() {
        commitsNothing = true;
        return this;
    }

    /** What someone proposed and left. */
    synchronized TinyDevice candidate(String value) {
        candidate = value;
        return this;
    }

    synchronized String running() {
        return running;
    }

    static String error(String tag, String severity, String message) {
        return "<rpc-error><error-type>application</error-type><error-tag>" + tag + "</error-tag><error-severity>"
                + severity + "</error-severity><error-message>" + message + "</error-message></rpc-error>";
    }

    @Override
    public synchronized String answer(String operation, String request) {
        String usual = usual(operation, request);
        return Objects.requireNonNull(
                oddities.getOrDefault(operation, UnaryOperator.identity()).apply(usual));
    }

    private String usual(String operation, String request) {
        switch (operation) {
            case "get-config" -> {
                String value = request.contains("<candidate/>") ? candidate : running;
                return "<data><top xmlns='urn:x'>" + (value.isEmpty() ? "" : "<leaf>" + value + "</leaf>")
                        + "</top></data>";
            }
            case "edit-config" -> {
                Matcher matcher = LEAF.matcher(request);
                String value = matcher.find() ? matcher.group(1) : "";
                if (request.contains("<target><running/>")) {
                    running = value;
                } else {
                    candidate = value;
                }
            }
            case "discard-changes" -> candidate = running;
            case "lock" -> {
                if (request.contains("<candidate/>") && !candidate.equals(running)) {
                    return "<rpc-error><error-type>protocol</error-type><error-tag>lock-denied</error-tag>"
                            + "<error-severity>error</error-severity><error-info><session-id>0</session-id></error-info>"
                            + "</rpc-error>";
                }
            }
            case "commit" -> commit(request.contains("<confirmed/>"));
            case "cancel-commit" -> {
                if (!waits) {
                    return error("operation-failed", "error", "nothing waits");
                }
                running = before;
                waits = false;
            }
            default -> {}
        }
        return OK;
    }

    private void commit(boolean confirmed) {
        before = waits ? before : running;
        if (!commitsNothing) {
            running = candidate;
        }
        waits = confirmed;
    }
}
