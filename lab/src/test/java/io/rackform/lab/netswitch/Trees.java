package io.rackform.lab.netswitch;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short ways to write configurations in tests. */
final class Trees {
    private static final String DECLARATIONS = " xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'"
            + " xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0'"
            + " xmlns:i='urn:ietf:params:xml:ns:yang:ietf-interfaces'"
            + " xmlns:t='urn:ietf:params:xml:ns:yang:iana-if-type'"
            + " xmlns:s='urn:rackform:lab:switch'"
            + " xmlns:v='urn:rackform:lab:vlans'";

    private Trees() {}

    /** An element with the prefixes nc, i (interfaces), t (interface types), s (switch) and v (VLANs) declared. */
    static XmlElement element(String local, String inner) {
        return XmlReader.read(
                ("<" + local + DECLARATIONS + ">" + inner + "</" + local + ">").getBytes(StandardCharsets.UTF_8));
    }

    static List<EditNode> edits(String config) {
        return EditReader.read(element("config", config));
    }

    static Editor.Outcome edit(DataNode root, String config) {
        return Editor.apply(root, edits(config), EditOperation.MERGE, Editor.ErrorOption.ROLLBACK);
    }

    static DataNode tree(String config) {
        Editor.Outcome outcome = edit(DataNode.EMPTY_ROOT, config);
        if (!outcome.errors().isEmpty()) {
            throw new RpcFailure(outcome.errors());
        }
        return outcome.root();
    }

    static String vlans(String inner) {
        return "<v:vlans>" + inner + "</v:vlans>";
    }

    static String vlan(int id, String name) {
        return "<v:vlan><v:id>" + id + "</v:id><v:name>" + name + "</v:name></v:vlan>";
    }

    static String port(String name, String inner) {
        return "<i:interfaces><i:interface><i:name>" + name + "</i:name>" + inner + "</i:interface></i:interfaces>";
    }

    /** What a tree is, without the root and namespaces, for people to read. */
    static String text(DataNode root) {
        return XmlWriter.write(root.toXml())
                .replaceAll(" xmlns(:\\w+)?=\"[^\"]*\"", "")
                .replaceAll("^<config>|</config>$|^<config/>$", "");
    }

    static List<String> tags(List<RpcError> errors) {
        return errors.stream().map(RpcError::tag).toList();
    }
}
