package io.rackform.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.apply.StopSignal;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.Address;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.ObjectId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans and applies what the reference planned and applied, and compares: changes, old addresses, faults, the state. */
class RefactoringTest {
    @TempDir
    Path folder;

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void doesAsTheReference(Scenario scenario) {
        try (Workshop workshop = new Workshop(folder)) {
            if (!scenario.before().isEmpty()) {
                assertThat(workshop.apply(Scenario.tree(scenario.before())).diagnostics())
                        .isEmpty();
            }
            assertThat(told(scenario, workshop)).isEqualTo(expected(scenario));
        }
    }

    /** The summaries are the reference's own; how many faults of which kind there are is what counts. */
    private static List<String> expected(Scenario scenario) {
        return scenario.expected().stream()
                .map(line -> line.replaceFirst(" # .*", ""))
                .toList();
    }

    private static List<String> told(Scenario scenario, Workshop workshop) {
        Diagnostics diagnostics = new Diagnostics();
        List<String> lines = new ArrayList<>();
        try (Stack stack = workshop.stack(Scenario.tree(scenario.after()))) {
            Configuration configuration = stack.load(diagnostics);
            if (diagnostics.hasErrors()) {
                faults(diagnostics.list(), lines);
                lines.add("exit 1");
                return lines;
            }
            Planned planned = stack.plan(configuration, options(scenario.options()));
            Plan plan = planned.plan();
            if (!plan.hasErrors()) {
                plan.changes().values().forEach(change -> lines.add(line(change)));
            }
            Collections.sort(lines);
            faults(plan.diagnostics(), lines);
            lines.add("exit "
                    + (plan.hasErrors() ? 1 : plan.isEmpty() && plan.pending().isEmpty() ? 0 : 2));
            if (!plan.hasErrors()) {
                ApplyResult result = stack.apply(planned, "apply", event -> {}, new StopSignal());
                assertThat(result.diagnostics()).isEmpty();
                List<String> recorded = new ArrayList<>();
                workshop.store().snapshot().objects().keySet().forEach(id -> recorded.add("state " + id));
                Collections.sort(recorded);
                lines.addAll(recorded);
            }
        }
        return lines;
    }

    private static void faults(List<Diagnostic> diagnostics, List<String> lines) {
        diagnostics.stream()
                .map(diagnostic -> diagnostic.severity().name().toLowerCase(Locale.ROOT))
                .sorted()
                .forEach(lines::add);
    }

    private static String line(InstanceChange change) {
        ObjectId id = change.id();
        InstanceAddress from = change.provenance().movedFrom();
        return "change " + id.address() + (id.isDeposed() ? " (deposed)" : "") + " "
                + change.action().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + (from == null ? "" : " from " + from)
                + (change.provenance().isImported() ? " imported" : "");
    }

    private static PlanOptions options(List<String> words) {
        List<Address> targets = new ArrayList<>();
        Set<InstanceAddress> replace = new HashSet<>();
        for (String word : words) {
            String value = word.substring(word.indexOf('=') + 1);
            if (word.startsWith("-target=")) {
                targets.add(AddressParser.parse(value).orElseThrow());
            } else if (word.startsWith("-replace=")) {
                replace.add(AddressParser.parseInstance(value).orElseThrow());
            } else {
                assertThat(word).isEqualTo("-destroy");
            }
        }
        return new PlanOptions(words.contains("-destroy"), true, targets, replace);
    }
}
