package io.rackform.netconf.protocol;

import io.rackform.netconf.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.namespace.QName;

/** The protocol operations of RFC 6241 that are used, as elements to send. */
public final class Operations {
    public static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private static final String WITH_DEFAULTS = "urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults";
    /** The namespace of ietf-netconf-monitoring (RFC 6022). */
    public static final String MONITORING = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";

    /** The attribute that says what an edit does to an element (RFC 6241 section 7.2). */
    public static final QName OPERATION = netconf("operation");

    /** Marks a value that a device reports though no one set it (RFC 6243 section 6). */
    public static final QName DEFAULT = new QName("urn:ietf:params:xml:ns:netconf:default:1.0", "default");

    /** The datastores of RFC 6241. */
    public enum Store {
        RUNNING,
        CANDIDATE,
        STARTUP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Operations() {}

    public static QName netconf(String local) {
        return new QName(NETCONF, local);
    }

    /** An element of the protocol's own namespace. */
    static Element element(String local, Element... children) {
        return Element.of(netconf(local), children);
    }

    static Element text(String local, String text) {
        return Element.leaf(netconf(local), text);
    }

    /** Everything that the filter selects; an empty filter selects nothing (RFC 6241 section 6.4.2). */
    public static Element getConfig(Store source, List<Element> filter, boolean taggedDefaults) {
        List<Element> parts = new ArrayList<>();
        parts.add(element("source", element(source.word())));
        parts.add(subtree(filter));
        if (taggedDefaults) {
            parts.add(Element.leaf(new QName(WITH_DEFAULTS, "with-defaults"), "report-all-tagged"));
        }
        return Element.of(netconf("get-config"), parts);
    }

    /** The whole datastore. */
    public static Element getConfig(Store source) {
        return element("get-config", element("source", element(source.word())));
    }

    /** State and configuration. */
    public static Element get(List<Element> filter) {
        return element("get", subtree(filter));
    }

    private static Element subtree(List<Element> filter) {
        return Element.of(netconf("filter"), filter).withAttribute(new QName("type"), "subtree");
    }

    public static Element lock(Store target) {
        return element("lock", element("target", element(target.word())));
    }

    public static Element unlock(Store target) {
        return element("unlock", element("target", element(target.word())));
    }

    public static Element discardChanges() {
        return element("discard-changes");
    }

    /** One edit; what the device can check and undo by itself is asked for. */
    public static Element editConfig(Store target, List<Element> config, Capabilities capabilities) {
        List<Element> parts = new ArrayList<>();
        parts.add(element("target", element(target.word())));
        parts.add(text("default-operation", "merge"));
        if (capabilities.validate()) {
            parts.add(text("test-option", "test-then-set"));
        }
        if (capabilities.rollbackOnError()) {
            parts.add(text("error-option", "rollback-on-error"));
        }
        parts.add(Element.of(netconf("config"), config));
        return Element.of(netconf("edit-config"), parts);
    }

    public static Element commit() {
        return element("commit");
    }

    /** A commit that undoes itself unless it is confirmed in time (RFC 6241 section 8.4); persist only for version 1.1. */
    public static Element confirmedCommit(Duration timeout, Optional<String> persist) {
        List<Element> parts = new ArrayList<>();
        parts.add(element("confirmed"));
        parts.add(text("confirm-timeout", Long.toString(timeout.toSeconds())));
        persist.ifPresent(token -> parts.add(text("persist", token)));
        return Element.of(netconf("commit"), parts);
    }

    public static Element confirm(Optional<String> persistId) {
        return persistId
                .map(token -> element("commit", text("persist-id", token)))
                .orElseGet(Operations::commit);
    }

    public static Element cancelCommit(Optional<String> persistId) {
        return persistId
                .map(token -> element("cancel-commit", text("persist-id", token)))
                .orElseGet(() -> element("cancel-commit"));
    }

    public static Element copyRunningToStartup() {
        return element("copy-config", element("target", element("startup")), element("source", element("running")));
    }

    public static Element closeSession() {
        return element("close-session");
    }

    /**
     * The text of a YANG module (RFC 6022 section 3.1).
     *
     * @param revision needed where the device has several; may be empty
     */
    public static Element getSchema(String module, String revision) {
        List<Element> parts = new ArrayList<>();
        parts.add(Element.leaf(new QName(MONITORING, "identifier"), module));
        if (!revision.isEmpty()) {
            parts.add(Element.leaf(new QName(MONITORING, "version"), revision));
        }
        parts.add(Element.leaf(new QName(MONITORING, "format"), "yang"));
        return Element.of(new QName(MONITORING, "get-schema"), parts);
    }

    /** The modules of a device, in the old and the new form of the library (RFC 7895, RFC 8525). */
    public static List<Element> libraryFilter() {
        return List.of(
                Element.of(library("modules-state"), Element.leaf(library("module"), "")),
                Element.of(
                        library("yang-library"),
                        Element.of(library("module-set"), Element.leaf(library("module"), ""))));
    }

    private static QName library(String local) {
        return new QName("urn:ietf:params:xml:ns:yang:ietf-yang-library", local);
    }

    /** A filter for one session's entry in the monitoring data (RFC 6022 section 2.1.4). */
    public static Element sessionFilter(long session) {
        return Element.of(
                new QName(MONITORING, "netconf-state"),
                Element.of(
                        new QName(MONITORING, "sessions"),
                        Element.of(
                                new QName(MONITORING, "session"),
                                Element.leaf(new QName(MONITORING, "session-id"), Long.toString(session)))));
    }
}
