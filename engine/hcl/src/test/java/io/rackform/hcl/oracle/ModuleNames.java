package io.rackform.hcl.oracle;

import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.Failed;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names that a configuration declares, for expressions beside it: its locals, the defaults of its variables, and
 * objects of {@code terraform_data} of which nothing is known. Files come from a folder; time and chance stand still.
 */
public final class ModuleNames implements Scope, FunctionContext {
    private final Path folder;
    private final Map<String, Attribute> locals = new HashMap<>();
    private final Map<String, Body> variables = new HashMap<>();
    private final Map<String, Value> known = new HashMap<>();

    ModuleNames(String configuration, Path folder) {
        this.folder = folder;
        Parsed<Body> file = HclParser.parse(new SourceFile("main.tf", configuration.getBytes(StandardCharsets.UTF_8)));
        if (file.hasErrors()) {
            throw new IllegalArgumentException(
                    folder + ": " + file.diagnostics().getFirst());
        }
        for (Block block : file.tree().blocks()) {
            switch (block.type()) {
                case "locals" -> locals.putAll(block.body().attributes());
                case "variable" -> variables.put(block.labels().getFirst().text(), block.body());
                default -> {} // allow default: blocks that expressions cannot refer to
            }
        }
    }

    /** The names of the corpus. */
    public static ModuleNames ofCorpus() {
        try {
            return new ModuleNames(Files.readString(OracleAnswer.CORPUS.resolve("main.tf")), OracleAnswer.CORPUS);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** What became of an expression: a value, or faults. */
    Value evaluate(String expression, Diagnostics diagnostics) {
        Parsed<Expression> parsed = HclParser.parseExpression("<console>", expression);
        diagnostics.addAll(parsed.diagnostics());
        return parsed.hasErrors() ? Failed.VALUE : Evaluator.evaluate(parsed.tree(), this, diagnostics);
    }

    @Override
    public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String root = ((Step.Name) steps.getFirst()).name();
        String name = steps.size() > 1 && steps.get(1) instanceof Step.Name(String second, var ignored) ? second : "";
        if (root.equals("terraform_data") && steps.size() > 2 && steps.get(2) instanceof Step.Name attribute) {
            return new Resolved(attribute.name().equals("id") ? UnknownValue.of(Type.STRING) : UnknownValue.ANY, 3);
        }
        if (root.equals("local") && locals.containsKey(name)) {
            Value value = known.get(name);
            if (value == null) {
                value = Evaluator.evaluate(locals.get(name).expression(), this, diagnostics);
                known.put(name, value);
            }
            return new Resolved(value, 2);
        }
        if (root.equals("var") && variables.containsKey(name)) {
            return new Resolved(variable(variables.get(name), diagnostics), 2);
        }
        diagnostics.add(Diagnostic.error("Reference to nothing", root + " is not declared.", range));
        return new Resolved(Failed.VALUE, steps.size());
    }

    private Value variable(Body variable, Diagnostics diagnostics) {
        Value value = UnknownValue.ANY;
        for (Map.Entry<String, Attribute> attribute : variable.attributes().entrySet()) {
            Value argument = switch (attribute.getKey()) {
                case "default", "sensitive", "ephemeral" ->
                    Evaluator.evaluate(attribute.getValue().expression(), this, diagnostics);
                default -> BoolValue.FALSE; // allow default: type and description
            };
            switch (attribute.getKey()) {
                case "default" -> value = argument.withMarks(value.marks());
                case "sensitive" -> value = argument.equals(BoolValue.TRUE) ? value.withMark(Mark.SENSITIVE) : value;
                case "ephemeral" -> value = argument.equals(BoolValue.TRUE) ? value.withMark(Mark.EPHEMERAL) : value;
                default -> {} // allow default: type and description
            }
        }
        return value;
    }

    @Override
    public FunctionContext functions() {
        return this;
    }

    @Override
    public Optional<byte[]> file(String path) {
        Path file = folder.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    @Override
    public List<String> files(String below) {
        Path start = folder.resolve(below).normalize();
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(start::relativize)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    @Override
    public String planTime() {
        return "2026-01-02T03:04:05Z";
    }

    @Override
    public boolean applying() {
        return true;
    }

    @Override
    public Optional<String> currentTime() {
        return Optional.of("2026-01-02T03:14:15Z");
    }

    @Override
    public Optional<String> newUuid() {
        return Optional.of("b5ee72a3-54dd-4c4b-8b1d-6b2e0b4b0c3f");
    }

    @Override
    public Optional<byte[]> newSalt() {
        return Optional.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Optional<String> home() {
        return Optional.of("/home/user");
    }

    @Override
    public String absolute(String path) {
        return "/home/user/" + path;
    }
}
