package io.rackform.cli.view;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.view.Difference.Group;
import io.rackform.cli.view.ValueNotation.Parts;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.Drift;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.ReplaceCause;
import io.rackform.model.address.AttributePath;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Impact;
import io.rackform.state.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One object's change: a headline with every reason, then its attributes. */
final class ChangeView {
    private final Style style;
    private final StringBuilder out;
    private final DifferenceText text;

    ChangeView(Style style, StringBuilder out) {
        this.style = style;
        this.out = out;
        this.text = new DifferenceText(style, out);
    }

    void change(InstanceChange change, boolean createdFirst) {
        List<AttributePath> forcing = change.causes().stream()
                .filter(ReplaceCause.Attribute.class::isInstance)
                .map(cause -> ((ReplaceCause.Attribute) cause).path())
                .toList();
        Group attributes = new Comparison(forcing)
                .attributes(
                        parts(change.before()),
                        parts(change.action() == Action.FORGET ? change.before() : change.after()));
        headline(subject(change) + " " + style.bold(verb(change)));
        remarks(change, attributes)
                .forEach(
                        remark -> out.append("  # (").append(OneLine.of(remark)).append(")\n"));
        block(sign(change.action(), createdFirst), change.id(), attributes);
        if (change.action() == Action.DELETE && change.before() != null) {
            out.setLength(out.length() - 1);
            out.append(" -> null\n");
        }
    }

    void drift(Drift drift) {
        headline(drift.id() + " " + style.bold(drift.live() == null ? "has been deleted" : "has changed"));
        if (drift.live() == null) {
            // What is gone is named, not listed: its attributes are no longer anybody's question.
            block("  " + style.red("-"), drift.id(), new Group(Sign.REMOVE, "{", List.of(), 0, "", "}", "", ""));
            return;
        }
        block(
                "  " + style.yellow("~"),
                drift.id(),
                new Comparison(List.of()).attributes(parts(drift.recorded()), parts(drift.live())));
    }

    private void headline(String words) {
        out.append("\n  ").append(style.bold("# ")).append(words).append('\n');
    }

    private void block(String sign, ObjectId id, Group attributes) {
        ResourceAddress resource = id.address().resource();
        String kind = resource.mode() == ResourceMode.DATA ? "data" : "resource";
        out.append(sign)
                .append(' ')
                .append(kind)
                .append(" \"")
                .append(resource.type())
                .append("\" \"")
                .append(resource.name())
                .append("\" {");
        if (attributes.members().isEmpty() && attributes.hidden() == 0) {
            out.append("}\n");
            return;
        }
        out.append('\n');
        text.members(attributes, 6);
        out.append("    }\n");
    }

    private static Parts.@Nullable Named parts(@Nullable ObjectValue object) {
        return object == null ? null : new Parts.Named(object.attributes(), true);
    }

    private String sign(Action action, boolean createdFirst) {
        return switch (action) {
            case NO_OP -> "   ";
            case CREATE -> "  " + style.green("+");
            case UPDATE -> "  " + style.yellow("~");
            case DELETE -> "  " + style.red("-");
            case READ -> " " + style.cyan("<=");
            case FORGET -> "  .";
            case REPLACE ->
                createdFirst ? style.green("+") + "/" + style.red("-") : style.red("-") + "/" + style.green("+");
        };
    }

    /** What only moves is told from where it was. */
    private static String subject(InstanceChange change) {
        InstanceAddress movedFrom = change.provenance().movedFrom();
        return change.action() == Action.NO_OP && movedFrom != null
                ? movedFrom.toString()
                : change.id().toString();
    }

    private static String verb(InstanceChange change) {
        return switch (change.action()) {
            case NO_OP ->
                change.provenance().recovered()
                        ? "will be recorded"
                        : change.provenance().isImported()
                                ? "will be imported"
                                : change.provenance().movedFrom() == null
                                        ? "stays as it is"
                                        : "has moved to " + change.id();
            case CREATE -> "will be created";
            case UPDATE -> "will be updated in-place";
            case DELETE -> "will be destroyed";
            case READ -> "will be read during apply";
            case FORGET -> "will no longer be managed by Rackform, but will not be destroyed";
            case REPLACE ->
                switch (change.causes().isEmpty()
                        ? new ReplaceCause.Requested()
                        : change.causes().getFirst()) {
                    case ReplaceCause.Tainted ignored -> "is tainted, so must be replaced";
                    case ReplaceCause.Requested ignored -> "will be replaced, as requested";
                    case ReplaceCause.Triggered ignored -> "will be replaced due to replace_triggered_by";
                    case ReplaceCause.Attribute ignored -> "must be replaced";
                };
        };
    }

    private static List<String> remarks(InstanceChange change, Group attributes) {
        List<String> remarks = new ArrayList<>();
        InstanceAddress movedFrom = change.provenance().movedFrom();
        if (movedFrom != null && change.action() != Action.NO_OP) {
            remarks.add("moved from " + movedFrom);
        }
        if (change.provenance().recovered()) {
            remarks.add("a run that was interrupted made it");
        }
        String importedAs = change.provenance().importedAs();
        if (importedAs != null) {
            remarks.add("imported from \"" + importedAs + "\"");
        }
        if (!change.note().isEmpty()) {
            boolean goes = change.action() == Action.DELETE || change.action() == Action.FORGET;
            remarks.add((goes ? "because " : "") + change.note());
        }
        if (change.action() == Action.FORGET) {
            remarks.add("destroy = false is set in the configuration");
        }
        if (change.action() == Action.REPLACE && change.keptOnDestroy()) {
            remarks.add("the object that is there now will not be destroyed, because of destroy = false");
        }
        if (change.action() == Action.CREATE && change.before() != null) {
            remarks.add("the device has some of it already: shown is what changes there");
        }
        if (change.id().isDeposed()) {
            remarks.add("left over from a replacement that was not finished");
        }
        for (ReplaceCause cause : change.causes()) {
            switch (cause) {
                case ReplaceCause.Tainted ignored -> remarks.add("it was created only in part");
                case ReplaceCause.Requested ignored -> remarks.add("asked for by -replace");
                case ReplaceCause.Triggered(String reference) -> remarks.add("triggered by " + reference);
                case ReplaceCause.Attribute(AttributePath path) -> {
                    if (!isShown(path, attributes)) {
                        remarks.add("forced by " + path);
                    }
                }
            }
        }
        change.impact().stream()
                .filter(impact -> impact.kind() != Impact.Kind.COMMIT)
                .map(ChangeView::impact)
                .forEach(remarks::add);
        boolean read = change.action() != Action.READ && change.action() != Action.FORGET;
        if (!change.refreshed() && change.before() != null && read) {
            remarks.add("not refreshed: shown as it was recorded");
        }
        return remarks;
    }

    /** Whether the remark stands at the attribute itself. */
    private static boolean isShown(AttributePath path, Group attributes) {
        return path.steps().getFirst() instanceof AttributePath.Step.Name(String name)
                && attributes.members().stream()
                        .anyMatch(member -> member.label().equals(name)
                                && member.difference().sign() != Sign.NONE);
    }

    private static String impact(Impact impact) {
        String words = impact.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return impact.detail().isEmpty() ? words : words + ": " + impact.detail();
    }
}
