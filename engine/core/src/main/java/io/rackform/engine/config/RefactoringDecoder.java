package io.rackform.engine.config;

import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes the blocks that say what becomes of recorded objects. */
final class RefactoringDecoder {
    private final Diagnostics diagnostics;
    private final List<MovedBlock> moves = new ArrayList<>();
    private final List<RemovedBlock> removals = new ArrayList<>();
    private final List<ImportBlock> imports = new ArrayList<>();

    RefactoringDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Refactorings decoded() {
        return new Refactorings(moves, removals, imports);
    }

    /** Decodes a block of one of these types. */
    void decode(Block block) {
        switch (block.type()) {
            case "moved" -> moved(block);
            case "removed" -> removed(block);
            case "import" -> {
                ImportBlock decoded = new ImportDecoder(diagnostics).decode(block);
                if (decoded != null) {
                    imports.add(decoded);
                }
            }
            default -> throw new IllegalArgumentException(block.type()); // allow default: the caller knows the types
        }
    }

    private void removed(Block block) {
        BlockReader reader = new BlockReader("\"removed\" block", block.body(), diagnostics);
        Expression from = reader.required("from");
        List<Block> lifecycles = reader.blocks("lifecycle");
        reader.noProvisioners();
        reader.end();
        boolean destroys = true;
        for (Block lifecycle : lifecycles) {
            BlockReader inner =
                    new BlockReader("\"lifecycle\" block of a \"removed\" block", lifecycle.body(), diagnostics);
            destroys = inner.flag("destroy", true);
            inner.end();
        }
        if (lifecycles.size() > 1) {
            diagnostics.add(LifecycleDecoder.duplicate("A \"removed\" block", lifecycles.get(1)));
        }
        Address source = from == null ? null : AddressExpression.of(from).orElse(null);
        if (from == null) {
            return;
        }
        if (source == null || !isWhole(source) || mode(source) != ResourceMode.MANAGED) {
            diagnostics.add(Diagnostic.error(
                    "Invalid address in a removed block",
                    "The argument \"from\" of a \"removed\" block takes the address of a managed resource or of a module,"
                            + " such as terraform_data.a or module.m, without any instance key: the block says what"
                            + " becomes of all that was declared there. To take off single instances, change count or"
                            + " for_each.",
                    from.range()));
            return;
        }
        removals.add(new RemovedBlock(source, destroys, block.headerRange()));
    }

    /** Whether the address names all instances. */
    private static boolean isWhole(Address address) {
        return switch (address) {
            case ModuleAddress module -> hasNoKeys(module);
            case ResourceAddress resource -> hasNoKeys(resource.module());
            case Address ignored -> false;
        };
    }

    private static boolean hasNoKeys(ModuleAddress module) {
        return module.steps().stream().allMatch(step -> step.key().equals(InstanceKey.none()));
    }

    private void moved(Block block) {
        BlockReader reader = new BlockReader("\"moved\" block", block.body(), diagnostics);
        Expression from = reader.required("from");
        Expression to = reader.required("to");
        reader.end();
        Address source = from == null ? null : movedAddress("from", from);
        Address target = to == null ? null : movedAddress("to", to);
        if (from == null || to == null || source == null || target == null) {
            return;
        }
        if (source instanceof ModuleAddress != target instanceof ModuleAddress) {
            diagnostics.add(Diagnostic.error(
                    "Move between unequal kinds",
                    "A \"moved\" block moves a module to a module, or a resource to a resource; but " + source + " is "
                            + kind(source) + " and " + target + " is " + kind(target)
                            + ". To move a resource into a module, write its whole address there, such as"
                            + " module.rack." + (source instanceof ModuleAddress ? target : source) + ".",
                    block.headerRange()));
            return;
        }
        if (mode(source) != ResourceMode.MANAGED || mode(target) != ResourceMode.MANAGED) {
            diagnostics.add(Diagnostic.warning(
                            "Move without effect",
                            "Only managed resources are recorded, so there is nothing to move from " + source + " to "
                                    + target
                                    + ": what is no managed resource is read or opened anew in every run. Remove the"
                                    + " block.")
                    .at(block.headerRange()));
            return;
        }
        moves.add(new MovedBlock(source, target, from.range(), to.range(), block.headerRange()));
    }

    private @Nullable Address movedAddress(String name, Expression expression) {
        Address address = AddressExpression.of(expression).orElse(null);
        if (address == null) {
            diagnostics.add(Diagnostic.error(
                    "Invalid address in a moved block",
                    "The argument \"" + name + "\" of a \"moved\" block takes the address of a resource, of one of its"
                            + " instances, or of a module, such as terraform_data.a, terraform_data.a[\"x\"] or module.m:"
                            + " without quotes round it, and with keys as they are, because it is read before anything"
                            + " is evaluated.",
                    expression.range()));
        }
        return address;
    }

    private static String kind(Address address) {
        return address instanceof ModuleAddress ? "a module" : "a resource";
    }

    private static ResourceMode mode(Address address) {
        return switch (address) {
            case ResourceAddress resource -> resource.mode();
            case InstanceAddress instance -> instance.resource().mode();
            case Address ignored -> ResourceMode.MANAGED;
        };
    }
}
