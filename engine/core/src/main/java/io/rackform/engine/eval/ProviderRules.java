package io.rackform.engine.eval;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.ProviderBlock;
import io.rackform.engine.config.ProviderReference;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Finding;
import io.rackform.spi.Provider;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which provider instance a resource uses, and how that one is configured. */
final class ProviderRules {
    private final LanguageInputs inputs;
    private final Scopes scopes;

    ProviderRules(LanguageInputs inputs, Scopes scopes) {
        this.inputs = inputs;
        this.scopes = scopes;
    }

    NodeResult<ProviderAddress> providerOf(LanguageKey.ProviderOf key, Demand demand) {
        ResourceBlock declared = inputs.configuration().resource(key.instance().resource());
        ResourceBlock block = declared == null ? generated(key, demand) : declared;
        if (block == null) {
            throw new IllegalStateException("no block for " + key.instance());
        }
        Module module = scopes.module(key.instance().resource().module());
        String owner = inputs.providers().owner(block.mode(), block.type());
        String name = localName(block, owner, module);
        ProviderReference reference = block.provider();
        Diagnostics diagnostics = new Diagnostics();
        if (owner != null && !owner.equals(module.settings().providerType(name))) {
            diagnostics.add(otherProvider(block, owner, module.settings().localName(owner)));
        }
        InstanceKey instance = reference == null || reference.key() == null
                ? InstanceKey.none()
                : key(reference, scopes.of(key.instance(), null, demand), diagnostics);
        String alias = reference == null ? "" : reference.alias();
        SourceRange range = reference == null ? block.range() : reference.range();
        Optional<ProviderAddress> found = diagnostics.hasErrors()
                ? Optional.empty()
                : find(key.instance().resource().module(), name, alias, instance, range, demand, diagnostics);
        return found.<NodeResult<ProviderAddress>>map(address -> new NodeResult.Ok<>(address, diagnostics.list()))
                .orElseGet(() -> new NodeResult.Failed<>(diagnostics.list()));
    }

    /** A resource that is imported and has no block yet is as good as one with nothing but a provider in it. */
    private @Nullable ResourceBlock generated(LanguageKey.ProviderOf key, Demand demand) {
        ImportRequest request = demand.ask(new LanguageKey.ImportOf(key.instance()))
                .answer()
                .flatMap(found -> found)
                .orElse(null);
        return request == null ? null : ImportRules.block(request);
    }

    /** What the module calls the provider of a block. */
    private static String localName(ResourceBlock block, @Nullable String owner, Module module) {
        return block.provider() != null
                ? block.provider().name()
                : module.settings().localName(owner == null ? block.providerName() : owner);
    }

    private static Diagnostic otherProvider(ResourceBlock block, String owner, String localName) {
        ProviderReference reference = block.provider();
        return Diagnostic.error(
                "Type of another provider",
                "The type \"" + block.type() + "\" belongs to the provider \"" + owner + "\", which is called \""
                        + localName + "\" here, so that its objects can't be managed through another one.",
                reference == null ? block.range() : reference.range());
    }

    /** Which instance is meant; null where that is not known, which is a fault unless it is only validated. */
    private @Nullable InstanceKey key(ProviderReference reference, ModuleScope scope, Diagnostics diagnostics) {
        Expression key = Objects.requireNonNull(reference.key());
        Value value = Evaluator.evaluate(key, scope, diagnostics);
        if (inputs.validating() && !value.isKnown()) {
            return null;
        }
        if (Conversion.convert(value.unmarked(), Type.STRING)
                instanceof Conversion.Result.Converted(StringValue(String text))) {
            return new InstanceKey.StringKey(text);
        }
        if (!diagnostics.hasErrors()) {
            diagnostics.add(Diagnostic.error(
                            "Invalid provider instance key",
                            "The key of a provider instance must be text that is known while planning.",
                            reference.range())
                    .using(Evaluator.used(key, scope)));
        }
        return null;
    }

