package io.rackform.netconf;

import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlPrinter;
import io.rackform.spi.Finding;
import io.rackform.spi.Importable.Identified;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;

/**
 * The path to a part of a device's configuration, by which it is imported: {@code
 * /{urn:ietf:params:xml:ns:yang:ietf-interfaces}interfaces/interface[name='Ethernet1']}. A step without a namespace is in that
 * of the step before.
 */
final class ImportPath {
    static final String PATH = "path";

    static final BlockSchema SCHEMA = BlockSchema.builder()
            .required(
                    PATH,
                    Type.STRING,
                    "The path to the topmost node: `/{namespace}name/name[key='value']`. A step without namespace is in that"
                            + " of the step before.")
            .build();

    private static final Pattern STEP =
            Pattern.compile("/(?:\\{([^{}]+)\\})?([A-Za-z_][A-Za-z0-9_.-]*)((?:\\[[^\\]]*\\])*)");
    private static final Pattern KEY = Pattern.compile("\\[([A-Za-z_][A-Za-z0-9_.-]*)=(?:'([^']*)'|\"([^\"]*)\")\\]");

    private ImportPath() {}

    static Identified parse(String path) {
        return tree(path).isPresent()
                ? new Identified.Known(ObjectValue.of(Map.of(PATH, new StringValue(path))))
                : new Identified.Unknown(
                        List.of(
                                Finding.error(
                                        "Invalid path to a part of a configuration",
                                        "\"" + path
                                                + "\" is no path. Write the names of the elements from the topmost one on, the first with"
                                                + " its namespace, and the keys of list entries:"
                                                + " /{urn:ietf:params:xml:ns:yang:ietf-interfaces}interfaces/interface[name='Ethernet1'].")));
    }

    /** A configuration that holds nothing but the way. */
    static ObjectValue configuration(ObjectValue identity) {
        String text = tree(path(identity)).map(XmlPrinter::line).orElse("");
        return ConfigObject.configured(ObjectValue.of(Map.of(ConfigObject.CONFIG, new StringValue(text))));
    }

    private static String path(ObjectValue identity) {
        return identity.get(PATH) instanceof StringValue(String path) ? path : "";
    }

    private record Step(QName name, List<Element> keys) {}

    private static Optional<Element> tree(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        String namespace = "";
        int at = 0;
        while (at < path.length()) {
            if (!matcher.region(at, path.length()).lookingAt()) {
                return Optional.empty();
            }
            namespace = matcher.group(1) == null ? namespace : matcher.group(1);
            Optional<List<Element>> keys = keys(namespace, matcher.group(3));
            if (namespace.isEmpty() || keys.isEmpty()) {
                return Optional.empty();
            }
            steps.add(new Step(new QName(namespace, matcher.group(2)), keys.get()));
            at = matcher.end();
        }
        Element tree = null;
        for (Step step : steps.reversed()) {
            List<Element> children = new ArrayList<>(step.keys());
            if (tree != null) {
                children.add(tree);
            }
            tree = Element.of(step.name(), children);
        }
        return Optional.ofNullable(tree);
    }

    private static Optional<List<Element>> keys(String namespace, String text) {
        List<Element> keys = new ArrayList<>();
        Matcher matcher = KEY.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            keys.add(Element.leaf(new QName(namespace, matcher.group(1)), value));
            at = matcher.end();
        }
        return Optional.of(keys);
    }

    /** A block that is about another part of the configuration than the one that is to be imported. */
    static List<Finding> check(ObjectValue identity, ConfigObject configured) {
        Optional<Element> named = tree(path(identity));
        if (named.isEmpty()) {
            return parse(path(identity)) instanceof Identified.Unknown(List<Finding> findings) ? findings : List.of();
        }
        List<Element> wanted =
                configured.isConfigKnown() ? ConfigObject.treeOf(configuredObject(configured)) : List.of();
        return wanted.isEmpty() || wanted.stream().anyMatch(tree -> contains(tree, named.get()))
                ? List.of()
                : List.of(Finding.error(
                        "Import of another part of the configuration",
                        "The config of the resource has nothing at " + path(identity)
                                + ". Make the path and the config of the resource name the same part of the device's"
                                + " configuration."));
    }

    private static ObjectValue configuredObject(ConfigObject configured) {
        return ObjectValue.of(Map.of(ConfigObject.CONFIG, new StringValue(configured.text(ConfigObject.CONFIG))));
    }

    private static boolean contains(Element tree, Element way) {
        if (!tree.name().equals(way.name())) {
            return false;
        }
        return way.children().stream()
                .allMatch(step -> step.text().isEmpty()
                        ? tree.children().stream().anyMatch(child -> contains(child, step))
                        : tree.child(step.name()).filter(step::sameValue).isPresent());
    }
}
