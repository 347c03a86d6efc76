package io.rackform.engine.eval;

import io.rackform.engine.config.ImportBlock;
import io.rackform.engine.config.ImportTarget;
import io.rackform.engine.config.LifecycleBlock;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ProviderReference;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.StaticExpression;
import io.rackform.hcl.syntax.Traversal;
import io.rackform.hcl.syntax.Traversal.Step;
import io.rackform.hcl.syntax.Variables;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.type.Type;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are to be imported, and where to. The addresses that a block gives are a question of their own, without the
 * names of the objects: those may come from other resources, which must not be asked about their own imports in turn.
 */
final class ImportRules {
    private final LanguageInputs inputs;
    private final Scopes scopes;
    private final ImportNames names;

    /** Blocks by the names on the way to their target, so that an instance asks only those that can be about it. */
    private final Map<String, List<Place>> byTarget = new HashMap<>();

    /** @param module the names of the calls that lead to the block's module */
    private record Place(List<String> module, int index, ImportBlock block) {}

    ImportRules(LanguageInputs inputs, Scopes scopes) {
        this.inputs = inputs;
        this.scopes = scopes;
        this.names = new ImportNames(inputs);
        collect(inputs.configuration().root());
    }

    private void collect(Module module) {
        List<ImportBlock> blocks = module.refactorings().imports();
        for (int i = 0; i < blocks.size(); i++) {
            ImportTarget to = blocks.get(i).to();
            List<String> path = new ArrayList<>(module.path());
            path.addAll(to.path());
            byTarget.computeIfAbsent(place(path, to.type(), to.name()), ignored -> new ArrayList<>())
                    .add(new Place(module.path(), i, blocks.get(i)));
        }
        for (ModuleCall call : module.calls().values()) {
            collect(call.module());
        }
    }

    private static String place(List<String> path, String type, String name) {
        return String.join("/", path) + "/" + type + "." + name;
    }

    /** The block that a resource without one has in effect. */
    static ResourceBlock block(ImportRequest request) {
        ImportBlock block = request.block();
        return new ResourceBlock(
                ResourceMode.MANAGED,
                block.to().type(),
                block.to().name(),
                new Body(new LinkedHashMap<>(), List.of(), block.range(), block.range()),
                new Repetition.Once(),
                List.of(),
                block.provider(),
                LifecycleBlock.NONE,
                block.range());
    }

    NodeResult<ImportTargets> targets(LanguageKey.ImportsTo key, Demand demand) {
        ImportBlock block = block(key.module(), key.index());
        NodeResult<Expansion> expanded = ExpansionRules.expand(block.repetition(), scopes.of(key.module(), demand));
        Expansion expansion = expanded.answer().orElse(null);
        if (expansion == null) {
            return new NodeResult.Failed<>(expanded.diagnostics());
        }
        if (expansion.kind() == Expansion.Kind.UNKNOWN && !inputs.validating()) {
            Expression forEach = Objects.requireNonNull(block.forEach());
            return NodeResult.failed(Diagnostic.error(
                            "Import for_each is not known",
                            "What is to be imported must be known while planning, but the keys of this for_each are known"
                                    + " only after apply. Write them as they are, or import in a later run.",
                            forEach.range())
                    .using(Evaluator.used(forEach, scopes.of(key.module(), demand))));
        }
        Diagnostics diagnostics = new Diagnostics();
        checkName(block, diagnostics);
        TreeMap<InstanceAddress, InstanceKey> targets = new TreeMap<>();
        TreeMap<InstanceKey, InstanceAddress> open = new TreeMap<>();
        for (InstanceKey instance : instances(expansion)) {
            ModuleScope scope = scopes.ofImport(key.module(), block, expansion, instance, demand);
            Target target = target(key.module(), block.to(), scope, diagnostics);
            if (target == null) {
                continue;
            }
            checkModule(block, target.address(), diagnostics);
            checkProvider(block, target.address(), diagnostics);
            if (!target.known() || !expansion.instances().containsKey(instance)) {
                open.put(instance, target.address());
            } else if (targets.put(target.address(), instance) != null) {
                diagnostics.add(twice(target.address(), block));
            }
        }
        return diagnostics.hasErrors()
                ? new NodeResult.Failed<>(diagnostics.list())
                : NodeResult.ok(new ImportTargets(expansion, targets, open));
    }

    private ImportBlock block(ModuleAddress module, int index) {
        return scopes.module(module).refactorings().imports().get(index);
    }

    /** While validating a block is looked at in any case, by an instance that stands for any. */
    private Collection<InstanceKey> instances(Expansion expansion) {
        return inputs.validating() && expansion.instances().isEmpty()
                ? List.of(InstanceKey.none())
                : expansion.instances().keySet();
    }

    /** What is imported has no values before it is found by its name. */
    private static void checkName(ImportBlock block, Diagnostics diagnostics) {
        ImportTarget to = block.to();
        if (!to.calls().isEmpty()) {
            return;
        }
        Value key = to.key() == null ? null : StaticExpression.key(to.key()).orElse(null);
        for (Traversal reference : Variables.of(block.named())) {
            List<Step> steps = reference.steps();
            boolean same = reference.root().equals(to.type())
                    && steps.size() > 1
                    && steps.get(1) instanceof Step.Name(String name, var ignored)
                    && name.equals(to.name());
            boolean other = steps.size() > 2
                    && steps.get(2) instanceof Step.Key(Value written, var ignored)
                    && key != null
                    && !written.equals(key);
            if (same && !other) {
                diagnostics.add(Diagnostic.error(
                        "Name of an import refers to itself",
                        "The name of the object is made from " + to.type() + "." + to.name()
                                + ", which is what is to be imported by it. Write the name as the device has it.",
                        reference.range()));
            }
        }
    }

