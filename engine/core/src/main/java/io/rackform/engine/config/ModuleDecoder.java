package io.rackform.engine.config;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decodes the top-level blocks of one module's files. Calls are decoded, but their modules are the loader's work. */
final class ModuleDecoder {
    private static final List<String> BLOCK_TYPES = List.of(
            "resource",
            "data",
            "variable",
            "locals",
            "output",
            "module",
            "provider",
            "ephemeral",
            "check",
            "rackform",
            "terraform",
            "moved",
            "removed",
            "import");

    private final Diagnostics diagnostics;
    private final ProviderDecoder providerBlocks;
    final SettingsDecoder settings;
    final SortedMap<String, VariableBlock> variables = new TreeMap<>();
    final SortedMap<String, Attribute> locals = new TreeMap<>();
    final SortedMap<String, OutputBlock> outputs = new TreeMap<>();
    final SortedMap<String, ResourceBlock> resources = new TreeMap<>();
    final SortedMap<String, ProviderBlock> providers = new TreeMap<>();
    final SortedMap<String, CheckBlock> checks = new TreeMap<>();
    final SortedMap<String, CheckBlock> checkData = new TreeMap<>();
    final SortedMap<String, CallBlock> calls = new TreeMap<>();
    final RefactoringDecoder refactorings;
    private final Map<String, SourceRange> firstPlaces = new LinkedHashMap<>();

    /** Whether a block was left out because it is not known what it declares. */
    private boolean left;

    ModuleDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.providerBlocks = new ProviderDecoder(diagnostics);
        this.refactorings = new RefactoringDecoder(diagnostics);
        this.settings = new SettingsDecoder(diagnostics);
    }

    /** Adds the blocks of one file. */
    void decode(Body file) {
        file.attributes()
                .values()
                .forEach(attribute -> diagnostics.add(Diagnostic.error(
                        "Argument outside of a block",
                        "A configuration file holds blocks only; \"" + attribute.name()
                                + "\" stands outside of any. Values that are used by name belong in a \"locals\" block.",
                        attribute.nameRange())));
        for (Block block : file.blocks()) {
            switch (block.type()) {
                case "resource" -> resource(block, ResourceMode.MANAGED);
                case "data" -> resource(block, ResourceMode.DATA);
                case "ephemeral" -> resource(block, ResourceMode.EPHEMERAL);
                case "variable" -> variable(block);
                case "locals" -> locals(block);
                case "output" -> output(block);
                case "module" -> call(block);
                case "provider" -> provider(block);
                case "check" -> check(block);
                case "rackform", "terraform" -> settings(block);
                case "moved", "removed", "import" -> {
                    if (labels(block)) {
                        refactorings.decode(block);
                    }
                }
                default -> unknown(block); // allow default: text from a file
            }
        }
    }

    boolean left() {
        return left;
    }

    private void unknown(Block block) {
        left = true;
        diagnostics.add(Diagnostic.error(
                "Unsupported block type",
                "Blocks of type \"" + block.type() + "\" are not known here."
                        + Suggestion.didYouMean(block.type(), BLOCK_TYPES),
                block.typeRange()));
    }

    /** Whether the block has so many labels, the last of them a name; else it is reported. */
    private boolean labels(Block block, String... meanings) {
        boolean sound = block.labels().size() == meanings.length;
        if (!sound) {
            diagnostics.add(BlockReader.wrongLabels(block, meanings));
        } else if (meanings.length > 0) {
            sound = isName(block.labels().getLast());
        }
        left |= !sound;
        return sound;
    }

    /** Whether a reference can be written with it; else it is reported, here or with the syntax of the label. */
    private boolean isName(Block.Label name) {
        boolean broken = name.text().isEmpty()
                && name.range().end().offset() - name.range().start().offset() > "\"\"".length();
        if (!name.isIdentifier() && !broken) {
            diagnostics.add(Diagnostic.error(
                    "Invalid name",
                    "No reference can be written with the name \"" + name.text()
                            + "\": a name begins with a letter or an underscore and goes on with letters, digits,"
                            + " underscores and hyphens.",
                    name.range()));
        }
        return name.isIdentifier();
    }

    /** Whether the name is new in its space; else it is reported. */
    private boolean isNew(String space, String name, SourceRange range) {
        SourceRange first = firstPlaces.putIfAbsent(space + " " + name, range);
        if (first == null) {
            return true;
        }
        diagnostics.add(Diagnostic.error(
                "Duplicate name",
                "Another " + space + " is named \"" + name + "\" already, at " + first
                        + ". Names are unique within a module: rename or remove one of them.",
                range));
        return false;
    }

    private static String label(Block block, int index) {
        return block.labels().get(index).text();
    }

    private void variable(Block block) {
        if (!labels(block, "a name")) {
            return;
        }
        String name = label(block, 0);
        BlockReader reader = new BlockReader("\"variable\" block", block.body(), diagnostics);
        VariableBlock variable = new VariableBlock(
                name,
                reader.expression("type"),
                reader.expression("default"),
                reader.flag("sensitive", false),
                reader.flag("nullable", true),
                reader.flag("ephemeral", false),
                reader.text("description"),
                reader.text("deprecated"),
                reader.conditions("validation"),
                block.headerRange());
        reader.end();
        WrittenConditions.ofVariable(variable, diagnostics);
        if (isNew("variable", name, block.headerRange())) {
            variables.put(name, variable);
        }
    }

    private void locals(Block block) {
        if (labels(block)) {
            for (Attribute attribute : block.body().attributes().values()) {
                boolean sound = isName(new Block.Label(attribute.name(), attribute.nameRange()));
                left |= !sound;
                if (sound && isNew("local value", attribute.name(), attribute.nameRange())) {
                    locals.put(attribute.name(), attribute);
                }
            }
            block.body()
                    .blocks()
                    .forEach(inner -> diagnostics.add(Diagnostic.error(
                            "Unsupported block type",
                            "A \"locals\" block holds arguments only. For an object write \"" + inner.type()
                                    + " = { ... }\".",
                            inner.typeRange())));
        }
    }

    private void output(Block block) {
        if (!labels(block, "a name")) {
            return;
        }
        String name = label(block, 0);
        BlockReader reader = new BlockReader("\"output\" block", block.body(), diagnostics);
        Expression value = reader.required("value");
        reader.text("description");
        boolean sensitive = reader.flag("sensitive", false);
        boolean ephemeral = reader.flag("ephemeral", false);
        List<StaticReference> dependsOn = reader.references("depends_on");
        List<ConditionBlock> preconditions = reader.conditions("precondition");
        reader.end();
        left |= value == null;
        if (isNew("output", name, block.headerRange()) && value != null) {
            outputs.put(
                    name,
                    new OutputBlock(name, value, sensitive, ephemeral, dependsOn, preconditions, block.headerRange()));
        }
    }

    private void resource(Block block, ResourceMode mode) {
        ResourceBlock resource = decoded(block, mode);
        if (resource != null) {
            resources.put(resource.localName(), resource);
        }
    }

    private void check(Block block) {
        if (labels(block, "a name")) {
            String name = label(block, 0);
            CheckBlock check =
                    new CheckDecoder(diagnostics).decode(name, block, data -> decoded(data, ResourceMode.DATA));
            if (isNew("check", name, block.headerRange())) {
                checks.put(name, check);
                if (check.data() != null) {
                    checkData.put(check.data().localName(), check);
                }
            }
        }
    }

    /** The block, where its name is new; names of data sources inside of checks are taken too. */
    private @Nullable ResourceBlock decoded(Block block, ResourceMode mode) {
        if (!labels(block, "a type", "a name")) {
            return null;
        }
        String kind = "\"" + label(block, 0) + "\" block";
        BlockReader reader = new BlockReader(kind, block.body(), diagnostics);
        Repetition repetition = reader.repetition();
        List<StaticReference> dependsOn = reader.references("depends_on");
        Expression provider = reader.expression("provider");
        LifecycleBlock lifecycle = WrittenConditions.notToItself(
                mode.prefix() + label(block, 0) + "." + label(block, 1),
                new LifecycleDecoder(diagnostics).decode(reader.blocks("lifecycle")),
                diagnostics);
        reader.noProvisioners();
        ResourceBlock resource = new ResourceBlock(
                mode,
                label(block, 0),
                label(block, 1),
                reader.rest(),
                repetition,
                dependsOn,
                provider == null ? null : providerBlocks.reference(provider),
                lifecycle,
                block.headerRange());
        String space = switch (mode) {
            case MANAGED -> "resource";
            case DATA -> "data source";
            case EPHEMERAL -> "ephemeral resource";
        };
        return isNew(space, resource.localName(), block.headerRange()) ? resource : null;
    }

    private void call(Block block) {
        if (!labels(block, "a name")) {
            return;
        }
        String name = label(block, 0);
        BlockReader reader = new BlockReader("\"module\" block", block.body(), diagnostics);
        Expression source = reader.required("source");
        Expression version = reader.expression("version");
        Repetition repetition = reader.repetition();
        List<StaticReference> dependsOn = reader.references("depends_on");
        Map<String, ProviderReference> passed = providerBlocks.map(reader.expression("providers"));
        left |= source == null;
        if (isNew("module", name, block.headerRange()) && source != null) {
            calls.put(
                    name,
                    new CallBlock(
                            name, source, version, reader.rest(), repetition, dependsOn, passed, block.headerRange()));
        }
    }

    private void provider(Block block) {
        if (labels(block, "a name")) {
            ProviderBlock provider = providerBlocks.block(block);
            if (isNew("provider configuration", provider.blockName(), block.headerRange())) {
                providers.put(provider.blockName(), provider);
            }
        }
    }

    private void settings(Block block) {
        if (labels(block)) {
            settings.decode(block);
        }
    }
}
