package io.rackform.lab.netswitch;

import io.rackform.lab.TrafficLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/** One method for each protocol operation of RFC 6241 that the switch announces, and the log of what was asked. */
final class Operations {
    /** What a session must do beside sending the answer. */
    record Answer(XmlElement reply, TrafficLog.Kind kind, boolean last) {}

    private static final String CAPABILITY = "urn:ietf:params:netconf:capability:";

    /** Payloads longer than this stand cut in the log. */
    private static final int MAX_DETAIL = 256 * 1024;

    private final Datastores datastores;
    private final Sessions sessions;
    private final TrafficLog traffic;

    Operations(Datastores datastores, Sessions sessions, TrafficLog traffic) {
        this.datastores = datastores;
        this.sessions = sessions;
        this.traffic = traffic;
    }

    static List<String> capabilities() {
        List<String> all = new ArrayList<>(List.of(
                "urn:ietf:params:netconf:base:1.0",
                "urn:ietf:params:netconf:base:1.1",
                CAPABILITY + "candidate:1.0",
                CAPABILITY + "confirmed-commit:1.1",
                CAPABILITY + "validate:1.1",
                CAPABILITY + "rollback-on-error:1.0",
                CAPABILITY + "with-defaults:1.0?basic-mode=explicit",
                CAPABILITY + "yang-library:1.0?revision=2016-06-21&module-set-id=" + StateTree.moduleSet()));
        SwitchSchema.MODULES.forEach(module -> all.add(module.capability()));
        return all;
    }

    /** Answers one message of a session after its hello. */
    Answer answer(long session, XmlElement message) {
        XmlElement reply = XmlElement.of(Namespaces.netconf("rpc-reply"));
        XmlElement operation;
        try {
            if (!message.name().equals(Namespaces.netconf("rpc"))) {
                throw RpcError.malformed("After the hello a client sends rpc messages, not '" + message.local() + "'.");
            }
            reply = new XmlElement(reply.name(), message.attributes(), message.namespaces(), "", List.of());
            operation = operation(message);
        } catch (RpcFailure e) {
            traffic.add(TrafficLog.Kind.READ, "malformed " + message.local(), "");
            return new Answer(reply.with(errors(e)), TrafficLog.Kind.READ, false);
        }
        // Log and effect in one step, so that the log has the order of the effects.
        synchronized (datastores) {
            TrafficLog.Kind kind = kind(operation);
            traffic.add(kind, what(operation), kind == TrafficLog.Kind.WRITE ? detail(operation) : "");
            try {
                sessions.requireLive(session);
                return new Answer(
                        reply.with(run(session, operation)),
                        kind,
                        operation.local().equals("close-session"));
            } catch (RpcFailure e) {
                return new Answer(reply.with(errors(e)), kind, false);
            }
        }
    }

    private static XmlElement operation(XmlElement rpc) {
        if (rpc.attribute("message-id").isEmpty()) {
            throw new RpcError(
                            RpcError.Layer.RPC,
                            "missing-attribute",
                            "",
                            "",
                            "An rpc needs a message-id.",
                            List.of(RpcError.badAttribute("message-id"), RpcError.badElement("rpc")))
                    .failure();
        }
        if (rpc.children().size() != 1) {
            throw RpcError.protocol(
                            rpc.children().isEmpty() ? "missing-element" : "bad-element",
                            "An rpc holds exactly one operation.",
                            RpcError.badElement("rpc"))
                    .failure();
        }
        return rpc.children().getFirst();
    }

    private List<XmlElement> run(long session, XmlElement operation) {
        if (operation.name().equals(new QName(Namespaces.MONITORING, "get-schema"))) {
            return getSchema(new Parameters(operation, "identifier", "version", "format"));
        }
        if (!operation.name().getNamespaceURI().equals(Namespaces.NETCONF)) {
            throw RpcError.notSupported("There is no operation '" + operation.name() + "'.");
        }
        return switch (operation.local()) {
            case "get" -> get(new Parameters(operation, "filter", "with-defaults"));
            case "get-config" -> getConfig(new Parameters(operation, "source", "filter", "with-defaults"));
            case "edit-config" -> editConfig(session, operation);
            case "copy-config" -> copyConfig(session, new Parameters(operation, "target", "source", "with-defaults"));
            case "validate" -> validate(new Parameters(operation, "source"));
            case "commit" -> {
                var options = new Parameters(operation, "confirmed", "confirm-timeout", "persist", "persist-id");
                datastores.commit(session, options.commitOptions());
                yield ok();
            }
            case "cancel-commit" -> {
                datastores.cancelCommit(
                        session,
                        new Parameters(operation, "persist-id")
                                .text("persist-id")
                                .orElse(null));
                yield ok();
            }
            case "discard-changes" -> {
                var _ = new Parameters(operation);
                datastores.discard(session);
                yield ok();
            }
            case "lock" -> {
                datastores.lock(session, new Parameters(operation, "target").store("target"));
                yield ok();
            }
            case "unlock" -> {
                datastores.unlock(session, new Parameters(operation, "target").store("target"));
                yield ok();
            }
            case "close-session" -> ok();
            case "kill-session" -> killSession(session, new Parameters(operation, "session-id"));
            default -> throw RpcError.notSupported("There is no operation '" + operation.local() + "'.");
        };
    }

    private List<XmlElement> get(Parameters parameters) {
        parameters.requireExplicitDefaults();
        return data(StateTree.of(datastores.read(Datastores.Store.RUNNING)), parameters);
    }

