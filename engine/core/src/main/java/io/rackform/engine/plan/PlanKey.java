package io.rackform.engine.plan;

import io.rackform.engine.demand.NodeKey;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.state.ObjectId;
import java.util.List;

/** The questions of planning. */
public sealed interface PlanKey<V> extends NodeKey<V> {
    /** What happens to an instance that the configuration wants. */
    record PlannedInstance(InstanceAddress instance) implements PlanKey<InstanceChange> {
        @Override
        public String describe() {
            return instance + " (plan)";
        }
    }

    /** What happens to a recorded object that the configuration does not want. */
    record PlannedOrphan(InstanceAddress instance) implements PlanKey<InstanceChange> {
        @Override
        public String describe() {
            return instance + " (orphan)";
        }
    }

    /** What happens to the old object of a replacement that was not finished. */
    record PlannedDeposed(ObjectId object) implements PlanKey<InstanceChange> {
        @Override
        public String describe() {
            return object.toString();
        }
    }

    /** All of these, and every value of these modules: whoever asks for it has asked for the whole plan. */
    record PlanRoot(List<InstanceAddress> instances, List<InstanceAddress> orphans, List<ModuleAddress> modules)
            implements PlanKey<Boolean> {
        public PlanRoot {
            instances = List.copyOf(instances);
            modules = List.copyOf(modules);
            orphans = List.copyOf(orphans);
        }

        @Override
        public String describe() {
            return "the plan";
        }
    }

    /** That all of these, which are imported and have no block, are read: together, as far as they are on one device. */
    record ReadUnconfigured(List<InstanceAddress> instances) implements PlanKey<Boolean> {
        public ReadUnconfigured {
            instances = List.copyOf(instances);
        }

        @Override
        public String describe() {
            return "imports without configuration";
        }
    }

    /** Whether anything of what a reference in {@code depends_on} names is going to change. */
    record PendingChanges(ModuleAddress module, List<String> names) implements PlanKey<Boolean> {
        public PendingChanges {
            names = List.copyOf(names);
        }

        @Override
        public String describe() {
            return (module.isRoot() ? "" : module + ".") + String.join(".", names) + " (pending changes)";
        }
    }

    /** Everything in an instance of a module: the walk that finds all instances. */
    record PlannedModule(ModuleAddress module) implements PlanKey<ModuleExtent> {
        @Override
        public String describe() {
            return module.isRoot() ? "the root module" : module.toString();
        }
    }
}
