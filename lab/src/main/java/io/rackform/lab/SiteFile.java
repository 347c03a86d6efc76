package io.rackform.lab;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A site file, read but not acted upon:
 *
 * <pre>{@code
 * site: edge-1
 * defaults:
 *   bmc: { boot_time: 2s }
 * devices:
 *   - kind: bmc
 *     name: node-1
 *     serial: RF0001
 * }</pre>
 *
 * @param name the site's name; the name of the file's folder where it has none
 */
record SiteFile(Path file, String name, List<Device> devices) {
    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 20;
    /** Aliases can make a small file a large tree. */
    private static final int MOST_NODES = 100_000;

    /**
     * One device of the site.
     *
     * @param options with the defaults of its kind
     * @param line where it stands
     * @param lines where each of its options stands
     */
    record Device(String kind, String name, Map<String, Object> options, int line, Map<String, Integer> lines) {}

    SiteFile {
        devices = List.copyOf(devices);
    }

    static SiteFile read(Path file) {
        return new Reader(file).read();
    }

    /** Reads one file; keeps what is needed for its messages. */
    private static final class Reader {
        private final Path file;
        private final Map<String, MappingNode> defaults = new LinkedHashMap<>();
        private int nodes;

        Reader(Path file) {
            this.file = file;
        }

        SiteFile read() {
            Map<String, NodeTuple> top = properties(compose(), "a site file", Set.of("site", "defaults", "devices"));
            NodeTuple kinds = top.get("defaults");
            if (kinds != null) {
                properties(kinds.getValueNode(), "'defaults'", Set.of())
                        .forEach((kind, tuple) -> defaults.put(kind, mapping(tuple.getValueNode(), "'" + kind + "'")));
            }
            NodeTuple list = top.get("devices");
            if (list == null || !(list.getValueNode() instanceof SequenceNode sequence)) {
                throw bad(list == null ? 1 : line(list.getKeyNode()), "'devices' must be a list of devices");
            }
            List<Device> devices = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (Node node : sequence.getValue()) {
                Device device = device(node);
                if (!names.add(device.name())) {
                    throw bad(device.line(), "there is already a device named '" + device.name() + "'");
                }
                devices.add(device);
            }
            NodeTuple name = top.get("site");
            return new SiteFile(file, name == null ? folderName() : word(name), devices);
        }

        private String folderName() {
            Path folder = file.toAbsolutePath().normalize().getParent();
            return folder == null || folder.getFileName() == null
                    ? "site"
                    : folder.getFileName().toString();
        }

        private Node compose() {
            try {
                if (Files.size(file) > LONGEST) {
                    throw bad(0, "the file has more than " + LONGEST + " bytes");
                }
                LoadSettings settings =
                        LoadSettings.builder().setCodePointLimit(LONGEST).build();
                Optional<Node> root = new Compose(settings).composeString(Files.readString(file));
                return root.orElseThrow(() -> bad(1, "the file is empty"));
            } catch (MarkedYamlEngineException e) {
                int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
                throw bad(line, "not valid YAML: " + e.getProblem());
            } catch (YamlEngineException e) {
                throw bad(0, "not valid YAML: " + e.getMessage());
            } catch (MalformedInputException e) {
                throw bad(0, "the file is not UTF-8");
            } catch (IOException e) {
                throw bad(0, "cannot read " + file + ": " + e.getMessage());
            }
        }

        private Device device(Node node) {
            Map<String, NodeTuple> properties = properties(node, "a device", Set.of());
            String kind = required(node, properties, "kind");
            String name = required(node, properties, "name");
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
                throw bad(line(node), "a device's name has letters, digits, '.', '_' and '-' only, not '" + name + "'");
            }
            Map<String, Object> options = new LinkedHashMap<>();
            Map<String, Integer> lines = new LinkedHashMap<>();
            MappingNode shared = defaults.get(kind);
            if (shared != null) {
                put(properties(shared, "'" + kind + "'", Set.of()), options, lines);
            }
            put(properties, options, lines);
            return new Device(kind, name, options, line(node), lines);
        }

        private void put(Map<String, NodeTuple> properties, Map<String, Object> options, Map<String, Integer> lines) {
            properties.forEach((key, tuple) -> {
                if (!key.equals("kind") && !key.equals("name")) {
                    options.put(key, value(tuple.getValueNode(), 0));
                    lines.put(key, line(tuple.getKeyNode()));
                }
            });
        }

        private String required(Node node, Map<String, NodeTuple> properties, String key) {
            NodeTuple tuple = properties.get(key);
            if (tuple == null) {
                throw bad(line(node), "this device has no '" + key + "'");
            }
            return word(tuple);
        }

        private String word(NodeTuple tuple) {
            if (tuple.getValueNode() instanceof ScalarNode scalar
                    && !scalar.getValue().isBlank()) {
                return scalar.getValue();
            }
            throw bad(line(tuple.getKeyNode()), "'" + key(tuple) + "' must be a word");
        }

        /** @param allowed empty for any */
        private Map<String, NodeTuple> properties(Node node, String what, Set<String> allowed) {
            Map<String, NodeTuple> properties = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping(node, what).getValue()) {
                String key = key(tuple);
                if (!allowed.isEmpty() && !allowed.contains(key)) {
                    throw bad(
                            line(tuple.getKeyNode()),
                            what + " has no '" + key + "'; it has "
                                    + String.join(
                                            ", ", allowed.stream().sorted().toList()));
                }
                if (properties.put(key, tuple) != null) {
                    throw bad(line(tuple.getKeyNode()), "'" + key + "' stands here twice");
                }
            }
            return properties;
        }

        private MappingNode mapping(Node node, String what) {
            if (node instanceof MappingNode mapping) {
                return mapping;
            }
            throw bad(line(node), what + " must be a map of names and values");
        }

        private String key(NodeTuple tuple) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            throw bad(line(tuple.getKeyNode()), "a name must be a plain word");
        }

        private Object value(Node node, int depth) {
            if (depth > DEEPEST || ++nodes > MOST_NODES) {
                throw bad(line(node), "the file is nested too deeply or repeats itself too often");
            }
            return switch (node) {
                case ScalarNode scalar -> scalar(scalar);
                case SequenceNode sequence ->
                    sequence.getValue().stream()
                            .map(item -> value(item, depth + 1))
                            .toList();
                case MappingNode mapping -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    properties(mapping, "a map", Set.of())
                            .forEach((key, tuple) -> map.put(key, value(tuple.getValueNode(), depth + 1)));
                    yield map;
                }
                // allow default: YAML's other nodes are aliases, which are resolved by now
                default -> throw bad(line(node), "this is neither a value nor a list nor a map");
            };
        }

        private Object scalar(ScalarNode scalar) {
            String text = scalar.getValue();
            try {
                if (scalar.getTag().equals(Tag.INT)) {
                    return Math.toIntExact(Long.decode(text));
                }
            } catch (ArithmeticException | NumberFormatException e) {
                throw bad(line(scalar), "the number " + text + " is too large");
            }
            if (scalar.getTag().equals(Tag.NULL)) {
                throw bad(line(scalar), "a value is missing here");
            }
            return scalar.getTag().equals(Tag.BOOL) ? (Object) Boolean.valueOf(text) : text;
        }

        private static int line(Node node) {
            return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        }

        private SiteFileException bad(int line, String problem) {
            return new SiteFileException(file, line, problem);
        }
    }
}
