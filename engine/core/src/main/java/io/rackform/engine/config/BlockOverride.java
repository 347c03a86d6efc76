package io.rackform.engine.config;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Merges one block into another of the same name. */
record BlockOverride(Diagnostics diagnostics) {
    private static final Set<String> CONDITIONS = Set.of("validation", "precondition", "postcondition");
    private static final Set<String> REPETITION = Set.of("count", "for_each");

    static Block with(Block block, LinkedHashMap<String, Attribute> attributes, List<Block> blocks) {
        Body body =
                new Body(attributes, blocks, block.body().range(), block.body().missingItemRange());
        return new Block(block.type(), block.typeRange(), block.labels(), body, block.headerRange(), block.range());
    }

    Block merge(Block base, Block override) {
        LinkedHashMap<String, Attribute> attributes =
                new LinkedHashMap<>(base.body().attributes());
        Set<String> names = override.body().attributes().keySet();
        // A block has one of them: the other one's is what is overridden.
        if (!base.type().equals("variable") && names.stream().anyMatch(REPETITION::contains)) {
            attributes.keySet().removeAll(REPETITION);
        }
        attributes.putAll(allowed(base, override));
        List<Block> blocks = new ArrayList<>(base.body().blocks());
        names.stream()
                .filter(name -> JsonSyntax.isJson(override.body().range().file()))
                .forEach(name -> blocks.removeIf(block -> made(block).equals(name)));
        Set<String> types =
                override.body().blocks().stream().map(BlockOverride::made).collect(Collectors.toSet());
        attributes
                .values()
                .removeIf(attribute -> types.contains(attribute.name())
                        && JsonSyntax.isJson(attribute.range().file()));
        Block lifecycle = first(blocks, "lifecycle");
        blocks.removeIf(block -> types.contains(made(block)) && !CONDITIONS.contains(block.type()));
        for (Block block : override.body().blocks()) {
            if (CONDITIONS.contains(block.type())) {
                diagnostics.add(Diagnostic.error(
                        "Condition in an override file",
                        "A \"" + block.type()
                                + "\" block cannot be overridden, and none can be added from an override file: put it"
                                + " into the file that declares what it is about.",
                        block.typeRange()));
            } else if (block.type().equals("lifecycle")) {
                blocks.add(merge(lifecycle == null ? with(block, new LinkedHashMap<>(), List.of()) : lifecycle, block));
            } else {
                blocks.add(block);
            }
        }
        return with(base, attributes, blocks);
    }

    private Map<String, Attribute> allowed(Block base, Block override) {
        Map<String, Attribute> allowed = new LinkedHashMap<>(override.body().attributes());
        Attribute dependsOn = base.type().equals("provider") ? null : allowed.remove("depends_on");
        if (dependsOn != null) {
            diagnostics.add(Diagnostic.error(
                    "Dependencies in an override file",
                    "The argument \"depends_on\" cannot be overridden, because an order that stands somewhere else is"
                            + " not found by whoever reads the block. Set it where the block is declared.",
                    dependsOn.nameRange()));
        }
        return allowed;
    }

    private static @Nullable Block first(List<Block> blocks, String type) {
        return blocks.stream()
                .filter(block -> block.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    /** The type of block that a block is, or that a dynamic block makes. */
    private static String made(Block block) {
        return block.type().equals("dynamic") && block.labels().size() == 1
                ? block.labels().getFirst().text()
                : block.type();
    }
}
