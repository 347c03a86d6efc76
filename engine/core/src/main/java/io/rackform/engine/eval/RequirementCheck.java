package io.rackform.engine.eval;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.settings.ProviderRequirement;
import io.rackform.engine.config.settings.VersionConstraint;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.spi.Provider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the {@code required_providers} of all modules with the providers at hand. */
public final class RequirementCheck {
    private final ProviderCatalog providers;
    private final List<Diagnostic> found = new ArrayList<>();

    /** A module that is called many times says the same each time. */
    private final Set<SourceRange> told = new HashSet<>();

    private RequirementCheck(ProviderCatalog providers) {
        this.providers = providers;
    }

    /** What is asked for and not there. */
    public static List<Diagnostic> of(Configuration configuration, ProviderCatalog providers) {
        RequirementCheck check = new RequirementCheck(providers);
        check.module(configuration.root());
        return check.found;
    }

    private void module(Module module) {
        for (ProviderRequirement requirement : module.settings().providers().values()) {
            Diagnostic fault = requirement.sound() && told.add(requirement.range()) ? fault(requirement) : null;
            if (fault != null) {
                found.add(fault);
            }
        }
        module.calls().values().stream().map(ModuleCall::module).forEach(this::module);
    }

    private @Nullable Diagnostic fault(ProviderRequirement requirement) {
        Provider provider = providers.provider(requirement.type());
        String installed = String.join(", ", providers.providerNames());
        if (provider == null) {
            return Diagnostic.error(
                    "Provider not installed",
                    "The module needs the provider \"" + requirement.type() + "\", which is not among those at hand: "
                            + installed + "." + Suggestion.didYouMean(requirement.type(), providers.providerNames()),
                    requirement.range());
        }
        if (!requirement.isOurs()) {
            return Diagnostic.error(
                    "Provider from elsewhere",
                    "The source \"" + requirement.source() + "\" names a provider of somebody else, which knows other"
                            + " resource types. The one that is installed is \"" + ProviderRequirement.NAMESPACE + "/"
                            + requirement.type() + "\": if the module is meant for that, write this as the source, or"
                            + " leave the source out.",
                    requirement.range());
        }
        VersionConstraint version = requirement.version();
        boolean builtIn = provider.name().equals("terraform");
        return version == null || builtIn || version.allows(provider.version())
                ? null
                : Diagnostic.error(
                        "Provider version does not suit",
                        "The module needs the provider \"" + requirement.type() + "\" in a version " + version.text()
                                + ", but " + provider.version()
                                + " is installed. Install another version of Rackform, whose"
                                + " part the provider is, or widen the constraint.",
                        requirement.range());
    }
}
