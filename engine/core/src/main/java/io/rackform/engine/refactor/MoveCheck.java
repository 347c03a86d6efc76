package io.rackform.engine.refactor;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.MovedBlock;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is wrong with moves, whatever is recorded. */
public final class MoveCheck {
    private final Configuration configuration;
    private final Predicate<Address> declared;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Map<Address, MoveStatement> bySource = new HashMap<>();
    private final Map<Address, MoveStatement> byTarget = new HashMap<>();
    private final Set<MovedBlock> told = new HashSet<>();

    private MoveCheck(Configuration configuration, Predicate<Address> declared) {
        this.configuration = configuration;
        this.declared = declared;
    }

    /** As far as it can be told without evaluating anything. */
    public static List<Diagnostic> written(Configuration configuration) {
        MoveCheck check = new MoveCheck(configuration, address -> isCertain(configuration, address));
        return check.all(path -> List.of(new ModuleAddress(path.stream()
                .map(name -> new ModuleAddress.Step(name, InstanceKey.none()))
                .toList())));
    }

    /** With all instances known. */
    public static List<Diagnostic> planned(
            Configuration configuration, Collection<ModuleAddress> modules, Collection<InstanceAddress> instances) {
        Map<List<String>, List<ModuleAddress>> byPath =
                modules.stream().collect(Collectors.groupingBy(ModuleAddress::path));
        Set<Address> all = new HashSet<>(modules);
        all.addAll(instances);
        MoveCheck check = new MoveCheck(
                configuration,
                address -> all.contains(address)
                        || (address instanceof ResourceAddress resource
                                && configuration.resource(resource) != null
                                && all.contains(resource.module())));
        return check.all(path -> byPath.getOrDefault(path, List.of()));
    }

    private static boolean isCertain(Configuration configuration, Address address) {
        return switch (address) {
            case ModuleAddress module -> isCertain(configuration, module);
            case ResourceAddress resource ->
                isCertain(configuration, resource.module()) && configuration.resource(resource) != null;
            case InstanceAddress instance -> {
                ResourceBlock block =
                        isCertain(configuration, instance.resource().module())
                                ? configuration.resource(instance.resource())
                                : null;
                yield block != null
                        && block.repetition() instanceof Repetition.Once
                        && instance.key().equals(InstanceKey.none());
            }
            case Address ignored -> false;
        };
    }

    private static boolean isCertain(Configuration configuration, ModuleAddress module) {
        for (int depth = module.steps().size(); depth > 0; depth--) {
            ModuleAddress at = new ModuleAddress(module.steps().subList(0, depth));
            Module parent = configuration.module(at.parent());
            ModuleCall call = parent == null
                    ? null
                    : parent.calls().get(at.steps().getLast().name());
            boolean sure = call != null
                    && call.repetition() instanceof Repetition.Once
                    && at.steps().getLast().key().equals(InstanceKey.none());
            if (!sure) {
                return false;
            }
        }
        return true;
    }

    /** The instances of a module, by the names of the calls that lead to it. */
    private interface Instances {
        List<ModuleAddress> of(List<String> path);
    }

    private List<Diagnostic> all(Instances instances) {
        MoveStatements statements = MoveStatements.explicit(configuration);
        for (MoveStatement statement : statements.all()) {
            MovedBlock block = Objects.requireNonNull(statement.block());
            package_(statement, block);
            for (ModuleAddress module : instances.of(statement.module())) {
                one(statement, block, module);
            }
        }
        return found.isEmpty() ? MoveCycles.of(statements.all()) : found;
    }

    /** One fault of a block is told once, however many instances its module has. */
    private void tell(MovedBlock block, Diagnostic fault) {
        if (told.add(block)) {
            found.add(fault);
        }
    }

    private void one(MoveStatement statement, MovedBlock block, ModuleAddress module) {
        Address from = MoveStatement.absolute(module, statement.from());
        Address to = MoveStatement.absolute(module, statement.to());
        if (from.equals(to)) {
            tell(
                    block,
                    Diagnostic.error(
                            "Move to the same address",
                            "This block moves " + from
                                    + " to itself, which says nothing. Remove the block, or correct one"
                                    + " of its addresses.",
                            block.range()));
            return;
        }
        if (declared.test(from)) {
            tell(block, stillDeclared(block, from, to));
        }
        MoveStatement other = bySource.putIfAbsent(from, statement);
        if (other != null && !MoveStatement.absolute(module, other.to()).equals(to) && differs(other, statement)) {
            tell(
                    block,
                    ambiguous(
                            other,
                            block.range(),
                            from + " can move to one address only, but there is another block that moves it to "
                                    + other.to()));
        }
        MoveStatement rival = byTarget.putIfAbsent(to, statement);
        if (rival != null && !rival.from().equals(statement.from())) {
            tell(
                    block,
                    ambiguous(
                            rival,
                            block.range(),
                            "only one object can move to " + to + ", but there is another block that moves "
                                    + rival.from() + " there"));
        }
    }

    private static boolean differs(MoveStatement one, MoveStatement other) {
        return !one.module().equals(other.module()) || !one.to().equals(other.to());
    }

    private static Diagnostic ambiguous(MoveStatement other, SourceRange range, String why) {
        return Diagnostic.error(
                "Ambiguous moves",
                "With this block it is not clear what moves where: " + why + ", at "
                        + Objects.requireNonNull(other.block()).range() + ". Remove one of the two.",
                range);
    }

    private Diagnostic stillDeclared(MovedBlock block, Address from, Address to) {
        ResourceBlock resource = switch (from) {
            case ResourceAddress whole -> configuration.resource(whole);
            case InstanceAddress instance -> configuration.resource(instance.resource());
            case Address ignored -> null;
        };
        String where = resource == null ? "" : ", at " + resource.range();
        return Diagnostic.error(
                "Moved object is still declared",
                "This block says that " + from + " is " + to + " now, but the configuration still declares " + from
                        + where + ". Remove that declaration or make it " + to
                        + "; or remove this block, if both are wanted.",
                block.range());
    }

    /** A module of somebody else's cannot be taken apart: its inside is not this configuration's to know. */
    private void package_(MoveStatement statement, MovedBlock block) {
        Module module = configuration.root();
        for (String name : statement.module()) {
            module = Objects.requireNonNull(module.calls().get(name)).module();
        }
        crossing(module, calls(statement.from()), block, block.fromRange());
        crossing(module, calls(statement.to()), block, block.toRange());
    }

    private static List<String> calls(Address address) {
        return switch (address) {
            // A whole module is its caller's, wherever its files are.
            case ModuleAddress module -> module.path().subList(0, module.path().size() - 1);
            case ResourceAddress resource -> resource.module().path();
            case InstanceAddress instance -> instance.resource().module().path();
            case Address ignored -> List.of();
        };
    }

    private void crossing(Module from, List<String> calls, MovedBlock block, SourceRange range) {
        Module module = from;
        for (String name : calls) {
            ModuleCall call = module.calls().get(name);
            if (call == null) {
                return;
            }
            if (!call.module().origin().tree().equals(from.origin().tree())) {
                tell(
                        block,
                        Diagnostic.error(
                                "Move across packages",
                                "The module \"" + name + "\" comes from another package, with versions of its own, so"
                                        + " what is inside it cannot be named in a move from outside. Move the whole"
                                        + " module, or write the block into that module.",
                                range));
                return;
            }
            module = call.module();
        }
    }
}