    /**
     * Looks in the module, then along the calls that lead to it.
     *
     * @param name what the module calls the provider
     * @param instance null where it is not known which one is meant: then the answer has no key
     */
    private Optional<ProviderAddress> find(
            ModuleAddress address,
            String name,
            String alias,
            @Nullable InstanceKey instance,
            SourceRange range,
            Demand demand,
            Diagnostics diagnostics) {
        Module module = scopes.module(address);
        String type = module.settings().providerType(name);
        String blockName = alias.isEmpty() ? name : name + "." + alias;
        ModuleCall call = address.isRoot() ? null : scopes.call(address);
        ProviderReference passed = call == null ? null : call.providers().get(blockName);
        if (passed != null) {
            InstanceKey outer =
                    passed.key() == null ? instance : key(passed, scopes.ofCall(address, demand), diagnostics);
            return diagnostics.hasErrors()
                    ? Optional.empty()
                    : find(address.parent(), passed.name(), passed.alias(), outer, passed.range(), demand, diagnostics);
        }
        ProviderBlock block = module.providers().get(blockName);
        boolean inherited = call != null && alias.isEmpty() && (block == null || block.isEmpty());
        if (block != null && !inherited) {
            if (instance == null) {
                return Optional.of(new ProviderAddress(address, type, alias, InstanceKey.none()));
            }
            ProviderAddress found = new ProviderAddress(address, type, alias, instance);
            return switch (there(found, blockName, demand)) {
                case There.Yes ignored -> Optional.of(found);
                case There.Unsure ignored when !instance.equals(InstanceKey.none()) -> Optional.of(found);
                case There.Unsure ignored -> {
                    diagnostics.add(notFound(
                            "The provider block \"" + blockName
                                    + "\" has a \"for_each\": say which instance is meant, by its key in brackets.",
                            range));
                    yield Optional.empty();
                }
                case There.No(Set<InstanceKey> others) -> {
                    diagnostics.add(notFound(
                            "The provider block \"" + blockName + "\" has no instance " + instance + "; it has: "
                                    + listed(others) + ".",
                            range));
                    yield Optional.empty();
                }
                case There.Failed ignored -> Optional.empty();
            };
        }
        if (inherited) {
            String outer = scopes.module(address.parent()).settings().localName(type);
            return find(address.parent(), outer, "", instance, range, demand, diagnostics);
        }
        if (alias.isEmpty()) {
            return Optional.of(new ProviderAddress(ModuleAddress.ROOT, type, "", InstanceKey.none()));
        }
        diagnostics.add(Diagnostic.error(
                "Provider configuration not found",
                "There is no provider block \"" + name + "\" with the alias \"" + alias + "\" here."
                        + Suggestion.didYouMean(blockName, module.providers().keySet()),
                range));
        return Optional.empty();
    }

    /** Whether a provider block has an instance. */
    private sealed interface There {
        record Yes() implements There {}

        /** @param others those that it has */
        record No(Set<InstanceKey> others) implements There {}

        /** Which instances it has is not known: while validating no variable has a value. */
        record Unsure() implements There {}

        /** Which instances it has cannot be told, and why is told elsewhere. */
        record Failed() implements There {}
    }

    private static There there(ProviderAddress address, String blockName, Demand demand) {
        Expansion expansion = demand.ask(new LanguageKey.ProviderInstances(address.module(), blockName))
                .answer()
                .orElse(null);
        if (expansion == null) {
            return new There.Failed();
        }
        if (expansion.instances().containsKey(address.key())) {
            return new There.Yes();
        }
        return expansion.kind() == Expansion.Kind.UNKNOWN
                ? new There.Unsure()
                : new There.No(expansion.instances().keySet());
    }

    private static Diagnostic notFound(String detail, SourceRange range) {
        return Diagnostic.error("Provider instance not found", detail, range);
    }

    private static String listed(Set<InstanceKey> keys) {
        return keys.stream()
                .limit(10)
                .map(key -> key.toString().isEmpty() ? "(only one, without key)" : key.toString())
                .collect(Collectors.joining(" "));
    }

