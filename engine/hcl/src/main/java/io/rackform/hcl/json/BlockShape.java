package io.rackform.hcl.json;

import java.util.Map;
import java.util.Set;

/**
 * Which members of an object are blocks, for those blocks that the language itself defines.
 *
 * @param labels how many labels the block has
 * @param blocks the blocks within it
 * @param references the arguments whose strings are references
 * @param literals the arguments whose strings are no templates
 */
record BlockShape(int labels, Map<String, BlockShape> blocks, Set<String> references, Set<String> literals) {
    /** Stands in {@link #literals} for every argument. */
    private static final String ALL = "*";

    /** A file of values for variables. */
    static final BlockShape VALUES = new BlockShape(0, Map.of(), Set.of(), Set.of(ALL));

    private static final BlockShape PLAIN = new BlockShape(0, Map.of(), Set.of(), Set.of());
    private static final BlockShape LABELLED = new BlockShape(1, Map.of(), Set.of(), Set.of());
    private static final BlockShape LIFECYCLE = new BlockShape(
            0,
            Map.of("precondition", PLAIN, "postcondition", PLAIN),
            Set.of("ignore_changes", "replace_triggered_by"),
            Set.of());
    private static final BlockShape PROVISIONER =
            new BlockShape(1, Map.of("connection", PLAIN), Set.of("when", "on_failure"), Set.of());
    private static final BlockShape RESOURCE = new BlockShape(
            2,
            Map.of(
                    "lifecycle",
                    LIFECYCLE,
                    "connection",
                    PLAIN,
                    "provisioner",
                    PROVISIONER,
                    "timeouts",
                    PLAIN,
                    "dynamic",
                    new BlockShape(1, Map.of("content", PLAIN), Set.of(), Set.of())),
            Set.of("depends_on", "provider"),
            Set.of());
    private static final BlockShape SETTINGS = new BlockShape(
            0,
            Map.of(
                    "required_providers",
                    PLAIN,
                    "backend",
                    LABELLED,
                    "cloud",
                    PLAIN,
                    "provider_meta",
                    LABELLED,
                    "encryption",
                    new BlockShape(
                            0,
                            Map.of(
                                    "key_provider",
                                    new BlockShape(2, Map.of(), Set.of(), Set.of()),
                                    "method",
                                    new BlockShape(2, Map.of(), Set.of("keys"), Set.of()),
                                    "state",
                                    new BlockShape(0, Map.of("fallback", PLAIN), Set.of("method"), Set.of()),
                                    "plan",
                                    new BlockShape(0, Map.of("fallback", PLAIN), Set.of("method"), Set.of())),
                            Set.of(),
                            Set.of())),
            Set.of(),
            Set.of());

    /** The top level of a file. */
    static final BlockShape FILE = new BlockShape(
            0,
            Map.ofEntries(
                    Map.entry("resource", RESOURCE),
                    Map.entry("data", RESOURCE),
                    Map.entry("ephemeral", RESOURCE),
                    Map.entry("module", new BlockShape(1, Map.of(), Set.of("depends_on", "providers"), Set.of())),
                    Map.entry("provider", LABELLED),
                    Map.entry("locals", PLAIN),
                    Map.entry(
                            "variable",
                            new BlockShape(1, Map.of("validation", PLAIN), Set.of("type"), Set.of("default"))),
                    Map.entry(
                            "output", new BlockShape(1, Map.of("precondition", PLAIN), Set.of("depends_on"), Set.of())),
                    Map.entry("terraform", SETTINGS),
                    Map.entry("rackform", SETTINGS),
                    Map.entry("moved", new BlockShape(0, Map.of(), Set.of("from", "to"), Set.of())),
                    Map.entry("import", new BlockShape(0, Map.of(), Set.of("to", "provider"), Set.of())),
                    Map.entry(
                            "removed",
                            new BlockShape(
                                    0,
                                    Map.of("lifecycle", PLAIN, "provisioner", PROVISIONER),
                                    Set.of("from"),
                                    Set.of())),
                    Map.entry(
                            "check", new BlockShape(1, Map.of("data", RESOURCE, "assert", PLAIN), Set.of(), Set.of()))),
            Set.of(),
            Set.of());

    JsonExpressions.Strings strings(String argument) {
        return references.contains(argument)
                ? JsonExpressions.Strings.REFERENCE
                : literals.contains(argument) || literals.contains(ALL)
                        ? JsonExpressions.Strings.LITERAL
                        : JsonExpressions.Strings.TEMPLATE;
    }
}
