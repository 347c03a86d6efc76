package io.rackform.lab.netswitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * One {@code rpc-error} (RFC 6241 section 4.3).
 *
 * @param tag one of the tags of RFC 6241 appendix A
 * @param appTag the tag of RFC 7950 section 15, or empty
 * @param path where in the configuration, with the prefixes of {@link Namespaces}, or empty
 * @param info the children of {@code error-info}
 */
record RpcError(Layer layer, String tag, String appTag, String path, String message, List<XmlElement> info) {
    /** The protocol layer that an error belongs to. */
    enum Layer {
        RPC("rpc"),
        PROTOCOL("protocol"),
        APPLICATION("application");

        private final String word;

        Layer(String word) {
            this.word = word;
        }
    }

    RpcError {
        info = List.copyOf(info);
    }

    static RpcError protocol(String tag, String message, XmlElement... info) {
        return new RpcError(Layer.PROTOCOL, tag, "", "", message, List.of(info));
    }

    static RpcError application(String tag, String path, String message, XmlElement... info) {
        return new RpcError(Layer.APPLICATION, tag, "", path, message, List.of(info));
    }

    static RpcFailure malformed(String message) {
        return new RpcError(Layer.RPC, "malformed-message", "", "", message, List.of()).failure();
    }

    static RpcFailure notSupported(String message) {
        return protocol("operation-not-supported", message).failure();
    }

    static RpcFailure inUse(String message) {
        return protocol("in-use", message).failure();
    }

    static RpcFailure invalidValue(String element, String message) {
        return protocol("invalid-value", message, badElement(element)).failure();
    }

    static RpcFailure missingElement(String element, String message) {
        return protocol("missing-element", message, badElement(element)).failure();
    }

    /** {@code session} is 0 where what holds the lock is no session (RFC 6241 section 7.5). */
    static RpcFailure lockDenied(long session, String message) {
        return protocol(
                        "lock-denied",
                        message,
                        XmlElement.leaf(Namespaces.netconf("session-id"), Long.toString(session)))
                .failure();
    }

    static XmlElement badElement(String name) {
        return XmlElement.leaf(Namespaces.netconf("bad-element"), name);
    }

    static XmlElement badAttribute(String name) {
        return XmlElement.leaf(Namespaces.netconf("bad-attribute"), name);
    }

    static XmlElement badNamespace(String name) {
        return XmlElement.leaf(Namespaces.netconf("bad-namespace"), name);
    }

    RpcError withAppTag(String other) {
        return new RpcError(layer, tag, other, path, message, info);
    }

    RpcFailure failure() {
        return new RpcFailure(List.of(this));
    }

    XmlElement toXml() {
        List<XmlElement> children = new ArrayList<>();
        children.add(leaf("error-type", layer.word));
        children.add(leaf("error-tag", tag));
        children.add(leaf("error-severity", "error"));
        if (!appTag.isEmpty()) {
            children.add(leaf("error-app-tag", appTag));
        }
        if (!path.isEmpty()) {
            children.add(new XmlElement(name("error-path"), Map.of(), DataPath.PREFIXES, path, List.of()));
        }
        children.add(
                leaf("error-message", message).with(new QName("http://www.w3.org/XML/1998/namespace", "lang"), "en"));
        if (!info.isEmpty()) {
            children.add(XmlElement.of(name("error-info"), info));
        }
        return XmlElement.of(name("rpc-error"), children);
    }

    private static XmlElement leaf(String local, String text) {
        return XmlElement.leaf(name(local), text);
    }

    private static QName name(String local) {
        return Namespaces.netconf(local);
    }
}
