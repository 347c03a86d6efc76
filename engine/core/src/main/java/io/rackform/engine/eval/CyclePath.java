package io.rackform.engine.eval;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.name.WrittenReferences;
import io.rackform.engine.demand.NodeKey;
import io.rackform.hcl.syntax.Traversal;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a cycle as the way through the source that it is. The questions that ask each other know nothing of the source; but
 * each belongs to something that is written there, and what is written there is searched for the reference that leads on.
 */
final class CyclePath {
    private final Configuration configuration;

    CyclePath(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Something that is written in the configuration.
     *
     * @param module where it stands
     * @param owner as references in that module name it
     * @param shown as people name it from outside
     */
    private record Thing(ModuleAddress module, String owner, String shown) {
        boolean isSame(Thing other) {
            return owner.equals(other.owner) && module.equals(other.module) && shown.equals(other.shown);
        }
    }

    /** The message for questions that ask each other in a circle, in the order in which they do. */
    Diagnostic diagnostic(List<NodeKey<?>> keys) {
        List<Thing> things = things(keys);
        StringBuilder way = new StringBuilder();
        SourceRange subject = null;
        for (int i = 0; i < things.size(); i++) {
            Thing from = things.get(i);
            Traversal reference = reference(from, things.get((i + 1) % things.size()));
            way.append(i == 0 ? "  " : "  -> ").append(from.shown);
            if (reference != null) {
                SourceRange range = reference.range();
                subject = subject == null ? range : subject;
                way.append(" (")
                        .append(range.file())
                        .append(':')
                        .append(range.start().line())
                        .append(": ")
                        .append(reference)
                        .append(')');
            }
            way.append('\n');
        }
        way.append("  -> ").append(things.getFirst().shown);
        String what = things.size() == 1
                ? "This needs itself, so there is no value that it could have:\n\n"
                : "These need each other in a circle, so none of them can be first:\n\n";
        return Diagnostic.error(
                "Cycle", what + way + "\n\nTake one of the references out, or split what it stands in.", subject);
    }

    /** What the questions are about, each once in a row. */
    private List<Thing> things(List<NodeKey<?>> keys) {
        List<Thing> things = new ArrayList<>();
        for (NodeKey<?> key : keys) {
            Thing thing = thing(key);
            if (thing != null && (things.isEmpty() || !things.getLast().isSame(thing))) {
                things.add(thing);
            }
        }
        while (things.size() > 1 && things.getFirst().isSame(things.getLast())) {
            things.removeLast();
        }
        return things.isEmpty()
                ? List.of(new Thing(ModuleAddress.ROOT, "", keys.getFirst().describe()))
                : fromSmallest(things);
    }

    /** The same cycle starts at the same place, whichever question of a thing closed it. */
    private static List<Thing> fromSmallest(List<Thing> things) {
        int smallest = 0;
        for (int i = 1; i < things.size(); i++) {
            if (things.get(i).shown.compareTo(things.get(smallest).shown) < 0) {
                smallest = i;
            }
        }
        List<Thing> turned = new ArrayList<>(things.subList(smallest, things.size()));
        turned.addAll(things.subList(0, smallest));
        return turned;
    }

    private static @Nullable Thing thing(NodeKey<?> key) {
        return switch (key) {
            case LanguageKey<?> language -> thing(language);
            case ConditionKey condition -> thing(condition);
            case NodeKey<?> ignored -> null;
        };
    }

    private static Thing thing(ConditionKey key) {
        return switch (key) {
            case ConditionKey.Preconditions(InstanceAddress instance) ->
                resource(instance.resource(), instance.toString());
            case ConditionKey.Postconditions(InstanceAddress instance) ->
                resource(instance.resource(), instance.toString());
            case ConditionKey.OutputConditions(ModuleAddress module, String name) -> named(module, "output." + name);
            case ConditionKey.Validations(ModuleAddress module, String name) -> named(module, "var." + name);
            case ConditionKey.Assertions(ModuleAddress module, String name) -> named(module, "check." + name);
        };
    }

    private static @Nullable Thing thing(LanguageKey<?> key) {
        return switch (key) {
            case LanguageKey.GivenValue(ModuleAddress module, String name) -> named(module, "var." + name);
            case LanguageKey.ModuleAdmission(ModuleAddress module) -> called(module);
            case LanguageKey.InstanceObject(InstanceAddress instance) ->
                resource(instance.resource(), instance.toString());
            case LanguageKey.VariableValue(ModuleAddress module, String name) -> named(module, "var." + name);
            case LanguageKey.LocalValue(ModuleAddress module, String name) -> named(module, "local." + name);
            case LanguageKey.OutputValue(ModuleAddress module, String name) -> named(module, "output." + name);
            case LanguageKey.ModuleInstances(ModuleAddress caller, String call) -> named(caller, "module." + call);
            case LanguageKey.ModuleValue(ModuleAddress module) -> called(module);
            case LanguageKey.ModuleComplete(ModuleAddress module) -> called(module);
            case LanguageKey.ResourceInstances(ResourceAddress resource) -> resource(resource, resource.toString());
            case LanguageKey.ResourceValue(ResourceAddress resource) -> resource(resource, resource.toString());
            case LanguageKey.DestroyPrevented(ResourceAddress resource) -> resource(resource, resource.toString());
            case LanguageKey.Desired(InstanceAddress instance) -> resource(instance.resource(), instance.toString());
            case LanguageKey.InstanceValue(InstanceAddress instance) ->
                resource(instance.resource(), instance.toString());
            case LanguageKey.ImportsTo ignored -> null;
            case LanguageKey.ImportSound ignored -> null;
            case LanguageKey.ImportOf(InstanceAddress instance) -> resource(instance.resource(), instance.toString());
            case LanguageKey.ProviderOf(InstanceAddress instance) -> resource(instance.resource(), instance.toString());
            case LanguageKey.ProviderInstances(ModuleAddress module, String block) ->
                named(module, "provider." + block);
            case LanguageKey.ProviderConfiguration(ProviderAddress provider) -> provider(provider);
        };
    }

    private static Thing named(ModuleAddress module, String owner) {
        return new Thing(module, owner, module.isRoot() ? owner : module + "." + owner);
    }

    private static @Nullable Thing called(ModuleAddress module) {
        return module.isRoot()
                ? null
                : new Thing(
                        module.parent(), "module." + module.steps().getLast().name(), module.toString());
    }

    private static Thing resource(ResourceAddress resource, String shown) {
        return new Thing(resource.module(), resource.mode().prefix() + resource.type() + "." + resource.name(), shown);
    }

    private static Thing provider(ProviderAddress provider) {
        String block = provider.alias().isEmpty() ? provider.provider() : provider.provider() + "." + provider.alias();
        return new Thing(provider.module(), "provider." + block, provider.toString());
    }

    /** The first reference in one thing that leads to the other; null where they belong together without one. */
    private @Nullable Traversal reference(Thing from, Thing to) {
        Traversal written = written(from, to);
        // A variable of a module gets its value from the call, which stands in the caller.
        Thing call = written == null && from.owner.startsWith("var.") ? called(from.module) : null;
        return call == null ? written : written(call, to);
    }

    private @Nullable Traversal written(Thing place, Thing to) {
        Module module = configuration.module(place.module);
        if (module == null) {
            return null;
        }
        Traversal[] found = new Traversal[1];
        WrittenReferences.read(module, (owner, reference, ignored) -> {
            if (found[0] == null && owner.equals(place.owner) && leads(reference, place.module, to)) {
                found[0] = reference;
            }
        });
        return found[0];
    }

    private static boolean leads(Traversal reference, ModuleAddress from, Thing to) {
        String written = reference + ".";
        if (to.module.equals(from)) {
            return begins(written, to.owner) || begins(written, "resource." + to.owner);
        }
        // Into a module: module.name[key].output names the output of the call.
        Thing call = called(to.module);
        return call != null && call.module.equals(from) && begins(written, call.owner);
    }

    private static boolean begins(String written, String owner) {
        return written.startsWith(owner + ".") || written.startsWith(owner + "[");
    }
}
