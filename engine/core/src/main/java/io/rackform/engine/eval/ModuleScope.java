package io.rackform.engine.eval;

import io.rackform.engine.config.CheckBlock;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.RelativePath;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.demand.NodeResult;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression in an instance of a module can use. Every reference becomes a question; a reference to one
 * instance asks for that instance alone.
 */
final class ModuleScope implements Scope {
    private final LanguageInputs inputs;
    private final Module module;
    private final ModuleAddress address;
    private final Repeated repeated;
    private final @Nullable Value self;
    private final Demand demand;
    private final @Nullable String check;

    /**
     * What tells this instance of a block from its siblings.
     *
     * @param key {@link InstanceKey#none()} where the block is there once
     * @param value what {@code each.value} is
     */
    record Repeated(InstanceKey key, @Nullable Value value) {
        static final Repeated ONCE = new Repeated(InstanceKey.none(), null);
    }

    ModuleScope(
            LanguageInputs inputs,
            Module module,
            ModuleAddress address,
            Repeated repeated,
            @Nullable Value self,
            Demand demand) {
        this(inputs, module, address, repeated, self, demand, null);
    }

    private ModuleScope(
            LanguageInputs inputs,
            Module module,
            ModuleAddress address,
            Repeated repeated,
            @Nullable Value self,
            Demand demand,
            @Nullable String check) {
        this.inputs = inputs;
        this.module = module;
        this.address = address;
        this.repeated = repeated;
        this.self = self;
        this.demand = demand;
        this.check = check;
    }

    /** The same names, and the data source of a check. */
    ModuleScope inCheck(String name) {
        return new ModuleScope(inputs, module, address, repeated, self, demand, name);
    }

    @Override
    public FunctionContext functions() {
        return new ModuleFunctions(inputs, module);
    }

