package io.rackform.engine.execution;

import java.util.Locale;

/** Prints a graph, for people and for Graphviz. */
public final class GraphText {
    private GraphText() {}

    /** One operation a line, each followed by what it waits for. */
    public static String text(ExecutionGraph graph) {
        StringBuilder text = new StringBuilder();
        graph.operations().values().forEach(operation -> {
            text.append(operation.id()).append('\n');
            if (operation instanceof Operation.ChangeUnitOperation unit
                    && unit.edits().size() > 1) {
                unit.edits()
                        .forEach(edit -> text.append("    ")
                                .append(edit.kind().name().toLowerCase(Locale.ROOT))
                                .append(' ')
                                .append(edit.object())
                                .append('\n'));
            }
            graph.before(operation.id())
                    .forEach(before -> text.append("  after ").append(before).append('\n'));
        });
        return text.toString();
    }

    /** The graph in the DOT language; an arrow points to what must be done before. */
    public static String dot(ExecutionGraph graph) {
        StringBuilder text = new StringBuilder("digraph plan {\n  rankdir = \"RL\";\n  node [shape = \"box\"];\n");
        graph.operations().values().forEach(operation -> {
            String shape =
                    operation instanceof Operation.JointOperation ? " [shape = \"point\", xlabel = " : " [label = ";
            text.append("  ")
                    .append(quote(operation.id()))
                    .append(shape)
                    .append(quote(label(operation)))
                    .append("];\n");
        });
        graph.after()
                .forEach((id, before) -> before.forEach(one -> text.append("  ")
                        .append(quote(id))
                        .append(" -> ")
                        .append(quote(one))
                        .append(";\n")));
        return text.append("}\n").toString();
    }

    private static String label(Operation operation) {
        return switch (operation) {
            case Operation.ChangeUnitOperation unit
            when unit.edits().size() > 1 -> {
                StringBuilder label = new StringBuilder(unit.id());
                unit.edits()
                        .forEach(edit -> label.append("\n")
                                .append(edit.kind())
                                .append(' ')
                                .append(edit.object()));
                yield label.toString();
            }
            case Operation.ChangeUnitOperation unit ->
                unit.edits().getFirst().kind().name().toLowerCase(Locale.ROOT) + " "
                        + unit.edits().getFirst().object();
            case Operation.ReadOperation read -> "read " + read.object();
            case Operation.ForgetOperation forget -> "forget " + forget.object();
            case Operation.JointOperation joint -> joint.id();
        };
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
