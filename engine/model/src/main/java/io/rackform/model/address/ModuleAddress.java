package io.rackform.model.address;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An instance of a module: the calls from the root to it; the root has none. */
public record ModuleAddress(List<Step> steps) implements Address, Comparable<ModuleAddress> {
    public static final ModuleAddress ROOT = new ModuleAddress(List.of());

    /** One module call and the instance of it. */
    public record Step(String name, InstanceKey key) {
        @Override
        public String toString() {
            return "module." + name + key;
        }
    }

    public ModuleAddress {
        steps = List.copyOf(steps);
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    public ModuleAddress child(String name, InstanceKey key) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(name, key));
        return new ModuleAddress(longer);
    }

    /** The module that calls this one; not to be asked of the root. */
    public ModuleAddress parent() {
        return new ModuleAddress(steps.subList(0, steps.size() - 1));
    }

    /** The names of the calls, without instance keys: where the module's configuration is found. */
    public List<String> path() {
        return steps.stream().map(Step::name).toList();
    }

    /** Whether {@code other} is this module or below it. */
    public boolean contains(ModuleAddress other) {
        return other.steps.size() >= steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    // Written out, as in InstanceAddress; nearly always both are the root.
    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof ModuleAddress that && steps.equals(that.steps));
    }

    @Override
    public int compareTo(ModuleAddress other) {
        if (other == this) {
            return 0;
        }
        int common = Math.min(steps.size(), other.steps.size());
        for (int i = 0; i < common; i++) {
            int byName = steps.get(i).name().compareTo(other.steps.get(i).name());
            int order = byName != 0
                    ? byName
                    : steps.get(i).key().compareTo(other.steps.get(i).key());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(steps.size(), other.steps.size());
    }

    /** Prefix for the names of things inside: empty for the root, else the address and a dot. */
    String prefix() {
        return isRoot() ? "" : this + ".";
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("."));
    }
}