    @Override
    public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String root = ((Step.Name) steps.getFirst()).name();
        return switch (root) {
            case "var" ->
                named(
                        steps,
                        range,
                        diagnostics,
                        "input variable",
                        module.variables().keySet(),
                        name -> new LanguageKey.VariableValue(address, name));
            case "local" ->
                named(
                        steps,
                        range,
                        diagnostics,
                        "local value",
                        module.locals().keySet(),
                        name -> new LanguageKey.LocalValue(address, name));
            case "module" -> call(steps, range, diagnostics);
            case "data" -> resource(steps, 1, ResourceMode.DATA, range, diagnostics);
            case "ephemeral" -> ephemeral(resource(steps, 1, ResourceMode.EPHEMERAL, range, diagnostics));
            case "resource" -> resource(steps, 1, ResourceMode.MANAGED, range, diagnostics);
            case "each" -> each(steps, range, diagnostics);
            case "count" -> count(steps, range, diagnostics);
            case "path" -> path(steps, range, diagnostics);
            case "terraform", "rackform" -> settings(steps, range, diagnostics);
            case "self" ->
                self == null
                        ? failed(
                                diagnostics,
                                "Invalid \"self\" reference",
                                "The name \"self\" stands for the object in a postcondition; there is none here.",
                                range)
                        : new Resolved(self, 1);
            default -> // allow default: text from a file
                resource(steps, 0, ResourceMode.MANAGED, range, diagnostics);
        };
    }

    /** Nothing of it is kept, not even that it is not known yet. */
    private static Resolved ephemeral(Resolved resolved) {
        return new Resolved(resolved.value().withMark(Mark.EPHEMERAL), resolved.taken());
    }

    private static Resolved failed(Diagnostics diagnostics, String summary, String detail, SourceRange range) {
        diagnostics.add(Diagnostic.error(summary, detail, range));
        return new Resolved(Failures.FAILED, 1);
    }

    /** The name at a step, where it is one. */
    private static @Nullable String nameAt(List<Step> steps, int index) {
        return index < steps.size() && steps.get(index) instanceof Step.Name(String name, SourceRange ignored)
                ? name
                : null;
    }

    private Resolved named(
            List<Step> steps,
            SourceRange range,
            Diagnostics diagnostics,
            String kind,
            Collection<String> names,
            Function<String, NodeKey<Value>> key) {
        String name = nameAt(steps, 1);
        if (name == null) {
            return failed(
                    diagnostics,
                    "Invalid reference",
                    "A reference to " + article(kind) + " needs its name after a dot.",
                    range);
        }
        if (!names.contains(name)) {
            return failed(
                    diagnostics,
                    "Reference to undeclared " + kind,
                    "No " + kind + " named \"" + name + "\" is declared in " + where() + "."
                            + Suggestion.didYouMean(name, names),
                    range);
        }
        return new Resolved(Failures.valueOf(demand.ask(key.apply(name))), 2);
    }

    private static String article(String kind) {
        return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }

    private String where() {
        return address.isRoot() ? "the root module" : address.toString();
    }

    private Resolved call(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String name = nameAt(steps, 1);
        ModuleCall call = name == null ? null : module.calls().get(name);
        if (name == null || call == null) {
            return failed(
                    diagnostics,
                    "Reference to undeclared module",
                    "No module call named \"" + (name == null ? "" : name) + "\" is declared in " + where() + "."
                            + Suggestion.didYouMean(
                                    name == null ? "" : name, module.calls().keySet()),
                    range);
        }
        NodeResult<Expansion> result = demand.ask(new LanguageKey.ModuleInstances(address, name));
        Expansion expansion = result.answer().orElse(null);
        if (expansion == null) {
            return new Resolved(Failures.FAILED, 2);
        }
        Picked picked = pick(expansion, steps, 2, diagnostics, "module." + name);
        if (picked.key == null) {
            return picked.whole()
                    ? new Resolved(
                            Collections.of(
                                    expansion,
                                    key -> Failures.valueOf(
                                            demand.ask(new LanguageKey.ModuleValue(address.child(name, key))))),
                            2)
                    : new Resolved(picked.value, picked.taken);
        }
        ModuleAddress instance = address.child(name, picked.key);
        String output = nameAt(steps, picked.taken);
        if (output == null) {
            return new Resolved(Failures.valueOf(demand.ask(new LanguageKey.ModuleValue(instance))), picked.taken);
        }
        if (!call.module().outputs().containsKey(output)) {
            return failed(
                    diagnostics,
                    "Reference to undeclared output",
                    "The module \"" + name + "\" has no output named \"" + output + "\"."
                            + Suggestion.didYouMean(
                                    output, call.module().outputs().keySet()),
                    range);
        }
        return new Resolved(
                Failures.valueOf(demand.ask(new LanguageKey.OutputValue(instance, output))), picked.taken + 1);
    }

    private Resolved resource(
            List<Step> steps, int first, ResourceMode mode, SourceRange range, Diagnostics diagnostics) {
        String type = nameAt(steps, first);
        String name = nameAt(steps, first + 1);
        if (type == null || name == null) {
            return failed(
                    diagnostics,
                    "Invalid reference",
                    "\"" + (type == null ? "" : type) + "\" is not a name that is known here. A reference to a resource"
                            + " has its type and its name: " + mode.prefix() + "TYPE.NAME.",
                    range);
        }
        String localName = mode.prefix() + type + "." + name;
        ResourceBlock block = module.resources().get(localName);
        CheckBlock owner = block == null ? module.checkData().get(localName) : null;
        if (owner != null && owner.name().equals(check)) {
            block = owner.data();
        } else if (owner != null) {
            return failed(
                    diagnostics,
                    "Data source belongs to a check",
                    "\"" + localName + "\" stands in the check \"" + owner.name()
                            + "\", so only the assertions there see it: its failure must stop nothing else. Move the"
                            + " data block out of the check to use it here.",
                    range);
        }
        if (block == null) {
            return failed(
                    diagnostics,
                    "Reference to undeclared resource",
                    "No resource \"" + localName + "\" is declared in " + where() + "."
                            + Suggestion.didYouMean(
                                    localName, module.resources().keySet()),
                    range);
        }
        ResourceAddress resource = new ResourceAddress(address, mode, type, name);
        Expansion expansion =
                demand.ask(new LanguageKey.ResourceInstances(resource)).answer().orElse(null);
        if (expansion == null) {
            return new Resolved(Failures.FAILED, first + 2);
        }
        Picked picked = pick(expansion, steps, first + 2, diagnostics, localName);
        if (picked.key != null) {
            return new Resolved(
                    Failures.valueOf(demand.ask(new LanguageKey.InstanceValue(resource.instance(picked.key)))),
                    picked.taken);
        }
        return picked.whole()
                ? new Resolved(Failures.valueOf(demand.ask(new LanguageKey.ResourceValue(resource))), first + 2)
                : new Resolved(picked.value, picked.taken);
    }

    /**
     * Which instance the steps ask for.
     *
     * @param key null where it is all of them, or none
     * @param value the answer where there is no instance to ask for
     */
    private record Picked(@Nullable InstanceKey key, Value value, int taken, boolean whole) {}

    private Picked pick(Expansion expansion, List<Step> steps, int next, Diagnostics diagnostics, String name) {
        if (expansion.kind() == Expansion.Kind.ONCE) {
            return new Picked(InstanceKey.none(), UnknownValue.ANY, next, false);
        }
        if (expansion.kind() == Expansion.Kind.UNKNOWN) {
            return new Picked(null, UnknownValue.ANY, next, false);
        }
        if (next >= steps.size() || !(steps.get(next) instanceof Step.Key(Value keyValue, SourceRange keyRange))) {
            return new Picked(null, UnknownValue.ANY, next, true);
        }
        if (Failures.isFailed(keyValue)) {
            return new Picked(null, Failures.FAILED, next + 1, false);
        }
        InstanceKey key = instanceKey(keyValue.unmarked(), expansion.kind());
        if (!keyValue.isKnown() || !keyValue.marks().isEmpty()) {
            return new Picked(null, UnknownValue.ANY, next, true); // the whole collection, then indexed
        }
        if (key == null || !expansion.instances().containsKey(key)) {
            diagnostics.add(Diagnostic.error(
                    "Invalid index",
                    "There is no instance of " + name + " with this key: it has "
                            + (expansion.kind() == Expansion.Kind.COUNT ? "\"count\"" : "\"for_each\"") + " with "
                            + expansion.instances().size() + " instances" + firstKeys(expansion) + ".",
                    keyRange));
            return new Picked(null, Failures.FAILED, next + 1, false);
        }
        return new Picked(key, UnknownValue.ANY, next + 1, false);
    }

    private static String firstKeys(Expansion expansion) {
        List<String> keys = expansion.instances().keySet().stream()
                .limit(5)
                .map(InstanceKey::toString)
                .toList();
        return keys.isEmpty()
                ? ""
                : ", " + String.join(" ", keys) + (expansion.instances().size() > 5 ? " ..." : "");
    }

    private static @Nullable InstanceKey instanceKey(Value value, Expansion.Kind kind) {
        if (kind == Expansion.Kind.COUNT) {
            if (value instanceof NumberValue number && number.isInt()) {
                return new InstanceKey.IntKey(number.value().intValueExact());
            }
            return value instanceof StringValue(String text) && text.matches("[0-9]{1,9}")
                    ? new InstanceKey.IntKey(Integer.parseInt(text))
                    : null;
        }
        return switch (value) {
            case StringValue(String text) -> new InstanceKey.StringKey(text);
            case NumberValue number -> new InstanceKey.StringKey(number.text());
            case Value ignored -> null;
        };
    }

    private Resolved each(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String name = nameAt(steps, 1);
        if (!(repeated.key() instanceof InstanceKey.StringKey(String key)) || repeated.value() == null) {
            return failed(
                    diagnostics,
                    "Reference to \"each\" in context without for_each",
                    "The name \"each\" stands for the current element of the block's \"for_each\", but this block has"
                            + " none.",
                    range);
        }
        if ("key".equals(name)) {
            return new Resolved(new StringValue(key), 2);
        }
        if ("value".equals(name)) {
            return new Resolved(repeated.value(), 2);
        }
        return failed(
                diagnostics, "Invalid \"each\" attribute", "\"each\" has the attributes \"key\" and \"value\".", range);
    }

    private Resolved count(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        if (!"index".equals(nameAt(steps, 1))) {
            return failed(diagnostics, "Invalid \"count\" attribute", "\"count\" has the attribute \"index\".", range);
        }
        if (!(repeated.key() instanceof InstanceKey.IntKey(int index))) {
            return failed(
                    diagnostics,
                    "Reference to \"count\" in non-counted context",
                    "The name \"count\" stands for the number of the current instance, but this block has no \"count\".",
                    range);
        }
        return new Resolved(NumberValue.of(index), 2);
    }

    private Resolved path(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String name = nameAt(steps, 1);
        String folder = module.origin().folder();
        String rootFolder = inputs.configuration().root().origin().folder();
        return switch (name == null ? "" : name) {
            case "module" -> new Resolved(new StringValue(RelativePath.between(rootFolder, folder)), 2);
            case "root" -> new Resolved(new StringValue("."), 2);
            case "cwd" ->
                new Resolved(
                        new StringValue(
                                inputs.configuration().root().origin().tree().absolute(rootFolder)),
                        2);
            default -> // allow default: text from a file
                failed(
                        diagnostics,
                        "Invalid \"path\" attribute",
                        "\"path\" has the attributes \"module\", \"root\" and \"cwd\".",
                        range);
        };
    }

    private Resolved settings(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        return switch (nameAt(steps, 1)) {
            case "workspace" -> new Resolved(new StringValue(inputs.workspace()), 2);
            case "applying" -> new Resolved(BoolValue.of(inputs.applying()), 2);
            case null, default -> // allow default: text from a file
                failed(
                        diagnostics,
                        "Invalid \"rackform\" attribute",
                        "\"rackform\" has the attributes \"workspace\" and \"applying\".",
                        range);
        };
    }
}
