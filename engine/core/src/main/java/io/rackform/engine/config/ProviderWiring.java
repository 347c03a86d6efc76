package io.rackform.engine.config;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks what module calls pass as providers against what the called modules ask for. */
final class ProviderWiring {
    private final Diagnostics diagnostics;

    ProviderWiring(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks all calls below a module. */
    void check(Module module) {
        check(module, "");
    }

    /** @param why the module is there more than once, or waits for something; empty where it does not */
    private void check(Module module, String why) {
        for (ModuleCall call : module.calls().values()) {
            passed(module, call);
            missing(call);
            call.module().providers().values().stream()
                    .filter(ProviderBlock::isEmpty)
                    .forEach(this::redundant);
            String reason = reason(call, why);
            if (!reason.isEmpty()) {
                ownProviders(call, reason);
            }
            check(call.module(), reason);
        }
    }

    private void redundant(ProviderBlock block) {
        diagnostics.add(Diagnostic.warning(
                        "Empty provider block in a called module",
                        "The caller gives this module its providers, so that an empty block changes nothing. Remove it"
                                + (block.alias().isEmpty()
                                        ? "."
                                        : ", and let \"required_providers\" say that the caller must pass it:"
                                                + " configuration_aliases = [" + block.blockName() + "]."))
                .at(block.range()));
    }

    private static String reason(ModuleCall call, String outer) {
        return switch (call.repetition()) {
            case Repetition.Count ignored -> "\"count\"";
            case Repetition.ForEach ignored -> "\"for_each\"";
            case Repetition.Once ignored -> call.dependsOn().isEmpty() ? outer : "\"depends_on\"";
        };
    }

    private void ownProviders(ModuleCall call, String reason) {
        for (ProviderBlock block : call.module().providers().values()) {
            if (!block.isEmpty()) {
                diagnostics.add(Diagnostic.error(
                        "Provider configuration in a repeated module",
                        "The module \"" + call.name() + "\" configures the provider \"" + block.blockName()
                                + "\" itself, but is called with " + reason
                                + ", or from a module that is. When a call goes away, its objects could not be deleted any"
                                + " more, because their provider would go with it. Configure the provider where the call"
                                + " stands, and pass it by the argument \"providers\".",
                        block.range()));
            }
        }
    }

    private void passed(Module caller, ModuleCall call) {
        Module called = call.module();
        Set<String> names = localNames(called);
        Set<String> aliases = aliases(called);
        call.providers().forEach((inner, outer) -> {
            String local = inner.contains(".") ? inner.substring(0, inner.indexOf('.')) : inner;
            ProviderBlock own = called.providers().get(inner);
            if (own != null && !own.isEmpty()) {
                diagnostics.add(Diagnostic.error(
                        "Provider configured twice",
                        "The module \"" + call.name() + "\" configures \"" + inner
                                + "\" itself, so that nothing can be passed for it. Remove the \"provider\" block there, or"
                                + " do not pass it.",
                        outer.range()));
            } else if (inner.contains(".") && own == null && !aliases.contains(inner)) {
                diagnostics.add(Diagnostic.error(
                        "Unexpected provider configuration",
                        "The module \"" + call.name() + "\" does not take a provider configuration \"" + inner
                                + "\": its \"required_providers\" have no such name among their \"configuration_aliases\"."
                                + Suggestion.didYouMean(inner, aliases),
                        outer.range()));
            } else if (!names.contains(local)) {
                diagnostics.add(Diagnostic.warning(
                                "Unused provider configuration",
                                "The module \"" + call.name() + "\" has no use for a provider \"" + local + "\"."
                                        + Suggestion.didYouMean(local, names))
                        .at(outer.range()));
            }
            exists(caller, outer);
            String wanted = called.settings().providerType(local);
            String given = caller.settings().providerType(outer.name());
            if (!wanted.equals(given)) {
                diagnostics.add(Diagnostic.error(
                        "Provider of another kind",
                        "The module \"" + call.name() + "\" takes a configuration of the provider \"" + wanted
                                + "\" as \"" + inner + "\", but this is one of \"" + given + "\".",
                        outer.range()));
            }
        });
    }

    private void exists(Module caller, ProviderReference outer) {
        Set<String> aliases = aliases(caller);
        if (!outer.alias().isEmpty()
                && !caller.providers().containsKey(outer.blockName())
                && !aliases.contains(outer.blockName())) {
            List<String> known = new ArrayList<>(aliases);
            known.addAll(caller.providers().keySet());
            diagnostics.add(Diagnostic.error(
                    "Provider configuration not found",
                    "There is no provider block \"" + outer.name() + "\" with the alias \"" + outer.alias() + "\" here."
                            + Suggestion.didYouMean(outer.blockName(), known),
                    outer.range()));
        }
    }

    private void missing(ModuleCall call) {
        for (String alias : aliases(call.module())) {
            if (!call.providers().containsKey(alias)
                    && !call.module().providers().containsKey(alias)) {
                diagnostics.add(Diagnostic.error(
                        "Missing provider configuration",
                        "The module \"" + call.name() + "\" needs a provider configuration that it calls \"" + alias
                                + "\". Pass one: providers = { " + alias + " = ... }.",
                        call.range()));
            }
        }
    }

    private static Set<String> aliases(Module module) {
        Set<String> aliases = new TreeSet<>();
        module.settings()
                .providers()
                .values()
                .forEach(requirement ->
                        requirement.aliases().forEach(alias -> aliases.add(requirement.localName() + "." + alias)));
        return aliases;
    }

    /** Every name by which a module calls a provider. */
    private static Set<String> localNames(Module module) {
        Set<String> names = new TreeSet<>(module.settings().providers().keySet());
        module.providers().values().forEach(block -> names.add(block.name()));
        module.resources()
                .values()
                .forEach(block -> names.add(
                        block.provider() == null
                                ? module.settings().localName(block.providerName())
                                : block.provider().name()));
        for (ModuleCall call : module.calls().values()) {
            call.providers().values().forEach(reference -> names.add(reference.name()));
            if (call.providers().isEmpty()) {
                names.addAll(types(call.module()).stream()
                        .map(type -> module.settings().localName(type))
                        .toList());
            }
        }
        return names;
    }

    private static Set<String> types(Module module) {
        Set<String> types = new TreeSet<>();
        for (String name : localNames(module)) {
            types.add(module.settings().providerType(name));
        }
        return types;
    }
}
