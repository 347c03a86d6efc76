package io.rackform.engine.eval;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.config.StaticReference;
import io.rackform.engine.config.name.NameFaults;
import io.rackform.engine.demand.Demand;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.List;

/** What {@code depends_on} names. */
final class Dependencies {
    private Dependencies() {}

    /** Asks for everything that is named, so that it comes first; names of nothing are reported. */
    static void await(
            Module module,
            ModuleAddress address,
            List<StaticReference> references,
            Demand demand,
            Diagnostics diagnostics) {
        for (StaticReference reference : references) {
            List<String> names = reference.names();
            if (names.getFirst().equals("module") && names.size() >= 2) {
                if (module.calls().containsKey(names.get(1))) {
                    LanguageRules.awaitCall(address, names.get(1), demand);
                } else {
                    diagnostics.add(NameFaults.dependsOn(reference.toString(), module, reference.range()));
                }
                continue;
            }
            // Names of no value are told by the check of names.
            if (LanguageKey.isValue(names)) {
                LanguageKey.value(module, address, names).ifPresent(demand::ask);
                continue;
            }
            int parts = ResourceMode.ofReference(names.getFirst()).names();
            ResourceBlock block =
                    names.size() < parts ? null : module.resources().get(String.join(".", names.subList(0, parts)));
            if (block == null) {
                diagnostics.add(NameFaults.dependsOn(reference.toString(), module, reference.range()));
            } else {
                demand.ask(new LanguageKey.ResourceValue(
                        new ResourceAddress(address, block.mode(), block.type(), block.name())));
            }
        }
    }
}
