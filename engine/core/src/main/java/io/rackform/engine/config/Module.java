package io.rackform.engine.config;

import io.rackform.engine.config.settings.Settings;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.model.map.Sorted;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One module, decoded; each map is sorted by the name that references use.
 *
 * @param path the names of the calls that lead here; empty for the root
 * @param providers by {@code name} or {@code name.alias}
 * @param checkData the checks that have a data source of their own, by its local name
 */
public record Module(
        List<String> path,
        ModuleOrigin origin,
        SortedMap<String, VariableBlock> variables,
        SortedMap<String, Attribute> locals,
        SortedMap<String, OutputBlock> outputs,
        SequencedMap<String, ResourceBlock> resources,
        SortedMap<String, ModuleCall> calls,
        SortedMap<String, ProviderBlock> providers,
        SortedMap<String, CheckBlock> checks,
        SortedMap<String, CheckBlock> checkData,
        Refactorings refactorings,
        Settings settings) {
    public Module {
        path = List.copyOf(path);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        locals = Collections.unmodifiableSortedMap(new TreeMap<>(locals));
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        resources = Sorted.copyOf(resources);
        calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
        providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
        checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
        checkData = Collections.unmodifiableSortedMap(new TreeMap<>(checkData));
    }

    /** This module with one more {@code import} block. */
    Module withImport(ImportBlock block) {
        return new Module(
                path,
                origin,
                variables,
                locals,
                outputs,
                resources,
                calls,
                providers,
                checks,
                checkData,
                refactorings.withImport(block),
                settings);
    }
}
