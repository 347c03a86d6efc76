package io.rackform.cli.golden;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where sources make diagnostics: calls of {@code Diagnostic.error} and {@code warning}, and of every method that takes a
 * parameter named {@code summary}.
 */
final class SummarySites {
    private static final Pattern PLACEHOLDER = Pattern.compile("%[a-z]");

    /** A piece of a detail that is shorter says too little to be told from others. */
    private static final int SHORTEST_PIECE = 12;

    /** The same for a piece that is there in some cases only: a word or two are no case of their own. */
    private static final int SHORTEST_CASE = 20;

    /** The methods that take a summary, with its place among the arguments, by name and number of arguments. */
    private final Map<Signature, Integer> takers = new HashMap<>();

    /** Methods that have the name of such a one in a file of their own, but take no summary. */
    private final Set<String> others = new HashSet<>();

    private final List<Site> sites = new ArrayList<>();

    private record Signature(String name, int arguments) {}

    /**
     * A place that makes a diagnostic.
     *
     * @param summaries the phrases that it may have; empty where it is none that is fixed
     * @param always pieces of text that stand in every detail made here
     * @param sometimes pieces that stand in some: each is a way to reach the message
     */
    record Site(String place, Set<String> summaries, List<String> always, List<String> sometimes) {}

    private SummarySites() {}

    /** @param folders of Java sources */
    static List<Site> in(Collection<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                files.addAll(all.filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .toList());
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            SummarySites found = new SummarySites();
            units.forEach(unit -> new Takers(unit).scan(unit, found));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            units.forEach(unit -> new Calls(unit, positions, found).scan(unit, null));
            return found.sites;
        }
    }

    private static final class Takers extends TreeScanner<@Nullable Object, SummarySites> {
        private final CompilationUnitTree unit;

        Takers(CompilationUnitTree unit) {
            this.unit = unit;
        }

        @Override
        public @Nullable Object visitMethod(MethodTree method, SummarySites found) {
            List<? extends VariableTree> parameters = method.getParameters();
            Signature signature = new Signature(method.getName().toString(), parameters.size());
            boolean takes = false;
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).getName().contentEquals("summary")) {
                    found.takers.put(signature, i);
                    takes = true;
                }
            }
            if (!takes) {
                found.others.add(unit.getSourceFile().toUri() + " " + signature);
            }
            return super.visitMethod(method, found);
        }
    }

    private static final class Calls extends TreeScanner<@Nullable Object, @Nullable Object> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final SummarySites found;
        private final Map<String, ExpressionTree> constants = new HashMap<>();

        Calls(CompilationUnitTree unit, SourcePositions positions, SummarySites found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Object visitVariable(VariableTree variable, @Nullable Object nothing) {
            if (variable.getInitializer() instanceof LiteralTree literal) {
                constants.put(variable.getName().toString(), literal);
            }
            return super.visitVariable(variable, nothing);
        }

        @Override
        public @Nullable Object visitMethodInvocation(MethodInvocationTree call, @Nullable Object nothing) {
            String name = switch (call.getMethodSelect()) {
                case MemberSelectTree member -> member.getIdentifier().toString();
                case IdentifierTree identifier -> identifier.getName().toString();
                case ExpressionTree ignored -> "";
            };
            Signature signature = new Signature(name, call.getArguments().size());
            Integer at = found.takers.get(signature);
            boolean another = call.getMethodSelect() instanceof IdentifierTree
                    && found.others.contains(unit.getSourceFile().toUri() + " " + signature);
            if (at != null && !another && text(call.getArguments().get(at)).isPresent()) {
                site(call, at);
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /** The phrases that an argument may be; nothing where it is handed on from a parameter, or is no text. */
        private Optional<Set<String>> text(ExpressionTree argument) {
            return switch (argument) {
                case LiteralTree literal when literal.getValue() instanceof String text -> Optional.of(Set.of(text));
                case IdentifierTree identifier -> {
                    ExpressionTree constant = constants.get(identifier.getName().toString());
                    yield constant == null ? Optional.empty() : text(constant);
                }
                case ParenthesizedTree parentheses -> text(parentheses.getExpression());
                case ConditionalExpressionTree conditional -> {
                    Set<String> both = new HashSet<>();
                    text(conditional.getTrueExpression()).ifPresent(both::addAll);
                    text(conditional.getFalseExpression()).ifPresent(both::addAll);
                    yield both.isEmpty() ? Optional.empty() : Optional.of(both);
                }
                case BinaryTree binary ->
                    text(binary.getLeftOperand())
                            .filter(texts -> texts.stream().anyMatch(text -> text.matches("[A-Z].*")))
                            .map(ignored -> Set.of());
                case ExpressionTree ignored -> Optional.empty();
            };
        }

        private void site(MethodInvocationTree call, int at) {
            Pieces pieces = new Pieces();
            for (int i = at + 1; i < call.getArguments().size(); i++) {
                pieces.scan(call.getArguments().get(i), false);
            }
            String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
            long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, call));
            found.sites.add(new Site(
                    file + ":" + line,
                    text(call.getArguments().get(at)).orElse(Set.of()),
                    pieces.always,
                    pieces.sometimes));
        }
    }

    /** Gathers the constant pieces of a detail. */
    private static final class Pieces extends TreeScanner<@Nullable Object, Boolean> {
        final List<String> always = new ArrayList<>();
        final List<String> sometimes = new ArrayList<>();

        @Override
        public @Nullable Object visitConditionalExpression(ConditionalExpressionTree conditional, Boolean inside) {
            scan(conditional.getTrueExpression(), true);
            scan(conditional.getFalseExpression(), true);
            return null;
        }

        @Override
        public @Nullable Object visitLambdaExpression(LambdaExpressionTree lambda, Boolean inside) {
            return super.visitLambdaExpression(lambda, true);
        }

        @Override
        public @Nullable Object visitLiteral(LiteralTree literal, Boolean inside) {
            if (literal.getValue() instanceof String text) {
                for (String piece : PLACEHOLDER.split(text)) {
                    String plain = piece.strip();
                    if (plain.length() >= (inside ? SHORTEST_CASE : SHORTEST_PIECE)) {
                        (inside ? sometimes : always).add(plain.replaceAll("\\s+", " "));
                    }
                }
            }
            return null;
        }
    }
}