    private void checkModule(ImportBlock block, InstanceAddress target, Diagnostics diagnostics) {
        if (inputs.configuration().module(target.resource().module()) == null) {
            diagnostics.add(Diagnostic.error(
                            "Module of an import is not declared",
                            "The configuration does not call "
                                    + target.resource().module()
                                    + ", so there is no place for what is imported. Write the \"module\" block first.",
                            block.to().range())
                    .about(target));
        }
    }

    private void checkProvider(ImportBlock block, InstanceAddress target, Diagnostics diagnostics) {
        ProviderReference provider = block.provider();
        if (provider != null && inputs.configuration().resource(target.resource()) != null) {
            diagnostics.add(Diagnostic.error(
                            "Provider of an import is the resource's",
                            "The resource " + target.resource()
                                    + " has a block, which says what provider it belongs to."
                                    + " Remove the argument \"provider\" here.",
                            provider.range())
                    .about(target));
        }
    }

    /** @param known whether all keys on the way are; one that is not is left out of the address */
    private record Target(InstanceAddress address, boolean known) {}

    private @Nullable Target target(ModuleAddress module, ImportTarget to, ModuleScope scope, Diagnostics diagnostics) {
        ModuleAddress at = module;
        boolean known = true;
        for (ImportTarget.Step call : to.calls()) {
            Key key = key(call.key(), scope, diagnostics);
            if (key == null) {
                return null;
            }
            known &= key.known();
            at = at.child(call.name(), key.key());
        }
        Key key = key(to.key(), scope, diagnostics);
        return key == null
                ? null
                : new Target(
                        new ResourceAddress(at, ResourceMode.MANAGED, to.type(), to.name()).instance(key.key()),
                        known && key.known());
    }

    /** @param known whether it is; while validating one that is not stands for any */
    private record Key(InstanceKey key, boolean known) {}

    private @Nullable Key key(@Nullable Expression expression, ModuleScope scope, Diagnostics diagnostics) {
        if (expression == null) {
            return new Key(InstanceKey.none(), true);
        }
        Value value = Evaluator.evaluate(expression, scope, diagnostics);
        return switch (value) {
            case StringValue(String text) -> new Key(new InstanceKey.StringKey(text), true);
            case NumberValue number
            when number.isInt() && number.value().signum() >= 0 ->
                new Key(new InstanceKey.IntKey(number.value().intValueExact()), true);
            case UnknownValue unknown
            when inputs.validating() && !Failures.isFailed(unknown) && canBeKey(unknown.type()) ->
                new Key(InstanceKey.none(), false);
            case Value other -> {
                if (!Failures.isFailed(other)) {
                    diagnostics.add(Diagnostic.error(
                                    "Invalid instance key of an import",
                                    "The key of an instance must be text or a whole number that is known while planning and"
                                            + " not sensitive: it becomes part of an address.",
                                    expression.range())
                            .using(Evaluator.used(expression, scope)));
                }
                yield null;
            }
        };
    }

    private static boolean canBeKey(Type type) {
        return type == Type.ANY || type == Type.STRING || type == Type.NUMBER;
    }

    private static Diagnostic twice(InstanceAddress target, ImportBlock block) {
        return Diagnostic.error(
                        "Import of two objects to one address",
                        "Only one object can be at " + target + ", but more than one is to be imported there. Give each"
                                + " object an address of its own, or remove one of the imports.",
                        block.to().range())
                .about(target);
    }

    NodeResult<Optional<ImportRequest>> request(LanguageKey.ImportOf key, Demand demand) {
        ResourceAddress resource = key.instance().resource();
        List<ModuleAddress.Step> steps = resource.module().steps();
        ImportRequest found = null;
        Diagnostics diagnostics = new Diagnostics();
        for (Place place :
                byTarget.getOrDefault(place(resource.module().path(), resource.type(), resource.name()), List.of())) {
            ModuleAddress module =
                    new ModuleAddress(steps.subList(0, place.module().size()));
            LanguageKey.ImportsTo asked = new LanguageKey.ImportsTo(module, place.index());
            ImportTargets targets = demand.ask(asked).answer().orElse(null);
            if (targets == null) {
                return new NodeResult.Blocked<>(asked);
            }
            InstanceKey instance = targets.targets().get(key.instance());
            if (instance == null) {
                continue;
            }
            if (found != null) {
                return NodeResult.failed(twice(key.instance(), place.block()));
            }
            ModuleScope scope = scopes.ofImport(module, place.block(), targets.expansion(), instance, demand);
            found = names.request(key.instance(), place.block(), scope, diagnostics);
        }
        return diagnostics.hasErrors()
                ? new NodeResult.Failed<>(diagnostics.list())
                : NodeResult.ok(Optional.ofNullable(found));
    }

    /** The objects that have an address are asked for by it; the others are looked at here. */
    NodeResult<Boolean> sound(LanguageKey.ImportSound key, Demand demand) {
        LanguageKey.ImportsTo asked = new LanguageKey.ImportsTo(key.module(), key.index());
        ImportTargets targets = demand.ask(asked).answer().orElse(null);
        if (targets == null) {
            return new NodeResult.Blocked<>(asked);
        }
        targets.targets().keySet().forEach(target -> demand.ask(new LanguageKey.ImportOf(target)));
        ImportBlock block = block(key.module(), key.index());
        Diagnostics diagnostics = new Diagnostics();
        targets.open().forEach((instance, to) -> {
            ModuleScope scope = scopes.ofImport(key.module(), block, targets.expansion(), instance, demand);
            names.request(to, block, scope, diagnostics);
        });
        return new NodeResult.Ok<>(!diagnostics.hasErrors(), diagnostics.list());
    }
}
