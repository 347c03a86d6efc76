package io.rackform.lab.netswitch;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;

/** The parameters of one protocol operation, checked as they are asked for. */
final class Parameters {
    private static final QName WITH_DEFAULTS = new QName(Namespaces.WITH_DEFAULTS, "with-defaults");
    private static final long MAX_SECONDS = 4_294_967_295L;

    private final XmlElement operation;

    /**
     * Parameters by the local names that are allowed, each at most once.
     *
     * @throws RpcFailure for any other element in the operation
     */
    Parameters(XmlElement operation, String... allowed) {
        this.operation = operation;
        Set<QName> names = Arrays.stream(allowed)
                .map(local -> local.equals("with-defaults")
                        ? WITH_DEFAULTS
                        : new QName(operation.name().getNamespaceURI(), local))
                .collect(Collectors.toSet());
        Set<QName> seen = new HashSet<>();
        for (XmlElement child : operation.children()) {
            if (!names.contains(child.name())) {
                throw RpcError.protocol(
                                "unknown-element",
                                "'" + child.local() + "' is no parameter of '" + operation.local() + "'.",
                                RpcError.badElement(child.local()))
                        .failure();
            }
            if (!seen.add(child.name())) {
                throw repeated(child);
            }
        }
    }

    Optional<XmlElement> element(String local) {
        return operation.child(new QName(operation.name().getNamespaceURI(), local));
    }

    Optional<String> text(String local) {
        return element(local).map(XmlElement::trimmed);
    }

    boolean has(String local) {
        return element(local).isPresent();
    }

    /** The one choice inside {@code source} or {@code target}. */
    XmlElement place(String local) {
        XmlElement place = element(local)
                .orElseThrow(
                        () -> RpcError.missingElement(local, "'" + operation.local() + "' needs a " + local + "."));
        if (place.children().size() != 1
                || !place.children().getFirst().name().getNamespaceURI().equals(Namespaces.NETCONF)) {
            throw RpcError.protocol(
                            "bad-element", "'" + local + "' must name one datastore.", RpcError.badElement(local))
                    .failure();
        }
        return place.children().getFirst();
    }

    Datastores.Store store(String local) {
        return store(place(local));
    }

    static Datastores.Store store(XmlElement place) {
        return switch (place.local()) {
            case "running" -> Datastores.Store.RUNNING;
            case "candidate" -> Datastores.Store.CANDIDATE;
            case "startup", "url" -> throw RpcError.notSupported("This switch has no " + place.local() + ".");
            default ->
                throw RpcError.protocol(
                                "bad-element",
                                "There is no datastore '" + place.local() + "'.",
                                RpcError.badElement(place.local()))
                        .failure();
        };
    }

    /** The filter's children; empty where all is asked for. */
    Optional<List<XmlElement>> filter() {
        return element("filter").map(filter -> {
            String type = filter.attribute("type").orElse("subtree");
            if (!type.equals("subtree")) {
                throw RpcError.protocol(
                                "bad-attribute",
                                "Only subtree filters are supported, as the capabilities say.",
                                RpcError.badAttribute("type"),
                                RpcError.badElement("filter"))
                        .failure();
            }
            return filter.children();
        });
    }

    /** RFC 6243: this switch has the basic mode {@code explicit} and no other. */
    void requireExplicitDefaults() {
        operation.child(WITH_DEFAULTS).ifPresent(mode -> {
            if (!mode.trimmed().equals("explicit")) {
                throw RpcError.invalidValue("with-defaults", "Only the mode 'explicit' is supported.");
            }
        });
    }

    EditOperation defaultOperation() {
        String word = text("default-operation").orElse("merge");
        return EditOperation.ofDefault(word)
                .orElseThrow(() -> RpcError.invalidValue("default-operation", "It must be merge, replace or none."));
    }

    Datastores.TestOption testOption() {
        return switch (text("test-option").orElse("set")) {
            case "set" -> Datastores.TestOption.SET;
            case "test-then-set" -> Datastores.TestOption.TEST_THEN_SET;
            case "test-only" -> Datastores.TestOption.TEST_ONLY;
            default -> throw RpcError.invalidValue("test-option", "It must be test-then-set, set or test-only.");
        };
    }

    Editor.ErrorOption errorOption() {
        return switch (text("error-option").orElse("stop-on-error")) {
            case "stop-on-error" -> Editor.ErrorOption.STOP;
            case "continue-on-error" -> Editor.ErrorOption.CONTINUE;
            case "rollback-on-error" -> Editor.ErrorOption.ROLLBACK;
            default ->
                throw RpcError.invalidValue(
                        "error-option", "It must be stop-on-error, continue-on-error or rollback-on-error.");
        };
    }

    /** RFC 6241 section 8.4.5.1; the time-out is in seconds, 600 where none is given. */
    Datastores.CommitOptions commitOptions() {
        if (!has("confirmed") && (has("confirm-timeout") || has("persist"))) {
            throw RpcError.missingElement("confirmed", "confirm-timeout and persist go with confirmed.");
        }
        return new Datastores.CommitOptions(
                has("confirmed")
                        ? Duration.ofSeconds(text("confirm-timeout")
                                .map(text -> number("confirm-timeout", text))
                                .orElse(600L))
                        : null,
                text("persist").orElse(null),
                text("persist-id").orElse(null));
    }

    long sessionId() {
        return number(
                "session-id",
                text("session-id")
                        .orElseThrow(() -> RpcError.missingElement("session-id", "Which session is to be killed?")));
    }

    private static long number(String local, String text) {
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= MAX_SECONDS) {
                return number;
            }
        }
        throw RpcError.invalidValue(local, "'" + local + "' must be a whole number from 1 to " + MAX_SECONDS + ".");
    }

    private static RpcFailure repeated(XmlElement child) {
        return RpcError.protocol(
                        "bad-element",
                        "Parameter '" + child.local() + "' stands twice.",
                        RpcError.badElement(child.local()))
                .failure();
    }
}
