package io.rackform.engine.eval;

import io.rackform.engine.config.ImportBlock;
import io.rackform.engine.config.ImportTarget;
import io.rackform.engine.config.LifecycleBlock;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are to be imported, and where to. The addresses that a block gives are a question of their own, without the
 * names of the objects: those may come from other resources, which must not be asked about their own imports in turn.
 */
final class ImportRules {
    private final Scopes scopes;
    private final ImportNames names;

    /** Blocks by the names on the way to their target, so that an instance asks only those that can be about it. */
    private final Map<String, List<Place>> byTarget = new HashMap<>();

    /** @param module the names of the calls that lead to the block's module */
    private record Place(List<String> module, int index, ImportBlock block) {}

    ImportRules(LanguageInputs inputs, Scopes scopes) {
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
        ImportBlock block = scopes.module(key.module()).refactorings().imports().get(key.index());
        Repetition repetition =
                block.forEach() == null ? new Repetition.Once() : new Repetition.ForEach(block.forEach());
        NodeResult<Expansion> expanded = ExpansionRules.expand(repetition, scopes.of(key.module(), demand));
        Expansion expansion = expanded.answer().orElse(null);
        if (expansion == null) {
            return new NodeResult.Failed<>(expanded.diagnostics());
        }
        Diagnostics diagnostics = new Diagnostics();
        if (expansion.kind() == Expansion.Kind.UNKNOWN) {
            return NodeResult.failed(Diagnostic.error(
                    "Import for_each is not known",
                    "What is to be imported must be known while planning, but the keys of this for_each are known only"
                            + " after apply. Write them as they are, or import in a later run.",
                    repetition instanceof Repetition.ForEach(Expression expression)
                            ? expression.range()
                            : block.range()));
        }
        TreeMap<InstanceAddress, InstanceKey> targets = new TreeMap<>();
        for (InstanceKey instance : expansion.instances().keySet()) {
            ModuleScope scope = scopes.ofImport(key.module(), expansion, instance, demand);
            InstanceAddress target = target(key.module(), block.to(), scope, diagnostics);
            if (target != null && targets.put(target, instance) != null) {
                diagnostics.add(twice(target, block));
            }
        }
        return diagnostics.hasErrors()
                ? new NodeResult.Failed<>(diagnostics.list())
                : NodeResult.ok(new ImportTargets(expansion, targets));
    }

    private static @Nullable InstanceAddress target(
            ModuleAddress module, ImportTarget to, ModuleScope scope, Diagnostics diagnostics) {
        ModuleAddress at = module;
        for (ImportTarget.Step call : to.calls()) {
            InstanceKey key = key(call.key(), scope, diagnostics);
            if (key == null) {
                return null;
            }
            at = at.child(call.name(), key);
        }
        InstanceKey key = key(to.key(), scope, diagnostics);
        return key == null ? null : new ResourceAddress(at, ResourceMode.MANAGED, to.type(), to.name()).instance(key);
    }

    private static @Nullable InstanceKey key(
            @Nullable Expression expression, ModuleScope scope, Diagnostics diagnostics) {
        if (expression == null) {
            return InstanceKey.none();
        }
        Value value = Evaluator.evaluate(expression, scope, diagnostics);
        return switch (value) {
            case StringValue(String text) -> new InstanceKey.StringKey(text);
            case NumberValue number
            when number.isInt() && number.value().signum() >= 0 ->
                new InstanceKey.IntKey(number.value().intValueExact());
            case Value other -> {
                if (!Failures.isFailed(other)) {
                    diagnostics.add(Diagnostic.error(
                            "Invalid instance key of an import",
                            "The key of an instance must be text or a whole number that is known while planning and not"
                                    + " sensitive: it becomes part of an address.",
                            expression.range()));
                }
                yield null;
            }
        };
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
            ModuleScope scope = scopes.ofImport(module, targets.expansion(), instance, demand);
            found = names.request(key.instance(), place.block(), scope, diagnostics);
        }
        return diagnostics.hasErrors()
                ? new NodeResult.Failed<>(diagnostics.list())
                : NodeResult.ok(Optional.ofNullable(found));
    }
}
