package io.rackform.engine.config;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.StaticExpression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Merges override files into a module's ordinary ones, before anything is decoded: what an override says about a block takes
 * the place of what the block itself says, argument by argument.
 */
final class OverrideFiles {
    /** What is decided where it is declared. */
    private static final Set<String> NEVER_OVERRIDDEN = Set.of("moved", "import", "removed", "check");

    private static final Set<String> MERGED =
            Set.of("resource", "data", "ephemeral", "variable", "output", "module", "provider");

    private final Diagnostics diagnostics;

    /** The blocks of each ordinary file, then those that only override files have. */
    private final List<List<Block>> files = new ArrayList<>();

    private final Map<String, Place> places = new HashMap<>();

    private record Place(int file, int block) {}

    private OverrideFiles(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The trees to decode. */
    static List<Body> merge(List<Body> ordinary, List<Body> overrides, Diagnostics diagnostics) {
        if (overrides.isEmpty()) {
            return ordinary;
        }
        OverrideFiles merged = new OverrideFiles(diagnostics);
        ordinary.forEach(body -> merged.add(body.blocks()));
        merged.add(List.of());
        overrides.forEach(override -> override.blocks().forEach(merged::override));
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < ordinary.size(); i++) {
            bodies.add(with(ordinary.get(i), merged.files.get(i)));
        }
        overrides.forEach(override -> bodies.add(with(override, List.of())));
        Body last = overrides.getLast();
        bodies.add(new Body(new LinkedHashMap<>(), merged.files.getLast(), last.range(), last.missingItemRange()));
        return bodies;
    }

    private static Body with(Body body, List<Block> blocks) {
        return new Body(body.attributes(), blocks, body.range(), body.missingItemRange());
    }

    private void add(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            Place place = new Place(files.size(), i);
            if (blocks.get(i).type().equals("locals")) {
                blocks.get(i).body().attributes().keySet().forEach(name -> places.putIfAbsent("local." + name, place));
            } else {
                places.putIfAbsent(key(blocks.get(i)), place);
            }
        }
        files.add(new ArrayList<>(blocks));
    }

    /** What tells a block from others of its module. */
    private static String key(Block block) {
        String labels = block.labels().stream().map(Block.Label::text).collect(Collectors.joining("."));
        Attribute alias = block.type().equals("provider") ? block.body().attribute("alias") : null;
        return block.type() + "." + labels
                + (alias == null
                        ? ""
                        : "."
                                + StaticExpression.literalString(alias.expression())
                                        .orElse(""));
    }

    private void override(Block block) {
        switch (block.type()) {
            case "locals" -> block.body().attributes().values().forEach(this::local);
            case "rackform", "terraform" -> settings(block);
            case String type when MERGED.contains(type) -> named(block);
            case String type
            when NEVER_OVERRIDDEN.contains(type) ->
                diagnostics.add(Diagnostic.error(
                        "Block in an override file",
                        "A \"" + type
                                + "\" block stands in an ordinary file: an override file changes arguments of what is"
                                + " declared elsewhere, and this has none to change.",
                        block.headerRange()));
            case String ignored -> files.getLast().add(block); // the decoder says that there is no such block
        }
    }

    private void named(Block block) {
        Place place = places.get(key(block));
        if (place == null) {
            // A provider that is not configured has an empty configuration, which is overridden here.
            boolean defaultProvider =
                    block.type().equals("provider") && block.body().attribute("alias") == null;
            if (defaultProvider) {
                places.put(
                        key(block), new Place(files.size() - 1, files.getLast().size()));
                files.getLast().add(block);
            } else {
                diagnostics.add(nothing(key(block)).at(block.headerRange()));
            }
            return;
        }
        List<Block> blocks = files.get(place.file());
        blocks.set(place.block(), new BlockOverride(diagnostics).merge(blocks.get(place.block()), block));
    }

    private void local(Attribute attribute) {
        Place place = places.get("local." + attribute.name());
        if (place == null) {
            diagnostics.add(nothing("local." + attribute.name()).at(attribute.nameRange()));
            return;
        }
        Block block = files.get(place.file()).get(place.block());
        LinkedHashMap<String, Attribute> attributes =
                new LinkedHashMap<>(block.body().attributes());
        attributes.put(attribute.name(), attribute);
        files.get(place.file())
                .set(
                        place.block(),
                        BlockOverride.with(block, attributes, block.body().blocks()));
    }

    private Diagnostic nothing(String key) {
        return Diagnostic.error(
                "Nothing to override",
                "No ordinary file of this module declares " + key
                        + ". An override file changes what is declared elsewhere and declares nothing itself: correct the"
                        + " name, or declare it in a file that is not named override or *_override."
                        + Suggestion.didYouMean(key, places.keySet()));
    }

    /** The settings of an override file replace those of all ordinary files, provider requirements one by one. */
    private void settings(Block override) {
        Body body = override.body();
        boolean state = body.blocks().stream().anyMatch(inner -> isState(inner.type()));
        Set<String> replaced = body.blocks().stream()
                .map(Block::type)
                .filter(type -> !isState(type))
                .collect(Collectors.toSet());
        LinkedHashMap<String, Attribute> required = new LinkedHashMap<>();
        for (List<Block> blocks : files) {
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                if (block.type().equals("rackform") || block.type().equals("terraform")) {
                    required(block).forEach(required::putIfAbsent);
                    blocks.set(i, without(block, body, state, replaced));
                }
            }
        }
        files.getLast().add(withRequired(override, required));
    }

    private static Map<String, Attribute> required(Block settings) {
        LinkedHashMap<String, Attribute> required = new LinkedHashMap<>();
        settings.body().blocks().stream()
                .filter(inner -> inner.type().equals("required_providers"))
                .forEach(inner -> inner.body().attributes().forEach(required::putIfAbsent));
        return required;
    }

    /** The override with those requirements of the ordinary files that it says nothing about. */
    private static Block withRequired(Block override, Map<String, Attribute> ordinary) {
        List<Block> blocks = override.body().blocks().stream()
                .map(inner -> {
                    if (!inner.type().equals("required_providers")) {
                        return inner;
                    }
                    LinkedHashMap<String, Attribute> all = new LinkedHashMap<>(ordinary);
                    all.putAll(inner.body().attributes());
                    return BlockOverride.with(inner, all, inner.body().blocks());
                })
                .toList();
        return BlockOverride.with(override, new LinkedHashMap<>(override.body().attributes()), blocks);
    }

    private static boolean isState(String type) {
        return type.equals("backend") || type.equals("cloud");
    }

    private static Block without(Block settings, Body override, boolean state, Set<String> replaced) {
        LinkedHashMap<String, Attribute> attributes =
                new LinkedHashMap<>(settings.body().attributes());
        attributes.keySet().removeAll(override.attributes().keySet());
        List<Block> kept = settings.body().blocks().stream()
                .filter(inner -> !(state && isState(inner.type())) && !replaced.contains(inner.type()))
                .toList();
        return BlockOverride.with(settings, attributes, kept);
    }
}
