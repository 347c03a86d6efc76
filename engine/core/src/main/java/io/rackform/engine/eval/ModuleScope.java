package io.rackform.engine.eval;

import io.rackform.engine.config.CheckBlock;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.RelativePath;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.config.name.NameFaults;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression in an instance of a module can use. Every reference becomes a question; a reference to one
 * instance asks for that instance alone.
 */
final class ModuleScope implements Scope {
    /** As many keys as one can look through. */
    private static final int MOST_KEYS = 5;

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
     * @param index what {@code count.index} is; null where there is no count
     * @param key what {@code each.key} is; null where there is no for_each
     * @param value what {@code each.value} is
     */
    record Repeated(
            @Nullable Value index,
            @Nullable Value key,
            @Nullable Value value) {
        static final Repeated ONCE = new Repeated(null, null, null);
        private static final Value SOME_INDEX = UnknownValue.of(Type.NUMBER);
        private static final Value SOME_KEY = UnknownValue.of(Type.STRING);

        /** Any instance of a block, while its instances are not known. */
        static Repeated any(Repetition repetition) {
            return switch (repetition) {
                case Repetition.Once ignored -> ONCE;
                case Repetition.Count ignored -> new Repeated(SOME_INDEX, null, null);
                case Repetition.ForEach ignored -> new Repeated(null, SOME_KEY, UnknownValue.ANY);
            };
        }
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
            case "var" -> variable(steps, range, diagnostics);
            case "local" -> local(steps, range, diagnostics);
            case "module" -> call(steps, range, diagnostics);
            case "data" -> resource(steps, 1, ResourceMode.DATA, range, diagnostics);
            case "ephemeral" -> ephemeral(resource(steps, 1, ResourceMode.EPHEMERAL, range, diagnostics));
            case "resource" -> resource(steps, 1, ResourceMode.MANAGED, range, diagnostics);
            case "each" -> each(steps, range, diagnostics);
            case "count" -> count(steps, range, diagnostics);
            case "path" -> path(steps, range, diagnostics);
            case "terraform", "rackform" -> settings(steps, range, diagnostics);
            case "self" -> self == null ? failed(diagnostics, NameFaults.noSelf(range)) : new Resolved(self, 1);
            default -> // allow default: text from a file
                resource(steps, 0, ResourceMode.MANAGED, range, diagnostics);
        };
    }

    /** Nothing of it is kept, not even that it is not known yet. */
    private static Resolved ephemeral(Resolved resolved) {
        return new Resolved(resolved.value().withMark(Mark.EPHEMERAL), resolved.taken());
    }

    private static Resolved failed(Diagnostics diagnostics, Diagnostic fault) {
        diagnostics.add(fault);
        return new Resolved(Failures.FAILED, 1);
    }

    /** The name at a step, where it is one. */
    private static @Nullable String nameAt(List<Step> steps, int index) {
        return index < steps.size() && steps.get(index) instanceof Step.Name(String name, SourceRange ignored)
                ? name
                : null;
    }

    private Resolved variable(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String name = nameAt(steps, 1);
        if (name == null) {
            return failed(diagnostics, NameFaults.nameMissing("an input variable", "var.size", range));
        }
        return module.variables().containsKey(name)
                ? new Resolved(Failures.valueOf(demand.ask(new LanguageKey.VariableValue(address, name))), 2)
                : failed(diagnostics, NameFaults.undeclaredVariable(name, module, range));
    }

    private Resolved local(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String name = nameAt(steps, 1);
        if (name == null) {
            return failed(diagnostics, NameFaults.nameMissing("a local value", "local.size", range));
        }
        return module.locals().containsKey(name)
                ? new Resolved(Failures.valueOf(demand.ask(new LanguageKey.LocalValue(address, name))), 2)
                : failed(diagnostics, NameFaults.undeclaredLocal(name, module, range));
    }

    private Resolved call(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String name = nameAt(steps, 1);
        if (name == null) {
            return failed(diagnostics, NameFaults.nameMissing("a module", "module.rack", range));
        }
        ModuleCall call = module.calls().get(name);
        if (call == null) {
            return failed(diagnostics, NameFaults.undeclaredModule(name, module, range));
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
            return failed(diagnostics, NameFaults.undeclaredOutput(name, output, call.module(), range));
        }
        return new Resolved(
                Failures.valueOf(demand.ask(new LanguageKey.OutputValue(instance, output))), picked.taken + 1);
    }

    private Resolved resource(
            List<Step> steps, int first, ResourceMode mode, SourceRange range, Diagnostics diagnostics) {
        String type = nameAt(steps, first);
        String name = nameAt(steps, first + 1);
        if (type == null || name == null) {
            String root = type == null ? ((Step.Name) steps.getFirst()).name() : type;
            return failed(diagnostics, NameFaults.notAResource(root, mode.prefix(), range));
        }
        String localName = mode.prefix() + type + "." + name;
        ResourceBlock block = module.resources().get(localName);
        CheckBlock owner = block == null ? module.checkData().get(localName) : null;
        if (owner != null && owner.name().equals(check)) {
            block = owner.data();
        } else if (owner != null) {
            return failed(diagnostics, NameFaults.dataOfCheck(localName, owner.name(), range));
        }
        if (block == null) {
            return failed(diagnostics, NameFaults.undeclaredResource(localName, module, range));
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
            diagnostics.add(noInstance(name, keyValue, expansion, keyRange));
            return new Picked(null, Failures.FAILED, next + 1, false);
        }
        return new Picked(key, UnknownValue.ANY, next + 1, false);
    }

    private static Diagnostic noInstance(String name, Value key, Expansion expansion, SourceRange range) {
        String repeated = expansion.kind() == Expansion.Kind.COUNT ? "count" : "for_each";
        String there = expansion.instances().isEmpty()
                ? "Its \"" + repeated + "\" makes no instances at all."
                : "Its \"" + repeated + "\" makes these: " + firstKeys(expansion) + ".";
        return Diagnostic.error(
                "Instance not found",
                "There is no instance " + name + "[" + ValueText.of(key) + "]. " + there
                        + Suggestion.didYouMean(text(key), keyTexts(expansion)),
                range);
    }

    private static String text(Value key) {
        return key instanceof StringValue(String text) ? text : "";
    }

    private static List<String> keyTexts(Expansion expansion) {
        return expansion.instances().keySet().stream()
                .map(key -> key instanceof InstanceKey.StringKey(String text) ? text : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String firstKeys(Expansion expansion) {
        String keys = expansion.instances().keySet().stream()
                .limit(MOST_KEYS)
                .map(InstanceKey::toString)
                .collect(Collectors.joining(", "));
        int more = expansion.instances().size() - MOST_KEYS;
        return more > 0 ? keys + " and " + more + " more" : keys;
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
        if (repeated.key() == null || repeated.value() == null) {
            return failed(diagnostics, NameFaults.eachWithoutForEach(range));
        }
        String name = nameAt(steps, 1);
        if ("key".equals(name)) {
            return new Resolved(repeated.key(), 2);
        }
        return "value".equals(name)
                ? new Resolved(repeated.value(), 2)
                : failed(diagnostics, NameFaults.eachAttribute(name, range));
    }

    private Resolved count(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        if (!"index".equals(nameAt(steps, 1))) {
            return failed(diagnostics, NameFaults.countAttribute(nameAt(steps, 1), range));
        }
        return repeated.index() == null
                ? failed(diagnostics, NameFaults.countWithoutCount(range))
                : new Resolved(repeated.index(), 2);
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
                failed(diagnostics, NameFaults.pathAttribute(name, range));
        };
    }

    private Resolved settings(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        return switch (nameAt(steps, 1)) {
            case "workspace" -> new Resolved(new StringValue(inputs.workspace()), 2);
            case "applying" -> new Resolved(BoolValue.of(inputs.applying()).withMark(Mark.EPHEMERAL), 2);
            case null, default -> // allow default: text from a file
                failed(
                        diagnostics,
                        NameFaults.settingsAttribute(((Step.Name) steps.getFirst()).name(), nameAt(steps, 1), range));
        };
    }
}
