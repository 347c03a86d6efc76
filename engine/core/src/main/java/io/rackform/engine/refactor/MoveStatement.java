package io.rackform.engine.refactor;

import io.rackform.engine.config.MovedBlock;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One move, in every instance of the module that says so.
 *
 * @param module the names of the calls that lead to the module that says so
 * @param extent what moves together
 * @param from as seen from that module
 * @param block null where no block says so, but the way the resource is repeated now, or a person
 */
record MoveStatement(
        List<String> module,
        Extent extent,
        Address from,
        Address to,
        @Nullable MovedBlock block) {
    /** What moves together; and what must be free at the new address. */
    enum Extent {
        /** All instances of a call, each with its key. */
        CALL,
        /** One instance of a call. */
        MODULE,
        /** All instances of a resource, each with its key. */
        RESOURCE,
        /** One instance of a resource. */
        INSTANCE
    }

    MoveStatement {
        module = List.copyOf(module);
    }

    /** Where only one of two addresses has a key, the other one means the only instance; where none has, all of them. */
    static MoveStatement of(List<String> module, MovedBlock block) {
        return of(module, block.from(), block.to(), block);
    }

    static MoveStatement of(List<String> module, Address from, Address to, @Nullable MovedBlock block) {
        return switch (from) {
            case ModuleAddress source -> {
                boolean all = last(source).key().equals(InstanceKey.none())
                        && last((ModuleAddress) to).key().equals(InstanceKey.none());
                yield new MoveStatement(module, all ? Extent.CALL : Extent.MODULE, from, to, block);
            }
            case ResourceAddress ignored
            when to instanceof ResourceAddress -> new MoveStatement(module, Extent.RESOURCE, from, to, block);
            case Address ignored -> new MoveStatement(module, Extent.INSTANCE, instance(from), instance(to), block);
        };
    }

    /** A resource that is repeated by count now, or no longer, keeps its first object. */
    static MoveStatement implied(ResourceAddress resource, InstanceKey from, InstanceKey to) {
        ResourceAddress relative = in(ModuleAddress.ROOT, resource);
        return new MoveStatement(
                resource.module().path(), Extent.INSTANCE, relative.instance(from), relative.instance(to), null);
    }

    static ModuleAddress.Step last(ModuleAddress module) {
        return module.steps().getLast();
    }

    private static InstanceAddress instance(Address address) {
        return address instanceof InstanceAddress instance
                ? instance
                : ((ResourceAddress) address).instance(InstanceKey.none());
    }

    private static ResourceAddress in(ModuleAddress module, ResourceAddress resource) {
        return new ResourceAddress(module, resource.mode(), resource.type(), resource.name());
    }

    /** The address as seen from the root, for one instance of the module that says so. */
    static Address absolute(ModuleAddress module, Address relative) {
        return switch (relative) {
            case ModuleAddress inner -> joined(module.steps(), inner.steps());
            case ResourceAddress resource ->
                in(joined(module.steps(), resource.module().steps()), resource);
            case InstanceAddress instance ->
                in(joined(module.steps(), instance.resource().module().steps()), instance.resource())
                        .instance(instance.key());
            case Address other -> other;
        };
    }

    private static ModuleAddress joined(List<ModuleAddress.Step> outer, List<ModuleAddress.Step> inner) {
        List<ModuleAddress.Step> steps = new ArrayList<>(outer);
        steps.addAll(inner);
        return new ModuleAddress(steps);
    }

    /** Where this statement takes an object; empty where it says nothing of it. */
    Optional<InstanceAddress> target(InstanceAddress object) {
        List<ModuleAddress.Step> steps = object.resource().module().steps();
        int depth = module.size();
        if (steps.size() < depth
                || !object.resource().module().path().subList(0, depth).equals(module)) {
            return Optional.empty();
        }
        List<ModuleAddress.Step> outer = steps.subList(0, depth);
        List<ModuleAddress.Step> inner = steps.subList(depth, steps.size());
        return switch (from) {
            case ModuleAddress source -> target(object, outer, inner, source);
            case ResourceAddress source
            when object.resource().equals(absolute(new ModuleAddress(outer), source)) ->
                Optional.of(((ResourceAddress) absolute(new ModuleAddress(outer), to)).instance(object.key()));
            case InstanceAddress source
            when object.equals(absolute(new ModuleAddress(outer), source)) ->
                Optional.of((InstanceAddress) absolute(new ModuleAddress(outer), to));
            case Address ignored -> Optional.empty();
        };
    }

    private Optional<InstanceAddress> target(
            InstanceAddress object,
            List<ModuleAddress.Step> outer,
            List<ModuleAddress.Step> inner,
            ModuleAddress source) {
        int depth = source.steps().size();
        if (inner.size() < depth
                || !inner.subList(0, depth - 1).equals(source.steps().subList(0, depth - 1))) {
            return Optional.empty();
        }
        ModuleAddress.Step call = inner.get(depth - 1);
        boolean matches =
                extent == Extent.CALL ? call.name().equals(last(source).name()) : call.equals(last(source));
        if (!matches) {
            return Optional.empty();
        }
        List<ModuleAddress.Step> target = new ArrayList<>(((ModuleAddress) to).steps());
        if (extent == Extent.CALL) {
            target.set(
                    target.size() - 1, new ModuleAddress.Step(target.getLast().name(), call.key()));
        }
        target.addAll(inner.subList(depth, inner.size()));
        return Optional.of(in(joined(outer, target), object.resource()).instance(object.key()));
    }

    /** The names on the way to what moves, without keys: by this a statement is found. */
    String place() {
        return switch (from) {
            case ModuleAddress source -> place(joinedNames(source.path()), "");
            case ResourceAddress source -> place(joinedNames(source.module().path()), localName(source));
            case InstanceAddress source ->
                place(joinedNames(source.resource().module().path()), localName(source.resource()));
            case Address ignored -> "";
        };
    }

    static String place(List<String> modules, String resource) {
        return String.join("/", modules) + "/" + resource;
    }

    static String localName(ResourceAddress resource) {
        return resource.mode().prefix() + resource.type() + "." + resource.name();
    }

    private List<String> joinedNames(List<String> inner) {
        List<String> names = new ArrayList<>(module);
        names.addAll(inner);
        return names;
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
