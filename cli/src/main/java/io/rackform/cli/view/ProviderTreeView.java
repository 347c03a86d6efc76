package io.rackform.cli.view;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.settings.ProviderRequirement;
import io.rackform.engine.config.settings.VersionConstraint;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/** Which module needs which provider, as a tree. */
public final class ProviderTreeView {
    private final Function<Module, SortedSet<String>> needed;
    private final StringBuilder out = new StringBuilder();

    private ProviderTreeView(Function<Module, SortedSet<String>> needed) {
        this.needed = needed;
    }

    /** @param needed the types of the providers that the blocks of a module need, those of its calls not among them */
    public static String text(Module root, Function<Module, SortedSet<String>> needed) {
        ProviderTreeView view = new ProviderTreeView(needed);
        view.out.append(".\n");
        view.branches(root, "");
        return view.out.toString();
    }

    private void branches(Module module, String indent) {
        Map<String, String> providers = new TreeMap<>();
        needed.apply(module).forEach(type -> providers.put(type, ""));
        for (ProviderRequirement requirement : module.settings().providers().values()) {
            VersionConstraint version = requirement.version();
            providers.put(requirement.type(), version == null ? "" : " " + version.text());
        }
        int left = providers.size() + module.calls().size();
        for (Map.Entry<String, String> provider : providers.entrySet()) {
            branch(indent, --left == 0)
                    .append("provider[")
                    .append(ProviderRequirement.NAMESPACE)
                    .append('/')
                    .append(provider.getKey())
                    .append(']')
                    .append(provider.getValue())
                    .append('\n');
        }
        for (ModuleCall call : module.calls().values()) {
            boolean last = --left == 0;
            branch(indent, last).append("module.").append(call.name()).append('\n');
            branches(call.module(), indent + (last ? "    " : "│   "));
        }
    }

    private StringBuilder branch(String indent, boolean last) {
        return out.append(indent).append(last ? "└── " : "├── ");
    }
}
