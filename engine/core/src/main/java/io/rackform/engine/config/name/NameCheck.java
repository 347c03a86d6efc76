package io.rackform.engine.config.name;

import io.rackform.engine.config.CheckBlock;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.DiagnosticOrder;
import io.rackform.hcl.syntax.Traversal;
import io.rackform.hcl.syntax.Traversal.Step;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks up every name that is written anywhere: in branches that are not taken, in modules that are called zero times, in
 * blocks whose number is not known.
 */
public final class NameCheck {
    private static final Set<String> PATH = Set.of("module", "root", "cwd");
    private static final Set<String> SETTINGS = Set.of("workspace", "applying");

    private final Map<SourceRange, Diagnostic> found = new LinkedHashMap<>();
    private final Types types;
    private final Map<String, Optional<ObjectType>> known = new HashMap<>();

    private NameCheck(Types types) {
        this.types = types;
    }

    /** What the objects of a type of resource are; empty where there is no such type. */
    @FunctionalInterface
    public interface Types {
        Optional<ObjectType> of(ResourceMode mode, String type);
    }

    /** Every reference to nothing, once for each place in the source, however often a module is called. */
    public static List<Diagnostic> check(Configuration configuration, Types types) {
        NameCheck check = new NameCheck(types);
        for (Module module : configuration.modules()) {
            WrittenReferences.read(module, (owner, reference, place) -> check.look(module, owner, reference, place));
        }
        return List.copyOf(check.found.values());
    }

    /** What evaluation found beside it: where it came upon the same fault, it knows the instance too. */
    public static List<Diagnostic> merged(List<Diagnostic> names, List<Diagnostic> evaluated) {
        if (names.isEmpty()) {
            return evaluated;
        }
        Set<Fault> known = new HashSet<>();
        evaluated.forEach(diagnostic -> known.add(Fault.of(diagnostic)));
        List<Diagnostic> all = new ArrayList<>(evaluated);
        names.stream().filter(name -> !known.contains(Fault.of(name))).forEach(all::add);
        all.sort(DiagnosticOrder.ORDER);
        return List.copyOf(all);
    }

    private record Fault(String summary, SourceRange.@Nullable Position start, String file) {
        static Fault of(Diagnostic diagnostic) {
            SourceRange subject = diagnostic.subject();
            return subject == null
                    ? new Fault(diagnostic.summary(), null, "")
                    : new Fault(diagnostic.summary(), subject.start(), subject.file());
        }
    }

    private void look(Module module, String owner, Traversal reference, WrittenReferences.Place place) {
        Diagnostic fault = place.equals(WrittenReferences.Place.DEPENDS_ON)
                ? dependsOn(module, reference)
                : place.iterators().contains(reference.root()) ? null : fault(module, owner, reference, place);
        if (fault != null) {
            found.putIfAbsent(reference.range(), fault);
        }
    }

    private @Nullable Diagnostic dependsOn(Module module, Traversal reference) {
        SourceRange range = reference.range();
        String second = name(reference, 1);
        int parts = ResourceMode.ofReference(reference.root()).names();
        Diagnostic unknown = switch (reference.root()) {
            case "var", "local" -> fault(module, "", reference, WrittenReferences.Place.DEPENDS_ON);
            case "module" ->
                second != null && module.calls().containsKey(second)
                        ? null
                        : NameFaults.dependsOn(reference.toString(), module, range);
            default -> // allow default: text from a file
                module.resources().containsKey(start(reference, parts))
                        ? null
                        : NameFaults.dependsOn(reference.toString(), module, range);
        };
        boolean whole = reference.steps().size() <= parts || reference.root().equals("module");
        return unknown != null || whole ? unknown : NameFaults.dependsOnPart(start(reference, parts), range);
    }

    /** The first names of a reference that holds names only. */
    private static String start(Traversal reference, int count) {
        return IntStream.range(0, Math.min(count, reference.steps().size()))
                .mapToObj(at -> name(reference, at))
                .collect(Collectors.joining("."));
    }

    private static @Nullable String name(Traversal reference, int at) {
        return at < reference.steps().size() && reference.steps().get(at) instanceof Step.Name(String name, var ignored)
                ? name
                : null;
    }