    private List<XmlElement> getConfig(Parameters parameters) {
        parameters.requireExplicitDefaults();
        DataNode root = datastores.read(parameters.store("source"));
        return data(root.toXml().children(), parameters);
    }

    private static List<XmlElement> data(List<XmlElement> all, Parameters parameters) {
        Optional<List<XmlElement>> filter = parameters.filter();
        return List.of(XmlElement.of(
                Namespaces.netconf("data"),
                filter.map(filters -> SubtreeFilter.apply(filters, all)).orElse(all)));
    }

    private List<XmlElement> editConfig(long session, XmlElement operation) {
        var parameters = new Parameters(
                operation, "target", "default-operation", "test-option", "error-option", "config", "url");
        requireCandidate(parameters.store("target"));
        if (parameters.has("url")) {
            throw RpcError.notSupported("This switch does not fetch configuration from a URL.");
        }
        XmlElement config = parameters
                .element("config")
                .orElseThrow(() -> RpcError.missingElement("config", "edit-config needs a config."));
        EditOperation defaultOperation = parameters.defaultOperation();
        Editor.ErrorOption onError = parameters.errorOption();
        Datastores.TestOption test = parameters.testOption();
        datastores.edit(session, EditReader.read(config), defaultOperation, onError, test);
        return ok();
    }

    private List<XmlElement> copyConfig(long session, Parameters parameters) {
        parameters.requireExplicitDefaults();
        requireCandidate(parameters.store("target"));
        XmlElement source = parameters.place("source");
        if (source.local().equals("candidate")) {
            throw RpcError.invalidValue("target", "Source and target are the same.");
        }
        datastores.copyToCandidate(session, source(source));
        return ok();
    }

    private List<XmlElement> validate(Parameters parameters) {
        datastores.validate(source(parameters.place("source")));
        return ok();
    }

    /** A datastore, or a configuration that stands in the message itself. */
    private DataNode source(XmlElement source) {
        if (!source.local().equals("config")) {
            return datastores.read(Parameters.store(source));
        }
        Editor.Outcome outcome = Editor.apply(
                DataNode.EMPTY_ROOT, EditReader.read(source), EditOperation.MERGE, Editor.ErrorOption.ROLLBACK);
        if (!outcome.errors().isEmpty()) {
            throw new RpcFailure(outcome.errors());
        }
        return outcome.root();
    }

    private List<XmlElement> killSession(long session, Parameters parameters) {
        long victim = parameters.sessionId();
        if (victim == session) {
            throw RpcError.invalidValue("session-id", "A session ends itself with close-session.");
        }
        if (!sessions.kill(victim)) {
            throw RpcError.invalidValue("session-id", "There is no session " + victim + ".");
        }
        datastores.sessionEnded(victim);
        return ok();
    }

    /** RFC 6022 section 3.1. */
    private static List<XmlElement> getSchema(Parameters parameters) {
        String identifier = parameters.text("identifier").orElse("");
        Optional<String> version = parameters.text("version").filter(text -> !text.isEmpty());
        String format = parameters.text("format").orElse("yang");
        String text = SwitchSchema.MODULES.stream()
                .filter(module -> module.name().equals(identifier)
                        && (version.isEmpty() || version.get().equals(module.revision()))
                        && (format.equals("yang") || format.endsWith(":yang")))
                .findFirst()
                .flatMap(SwitchSchema.Module::text)
                .orElseThrow(() -> RpcError.invalidValue("identifier", "This switch does not hand out that schema."));
        return List.of(XmlElement.leaf(new QName(Namespaces.MONITORING, "data"), text));
    }

    private static void requireCandidate(Datastores.Store target) {
        if (target != Datastores.Store.CANDIDATE) {
            throw RpcError.notSupported("Running is changed by a commit only (no :writable-running).");
        }
    }

    private TrafficLog.Kind kind(XmlElement operation) {
        if (!operation.name().getNamespaceURI().equals(Namespaces.NETCONF)) {
            return TrafficLog.Kind.READ;
        }
        return switch (operation.local()) {
            case "edit-config" ->
                operation
                                .child(Namespaces.netconf("test-option"))
                                .filter(option -> option.trimmed().equals("test-only"))
                                .isPresent()
                        ? TrafficLog.Kind.DRY_RUN
                        : TrafficLog.Kind.WRITE;
            case "commit", "cancel-commit", "copy-config" -> TrafficLog.Kind.WRITE;
            case "discard-changes" -> datastores.changed() ? TrafficLog.Kind.WRITE : TrafficLog.Kind.READ;
            case "close-session", "kill-session" -> TrafficLog.Kind.LOGIN;
            default -> TrafficLog.Kind.READ;
        };
    }

    /** The operation and what it is about: {@code edit-config candidate}, {@code commit confirmed}. */
    private static String what(XmlElement operation) {
        for (String place : List.of("target", "source")) {
            Optional<XmlElement> named = operation.child(Namespaces.netconf(place));
            if (named.isPresent() && named.get().children().size() == 1) {
                return operation.local() + " "
                        + named.get().children().getFirst().local();
            }
        }
        return operation.child(Namespaces.netconf("confirmed")).isPresent()
                ? operation.local() + " confirmed"
                : operation.local();
    }

    private static String detail(XmlElement operation) {
        String text = XmlWriter.write(operation);
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "...";
    }

    private static List<XmlElement> errors(RpcFailure failure) {
        return failure.errors().stream().map(RpcError::toXml).toList();
    }

    private static List<XmlElement> ok() {
        return List.of(XmlElement.of(Namespaces.netconf("ok")));
    }
}
