package io.rackform.engine.eval;

import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Finding;
import io.rackform.spi.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The evaluated configuration of one instance. */
final class DesiredRule {
    private final LanguageInputs inputs;
    private final Scopes scopes;

    DesiredRule(LanguageInputs inputs, Scopes scopes) {
        this.inputs = inputs;
        this.scopes = scopes;
    }

    NodeResult<DesiredInstance> answer(LanguageKey.Desired key, Demand demand) {
        InstanceAddress address = key.instance();
        ResourceBlock block = inputs.configuration().resource(address.resource());
        if (block == null) {
            throw new IllegalStateException("no block for " + address);
        }
        ResourceSchema schema = inputs.providers().schema(block.mode(), block.type());
        if (schema == null) {
            return NodeResult.failed(unknownType(block).about(address));
        }
        Optional<ProviderAddress> provider =
                demand.ask(new LanguageKey.ProviderOf(address)).answer();
        if (provider.isEmpty()) {
            return new NodeResult.Blocked<>(new LanguageKey.ProviderOf(address));
        }
        ConditionKey.Preconditions conditions = new ConditionKey.Preconditions(address);
        if (!block.lifecycle().preconditions().isEmpty()
                && demand.ask(conditions)
                        .answer()
                        .filter(ConditionResults::holds)
                        .isEmpty()) {
            return new NodeResult.Blocked<>(conditions);
        }
        Diagnostics diagnostics = new Diagnostics();
        ModuleScope scope = scopes.of(address, null, demand);
        String kind = keyword(block) + " \"" + block.type() + "\"";
        BlockDecoder decoder = new BlockDecoder(kind, scope, diagnostics);
        ObjectValue configuration = (block.mode() == ResourceMode.EPHEMERAL ? decoder.notRecorded() : decoder)
                .decode(block.body(), schema.block());
        ModuleAddress module = address.resource().module();
        if (!module.isRoot()
                && demand.ask(new LanguageKey.ModuleAdmission(module)).answer().isEmpty()) {
            return new NodeResult.Blocked<>(new LanguageKey.ModuleAdmission(module));
        }
        Dependencies.await(
                scopes.module(address.resource().module()),
                address.resource().module(),
                block.dependsOn(),
                demand,
                diagnostics);
        List<ReplaceTrigger> triggers = new TriggerReader(
                        scopes.module(address.resource().module()), address, scope, diagnostics)
                .read(block.lifecycle().replaceTriggeredBy());
        LifecycleChecks.ignoreChanges(block, schema.block(), diagnostics);
        boolean failed = diagnostics.hasErrors();
        if (!failed && Failures.isFailed(configuration)) {
            return new NodeResult.Blocked<>(key);
        }
        if (!failed) {
            validate(block, configuration, address, diagnostics);
        }
        ResourceType type =
                block.mode() == ResourceMode.MANAGED ? inputs.providers().resourceType(block.type()) : null;
        ObjectValue marked = type == null || failed ? configuration : SensitiveMarks.of(type, configuration);
        return diagnostics.hasErrors()
                ? new NodeResult.Failed<>(about(diagnostics, address))
                : new NodeResult.Ok<>(
                        new DesiredInstance(address, block, provider.get(), marked, triggers), diagnostics.list());
    }

    private static List<Diagnostic> about(Diagnostics diagnostics, InstanceAddress address) {
        return diagnostics.list().stream()
                .map(diagnostic -> diagnostic.address() == null ? diagnostic.about(address) : diagnostic)
                .toList();
    }

    private static String keyword(ResourceBlock block) {
        return switch (block.mode()) {
            case MANAGED -> "resource";
            case DATA -> "data";
            case EPHEMERAL -> "ephemeral";
        };
    }

    private Diagnostic unknownType(ResourceBlock block) {
        String what = switch (block.mode()) {
            case MANAGED -> "resource type";
            case DATA -> "data source";
            case EPHEMERAL -> "ephemeral resource type";
        };
        String summary = switch (block.mode()) {
            case MANAGED -> "Unknown resource type";
            case DATA -> "Unknown data source";
            case EPHEMERAL -> "Unknown ephemeral resource type";
        };
        Collection<String> names = switch (block.mode()) {
            case MANAGED -> inputs.providers().resourceTypeNames();
            case DATA -> inputs.providers().dataSourceTypeNames();
            case EPHEMERAL -> inputs.providers().ephemeralTypeNames();
        };
        return Diagnostic.error(
                summary,
                "No provider has a" + (block.mode() == ResourceMode.EPHEMERAL ? "n " : " ") + what + " named \""
                        + block.type() + "\"."
                        + (block.type().equals("terraform_remote_state")
                                ? " The state of another configuration is not read: take what it puts out as input"
                                        + " variables, or make both modules of one configuration."
                                : Suggestion.didYouMean(block.type(), names) + " The providers at hand are: "
                                        + String.join(", ", inputs.providers().providerNames()) + "."),
                block.range());
    }

    private void validate(
            ResourceBlock block, ObjectValue configuration, InstanceAddress address, Diagnostics diagnostics) {
        List<Finding> findings = switch (block.mode()) {
            case MANAGED ->
                Objects.requireNonNull(inputs.providers().resourceType(block.type()))
                        .validate(PlainValues.of(configuration));
            case EPHEMERAL ->
                Objects.requireNonNull(inputs.providers().ephemeralType(block.type()))
                        .validate(PlainValues.of(configuration));
            case DATA -> List.of();
        };
        findings.forEach(
                finding -> diagnostics.add(Findings.diagnostic(finding, block.body(), block.range(), address)));
    }
}