    private @Nullable Diagnostic fault(
            Module module, String owner, Traversal reference, WrittenReferences.Place place) {
        SourceRange range = reference.range();
        String name = name(reference, 1);
        return switch (reference.root()) {
            case "var" -> {
                if (name == null) {
                    yield NameFaults.nameMissing("an input variable", "var.size", range);
                }
                yield module.variables().containsKey(name) ? null : NameFaults.undeclaredVariable(name, module, range);
            }
            case "local" -> {
                if (name == null) {
                    yield NameFaults.nameMissing("a local value", "local.size", range);
                }
                yield module.locals().containsKey(name) ? null : NameFaults.undeclaredLocal(name, module, range);
            }
            case "each" ->
                !place.each()
                        ? NameFaults.eachWithoutForEach(range)
                        : "key".equals(name) || "value".equals(name) ? null : NameFaults.eachAttribute(name, range);
            case "count" ->
                !"index".equals(name)
                        ? NameFaults.countAttribute(name, range)
                        : place.count() ? null : NameFaults.countWithoutCount(range);
            case "self" -> place.self() ? null : NameFaults.noSelf(range);
            case "path" -> name != null && PATH.contains(name) ? null : NameFaults.pathAttribute(name, range);
            case "terraform", "rackform" ->
                name != null && SETTINGS.contains(name)
                        ? null
                        : NameFaults.settingsAttribute(reference.root(), name, range);
            case "module" -> call(module, reference);
            case "data" -> resource(module, owner, reference, 1, "data.");
            case "ephemeral" -> resource(module, owner, reference, 1, "ephemeral.");
            case "resource" -> resource(module, owner, reference, 1, "");
            default -> // allow default: text from a file
                resource(module, owner, reference, 0, "");
        };
    }

    private static @Nullable Diagnostic call(Module module, Traversal reference) {
        SourceRange range = reference.range();
        String name = name(reference, 1);
        if (name == null) {
            return NameFaults.nameMissing("a module", "module.rack", range);
        }
        ModuleCall call = module.calls().get(name);
        if (call == null) {
            return NameFaults.undeclaredModule(name, module, range);
        }
        boolean indexed = reference.steps().size() > 2 && reference.steps().get(2) instanceof Step.Key;
        String output = name(reference, indexed ? 3 : 2);
        // What follows the module itself where it is repeated is an index that is not known here.
        if (output == null || !(indexed || call.repetition() instanceof Repetition.Once)) {
            return null;
        }
        return call.module().outputs().containsKey(output)
                ? null
                : NameFaults.undeclaredOutput(name, output, call.module(), range);
    }

    private @Nullable Diagnostic resource(Module module, String owner, Traversal reference, int first, String prefix) {
        String type = name(reference, first);
        String name = name(reference, first + 1);
        SourceRange range = reference.range();
        if (type == null || name == null) {
            return NameFaults.notAResource(type == null ? reference.root() : type, prefix, range);
        }
        String localName = prefix + type + "." + name;
        ResourceBlock block = module.resources().get(localName);
        if (block != null) {
            return part(localName, block, reference, first + 2);
        }
        CheckBlock check = module.checkData().get(localName);
        if (check == null) {
            return NameFaults.undeclaredResource(localName, module, range);
        }
        return owner.equals("check." + check.name()) || owner.equals(localName)
                ? null
                : NameFaults.dataOfCheck(localName, check.name(), range);
    }

    /** What follows the name of a resource: the key of an instance where there are some, then what its objects have. */
    private @Nullable Diagnostic part(String localName, ResourceBlock block, Traversal reference, int first) {
        List<Step> steps = reference.steps();
        boolean once = block.repetition() instanceof Repetition.Once;
        if (steps.size() > first && steps.get(first) instanceof Step.Key(Value key, SourceRange at)) {
            return once ? NameFaults.keyOfOne(localName, key, at) : attribute(block, steps, first + 1);
        }
        return once ? attribute(block, steps, first) : null;
    }

    private @Nullable Diagnostic attribute(ResourceBlock block, List<Step> steps, int first) {
        Type type = known.computeIfAbsent(
                        block.mode().prefix() + block.type(), ignored -> types.of(block.mode(), block.type()))
                .orElse(null);
        for (int i = first; i < steps.size(); i++) {
            if (!(type instanceof ObjectType object) || !(steps.get(i) instanceof Step.Name(String name, var range))) {
                return null;
            }
            type = object.attributes().get(name);
            if (type == null) {
                return NameFaults.unsupportedAttribute(name, object, range);
            }
        }
        return null;
    }
}
