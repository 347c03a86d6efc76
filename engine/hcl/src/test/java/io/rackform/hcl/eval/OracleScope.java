package io.rackform.hcl.eval;

import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of oracle/main.tf, and files from its folder. */
final class OracleScope implements Scope, FunctionContext {
    static final Path FOLDER = folder();

    private final Map<String, Attribute> locals = new HashMap<>();
    private final Map<String, Value> known = new HashMap<>();

    OracleScope() {
        Parsed<Body> file =
                HclParser.parse(new SourceFile("main.tf", file("main.tf").orElseThrow()));
        for (Block block : file.tree().blocks()) {
            if (block.type().equals("locals")) {
                locals.putAll(block.body().attributes());
            }
        }
    }

    private static Path folder() {
        try {
            return Path.of(OracleScope.class.getResource("oracle").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
        String root = ((Step.Name) steps.getFirst()).name();
        if (root.equals("terraform_data")) {
            return new Resolved(UnknownValue.ANY, 2);
        }
        if (root.equals("local") && steps.size() > 1 && steps.get(1) instanceof Step.Name(String name, var ignored)) {
            Attribute local = locals.get(name);
            if (local != null) {
                Value value = known.get(name);
                if (value == null) {
                    value = Evaluator.evaluate(local.expression(), this, diagnostics);
                    known.put(name, value);
                }
                return new Resolved(value, 2);
            }
        }
        diagnostics.add(Diagnostic.error("Reference to nothing", root + " is not declared.", range));
        return new Resolved(Failed.VALUE, steps.size());
    }

    @Override
    public FunctionContext functions() {
        return this;
    }

    @Override
    public Optional<byte[]> file(String path) {
        try {
            return Optional.of(Files.readAllBytes(FOLDER.resolve(path)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    @Override
    public List<String> files(String folder, String pattern) {
        Path start = FOLDER.resolve(folder).normalize();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(start::relativize)
                    .filter(matcher::matches)
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
        return false;
    }

    @Override
    public String absolute(String path) {
        return "/home/user/" + path;
    }
}
