package io.rackform.engine.plan;

import io.rackform.engine.config.ImportBlock;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ProviderReference;
import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.ImportRequest;
import io.rackform.engine.eval.ImportTargets;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.LiveReading;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Importable;
import io.rackform.spi.ResourceType;
import io.rackform.state.ObjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks after imports to addresses that the configuration does not have: an error, or a block that is to be written. */
final class ImportPlan {
    private final PlanInputs inputs;
    private final Evaluation evaluation;
    private final Predicate<InstanceAddress> targeted;
    private final SortedMap<InstanceAddress, ImportBlock> unconfigured = new TreeMap<>();
    private final Diagnostics diagnostics = new Diagnostics();

    ImportPlan(PlanInputs inputs, Evaluation evaluation, Predicate<InstanceAddress> targeted) {
        this.inputs = inputs;
        this.evaluation = evaluation;
        this.targeted = targeted;
    }

    /** Finds imports that no instance of the configuration is planned with. */
    void collect(ModuleExtent extent, Predicate<InstanceAddress> unsure) {
        Set<InstanceAddress> declared = new HashSet<>(extent.instances());
        for (ModuleAddress address : extent.modules()) {
            Module module = inputs.language().configuration().module(address);
            List<ImportBlock> blocks =
                    module == null ? List.of() : module.refactorings().imports();
            for (int i = 0; i < blocks.size(); i++) {
                ImportBlock block = blocks.get(i);
                evaluation
                        .ask(new LanguageKey.ImportsTo(address, i))
                        .answer()
                        .map(ImportTargets::targets)
                        .ifPresent(targets -> targets.keySet().stream()
                                .filter(targeted)
                                .forEach(target -> target(target, block, declared, unsure)));
            }
        }
    }

    private void target(
            InstanceAddress target,
            ImportBlock block,
            Set<InstanceAddress> declared,
            Predicate<InstanceAddress> unsure) {
        boolean configured = inputs.language().configuration().resource(target.resource()) != null;
        if (declared.contains(target) || unsure.test(target)) {
            return;
        }
        if (configured) {
            diagnostics.add(missing(
                    target,
                    block,
                    "The block of " + target.resource() + " has no instance " + target
                            + ". Change the address, or count or for_each of the block."));
        } else if (inputs.language().providers().resourceType(target.resource().type()) == null) {
            // Whoever asks what is to be imported is told that there is no such type.
            evaluation.ask(new LanguageKey.ImportOf(target));
        } else if (inputs.prior().objects().containsKey(ObjectId.current(target))) {
            diagnostics.add(missing(
                    target,
                    block,
                    target + " is recorded already, but has no block, so it would be destroyed. Write the block, or"
                            + " remove the import."));
        } else if (!inputs.options().generates()) {
            diagnostics.add(missing(
                    target,
                    block,
                    "There is no block for " + target + ". Write one, or let \"rackform plan"
                            + " -generate-config-out=generated.rf.hcl\" write it from what is on the device."));
        } else if (!target.resource().module().isRoot() || !target.key().equals(InstanceKey.none())) {
            diagnostics.add(missing(
                    target,
                    block,
                    "A block can be written for a resource of the root module without count and for_each only, and "
                            + target + " is none. Write the block by hand."));
        } else {
            unconfigured.put(target, block);
        }
    }

    private static Diagnostic missing(InstanceAddress target, ImportBlock block, String why) {
        return Diagnostic.error(
                        "Import to an address without configuration",
                        why,
                        block.to().range())
                .about(target);
    }

    List<Diagnostic> diagnostics() {
        return diagnostics.list();
    }

    /** Reads what has no block yet; together, as far as it is on one device. */
    List<GeneratedResource> generate() {
        if (unconfigured.isEmpty()) {
            return List.of();
        }
        evaluation.ask(new PlanKey.ReadUnconfigured(List.copyOf(unconfigured.keySet())));
        List<GeneratedResource> generated = new ArrayList<>();
        unconfigured.forEach((address, block) -> resource(address, block).ifPresent(generated::add));
        return generated;
    }

    private Optional<GeneratedResource> resource(InstanceAddress address, ImportBlock block) {
        NodeResult<LiveReading> reading = evaluation.ask(new LiveKey.Unconfigured(address));
        ImportRequest request = evaluation
                .ask(new LanguageKey.ImportOf(address))
                .answer()
                .flatMap(found -> found)
                .orElse(null);
        if (request == null || reading.answer().isEmpty()) {
            return Optional.empty();
        }
        ResourceType type = Objects.requireNonNull(
                inputs.language().providers().resourceType(address.resource().type()));
        ObjectValue live = ImportedObject.found(
                request, (Importable) type, reading.answer().get(), diagnostics);
        if (live == null) {
            return Optional.empty();
        }
        ProviderReference provider = block.provider();
        return Optional.of(new GeneratedResource(
                address,
                request.name(),
                provider == null ? "" : provider(address, provider),
                Marks.restore(live, live, type.schema().block()),
                type.schema().block()));
    }

    /** The reference as a block in the root module would write it. */
    private String provider(InstanceAddress address, ProviderReference reference) {
        ProviderAddress found =
                evaluation.ask(new LanguageKey.ProviderOf(address)).answer().orElse(null);
        String name = reference.alias().isEmpty() ? reference.name() : reference.name() + "." + reference.alias();
        return found == null ? name : name + found.key();
    }

    /** The change that a plan shows for it: nothing but the import. */
    Optional<InstanceChange> change(GeneratedResource generated) {
        ResourceType type = inputs.language()
                .providers()
                .resourceType(generated.address().resource().type());
        return evaluation
                .ask(new LanguageKey.ProviderOf(generated.address()))
                .answer()
                .map(provider -> new InstanceChange(
                        ObjectId.current(generated.address()),
                        provider,
                        Objects.requireNonNull(type).grouping(),
                        Action.NO_OP,
                        List.of(),
                        generated.object(),
                        generated.object(),
                        generated.object(),
                        List.of(),
                        true,
                        false,
                        false,
                        List.of(),
                        Provenance.imported(generated.name()),
                        "its configuration is generated"));
    }
}
