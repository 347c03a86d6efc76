package io.rackform.cli.view;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.view.Difference.Member;
import io.rackform.engine.config.SourceTree;
import io.rackform.engine.execution.ReplaceOrder;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.OutputChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.run.Planned;
import io.rackform.state.ObjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole plan as text, in this order: where the configuration is from, what changed outside, what will be done, what waits
 * for a further round, the outputs, and last what a person looks for first: the counts and the impact.
 */
public final class PlanView {
    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private final ChangeView changes;

    private PlanView(Style style) {
        this.style = style;
        this.changes = new ChangeView(style, out);
    }

    public static String text(Planned planned, Style style) {
        PlanView view = new PlanView(style);
        view.all(planned);
        return view.out.toString();
    }

    /** Only where the configuration is read from; nothing for a working folder. */
    public static String source(Plan plan, Style style) {
        PlanView view = new PlanView(style);
        view.commit(plan);
        return view.out.toString();
    }

    private void all(Planned planned) {
        Plan plan = planned.plan();
        commit(plan);
        out.append(DriftView.note(plan.drift(), style));
        if (plan.isEmpty() && plan.shown().isEmpty()) {
            if (!plan.hasErrors()) {
                nothing(planned);
            }
            return;
        }
        Set<ObjectId> createdFirst = ReplaceOrder.createBeforeDestroy(plan);
        if (!plan.shown().isEmpty()) {
            legend(plan, createdFirst);
            out.append(
                    plan.hasErrors()
                            ? "Rackform planned the following actions, but then met a problem:\n"
                            : "Rackform will perform the following actions:\n");
            plan.shown().forEach(change -> changes.change(change, createdFirst.contains(change.id())));
            out.append('\n');
        }
        deferred(plan);
        if (plan.hasErrors()) {
            return;
        }
        outputs(plan);
        counts(planned);
    }

    private void commit(Plan plan) {
        SourceTree.Commit commit = plan.commit();
        if (commit != null) {
            String id = commit.id().length() > 12 ? commit.id().substring(0, 12) : commit.id();
            out.append(style.bold("Source:"))
                    .append(" commit ")
                    .append(OneLine.of(id))
                    .append(" \"")
                    .append(OneLine.of(commit.message()))
                    .append("\" by ")
                    .append(OneLine.of(commit.author()))
                    .append("\n\n");
        }
    }

    private void nothing(Planned planned) {
        if (planned.options().destroy()) {
            out.append(style.bold(style.green("No changes."))).append(style.bold(" No objects need to be destroyed."));
            out.append("\n\nNothing is recorded for this configuration, or all of it is gone already.\n");
            return;
        }
        out.append(style.bold(style.green("No changes.")))
                .append(style.bold(" Your infrastructure matches the configuration."))
                .append("\n\n");
        out.append(
                planned.options().refresh()
                        ? "Rackform has compared the devices with the configuration and found nothing to change.\n"
                        : "Rackform has compared the recorded state with the configuration; the devices were not read,"
                                + " because of -refresh=false.\n");
    }

    private void legend(Plan plan, Set<ObjectId> createdFirst) {
        Map<String, String> signs = new LinkedHashMap<>();
        signs.put("  " + style.green("+"), "create");
        signs.put("  " + style.yellow("~"), "update in-place");
        signs.put("  " + style.red("-"), "destroy");
        signs.put(style.red("-") + "/" + style.green("+"), "destroy and then create replacement");
        signs.put(style.green("+") + "/" + style.red("-"), "create replacement and then destroy");
        signs.put(" " + style.cyan("<="), "read (data resources)");
        signs.put("  .", "forget: leave as it is and no longer manage");
        boolean replacesFirst = plan.pending().stream()
                .anyMatch(change -> change.action() == Action.REPLACE && createdFirst.contains(change.id()));
        boolean replacesLast = plan.pending().stream()
                .anyMatch(change -> change.action() == Action.REPLACE && !createdFirst.contains(change.id()));
        List<Boolean> used = List.of(
                plan.count(Action.CREATE) > 0,
                plan.count(Action.UPDATE) > 0,
                plan.count(Action.DELETE) > 0,
                replacesLast,
                replacesFirst,
                plan.count(Action.READ) > 0,
                plan.count(Action.FORGET) > 0);
        if (plan.pending().isEmpty()) {
            return;
        }
        out.append("The actions of this plan are marked with these symbols:\n");
        int at = 0;
        for (Map.Entry<String, String> sign : signs.entrySet()) {
            if (used.get(at++)) {
                out.append(sign.getKey()).append(' ').append(sign.getValue()).append('\n');
            }
        }
        out.append('\n');
    }

    private void deferred(Plan plan) {
        if (plan.deferred().isEmpty()) {
            return;
        }
        out.append(style.bold("Planned in a further round"))
                .append(", because how many there are, or what they need, is known only after apply:\n\n");
        plan.deferred()
                .forEach(block -> out.append("  ")
                        .append(style.cyan("?"))
                        .append(' ')
                        .append(block.address())
                        .append('\n'));
        out.append('\n');
    }

    /** What a plan that changes no device writes into the state. */
    private static String saved(Plan plan) {
        List<String> saved = new ArrayList<>();
        if (!plan.moves().isEmpty()) {
            saved.add(plan.moves().size() == 1 ? "the new address" : "the new addresses");
        }
        if (plan.imports() > 0) {
            saved.add(plan.imports() == 1 ? "the imported object" : "the imported objects");
        }
        if (plan.shown().stream().anyMatch(change -> change.provenance().recovered())) {
            saved.add("what an interrupted run made");
        }
        if (plan.count(Action.FORGET) > 0) {
            saved.add("that the objects are no longer managed");
        }
        if (plan.outputs().stream().anyMatch(OutputChange::isChange)) {
            saved.add("the new output values");
        }
        return String.join(" and ", saved);
    }

    private void outputs(Plan plan) {
        List<OutputChange> changed =
                plan.outputs().stream().filter(OutputChange::isChange).toList();
        if (changed.isEmpty()) {
            return;
        }
        out.append("Changes to Outputs:\n");
        List<Member> members = new ArrayList<>();
        changed.forEach(
                output -> members.add(new Member(output.name(), Comparison.of(output.before(), output.after()))));
        DifferenceText text = new DifferenceText(style, out);
        members.forEach(member -> text.member(member, 2, DifferenceText.width(members), ""));
        out.append('\n');
    }

    private void counts(Planned planned) {
        Plan plan = planned.plan();
        out.append(style.bold("Plan:"))
                .append(' ')
                .append(Counts.of(plan).toDo())
                .append('\n');
        String impact = ImpactLine.text(plan, planned.graph(), style);
        if (!impact.isEmpty()) {
            out.append(style.bold("Impact:")).append(' ').append(impact).append('\n');
        }
        boolean onlyState = plan.pending().stream().noneMatch(InstanceChange::isChange)
                && plan.deferred().isEmpty();
        if (onlyState && plan.generated().isEmpty()) {
            out.append("\nApplying this plan saves ").append(saved(plan)).append("; no device is changed.\n");
        }
    }
}
