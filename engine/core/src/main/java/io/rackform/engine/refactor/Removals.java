package io.rackform.engine.refactor;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.RemovedBlock;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of objects whose declaration is gone, as {@code removed} blocks say it. */
public final class Removals {
    private final Set<String> forgotten = new HashSet<>();
    private final List<Diagnostic> faults = new ArrayList<>();

    private Removals() {}

    /** What all modules of a configuration say. */
    public static Removals of(Configuration configuration) {
        Removals removals = new Removals();
        removals.collect(configuration.root());
        return removals;
    }

    private void collect(Module module) {
        for (RemovedBlock block : module.refactorings().removals()) {
            SourceRange declared = declaration(module, block.from());
            if (declared != null) {
                faults.add(Diagnostic.error(
                        "Removed object is still declared",
                        "This block says that " + block.from() + " is not declared any more, but it is, at " + declared
                                + ". Remove that declaration, or remove this block.",
                        block.range()));
            } else if (!block.destroys()) {
                forgotten.add(place(module, block.from()));
            }
        }
        for (ModuleCall call : module.calls().values()) {
            collect(call.module());
        }
    }

    private static @Nullable SourceRange declaration(Module module, Address address) {
        ModuleAddress inside =
                address instanceof ResourceAddress resource ? resource.module() : (ModuleAddress) address;
        Module at = module;
        ModuleCall call = null;
        for (String name : inside.path()) {
            call = at.calls().get(name);
            if (call == null) {
                return null;
            }
            at = call.module();
        }
        if (address instanceof ResourceAddress resource) {
            ResourceBlock block = at.resources().get(MoveStatement.localName(resource));
            return block == null ? null : block.range();
        }
        return call == null ? null : call.range();
    }

    private static String place(Module module, Address address) {
        List<String> path = new ArrayList<>(module.path());
        if (address instanceof ResourceAddress resource) {
            path.addAll(resource.module().path());
            return MoveStatement.place(path, MoveStatement.localName(resource));
        }
        path.addAll(((ModuleAddress) address).path());
        return MoveStatement.place(path, "");
    }

    /** Blocks that contradict the configuration. */
    public List<Diagnostic> faults() {
        return List.copyOf(faults);
    }

    /** Whether a block says that the object is to stay as it is and to be forgotten. */
    public boolean forgets(InstanceAddress object) {
        if (forgotten.isEmpty()) {
            return false;
        }
        List<String> path = object.resource().module().path();
        if (forgotten.contains(MoveStatement.place(path, MoveStatement.localName(object.resource())))) {
            return true;
        }
        for (int depth = path.size(); depth > 0; depth--) {
            if (forgotten.contains(MoveStatement.place(path.subList(0, depth), ""))) {
                return true;
            }
        }
        return false;
    }
}