    NodeResult<ObjectValue> configuration(LanguageKey.ProviderConfiguration key, Demand demand) {
        ProviderAddress address = key.provider();
        Provider provider = inputs.providers().provider(address.provider());
        Module module = inputs.configuration().module(address.module());
        String localName = module == null ? "" : module.settings().localName(address.provider());
        String blockName = address.alias().isEmpty() ? localName : localName + "." + address.alias();
        @Nullable
        ProviderBlock block = module == null ? null : module.providers().get(blockName);
        if (provider == null) {
            return NodeResult.failed(Diagnostic.error(
                    "Unknown provider",
                    "There is no provider named \"" + address.provider() + "\"."
                            + Suggestion.didYouMean(
                                    address.provider(), inputs.providers().providerNames()),
                    block == null ? null : block.range()));
        }
        if (block == null) {
            return address.alias().isEmpty() && address.module().isRoot()
                    ? NodeResult.ok(nothing(provider))
                    : NodeResult.failed(gone(
                            address,
                            null,
                            "the \"provider\" block is not in the configuration any more. Put the block back"));
        }
        Diagnostic fault = fault(address, block, there(address, blockName, demand), demand);
        if (fault != null) {
            return NodeResult.failed(fault);
        }
        Diagnostics diagnostics = new Diagnostics();
        ModuleScope scope = scopes.ofProvider(address.module(), blockName, address.key(), demand);
        ObjectValue value = new BlockDecoder("provider \"" + address.provider() + "\"", scope, diagnostics)
                .notRecorded()
                .decode(block.body(), provider.configuration());
        if (!diagnostics.hasErrors() && !Failures.isFailed(value)) {
            for (Finding finding : provider.validate(PlainValues.of(value))) {
                diagnostics.add(Findings.diagnostic(finding, block.body(), block.range(), address));
            }
        }
        if (diagnostics.hasErrors()) {
            return new NodeResult.Failed<>(diagnostics.list());
        }
        return Failures.isFailed(value)
                ? new NodeResult.Blocked<>(key)
                : new NodeResult.Ok<>(value, diagnostics.list());
    }

    /** Why an instance of a block has no configuration; null where it has one, or another fault stands in the way of it. */
    private @Nullable Diagnostic fault(ProviderAddress address, ProviderBlock block, There there, Demand demand) {
        boolean single = address.key().equals(InstanceKey.none());
        return switch (there) {
            case There.Yes ignored -> null;
            case There.Failed ignored -> null;
            case There.Unsure ignored when single -> null;
            case There.Unsure ignored -> notKnown(address, block, demand);
            // Validation looks at a block that is there for no key at all as if it were there once.
            case There.No(Set<InstanceKey> others) when single && others.isEmpty() -> null;
            case There.No ignored ->
                gone(
                        address,
                        block,
                        single
                                ? "its block has got a \"for_each\". Leave a block without for_each beside it"
                                : "its key is not in the \"for_each\" of its block any more. Put the key back");
        };
    }

    private Diagnostic notKnown(ProviderAddress address, ProviderBlock block, Demand demand) {
        Expression forEach = block.repetition() instanceof Repetition.ForEach(Expression written) ? written : null;
        return Diagnostic.error(
                        "Provider instances are not known",
                        "The instances of provider \"" + block.blockName()
                                + "\" must be known while planning, because every object of theirs has to have its"
                                + " device. Let \"for_each\" depend on variables and local values only.",
                        forEach == null ? block.range() : forEach.range())
                .using(forEach == null ? List.of() : Evaluator.used(forEach, scopes.of(address.module(), demand)));
    }

    /** The configuration that recorded objects were made with is not there any more. */
    private static Diagnostic gone(ProviderAddress address, @Nullable ProviderBlock block, String what) {
        return Diagnostic.error(
                        "Provider configuration not present",
                        "Objects were made through " + address
                                + " and are still recorded, so it is needed to read and to"
                                + " delete them, but " + what
                                + ", take the objects' own blocks or keys out first, apply, and only then remove the"
                                + " provider. Objects that are gone for good can be forgotten with a \"removed\" block.",
                        block == null ? null : block.range())
                .about(address);
    }

    private static ObjectValue nothing(Provider provider) {
        TreeMap<String, Value> nulls = new TreeMap<>();
        provider.configuration()
                .impliedType()
                .attributes()
                .forEach((name, type) -> nulls.put(name, new NullValue(type)));
        return new ObjectValue(nulls);
    }
}
