package io.rackform.cli.json;

import io.rackform.hcl.diagnostic.Excerpt;
import io.rackform.hcl.function.catalog.Signatures;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.UsedValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Diagnostics as JSON objects, in the shape of Terraform's {@code validate -json}. */
public final class JsonDiagnostic {
    private final Excerpt.Source excerpts;

    private JsonDiagnostic(Excerpt.Source excerpts) {
        this.excerpts = excerpts;
    }

    /** @param files whose lines may be shown, by the name that ranges use */
    public static List<Map<String, Object>> of(List<Diagnostic> diagnostics, Map<String, SourceFile> files) {
        JsonDiagnostic json = new JsonDiagnostic(new Excerpt.Source(name -> Optional.ofNullable(files.get(name))));
        return diagnostics.stream().map(json::tree).toList();
    }

    private Map<String, Object> tree(Diagnostic diagnostic) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        tree.put("summary", diagnostic.summary());
        tree.put("detail", diagnostic.detail());
        if (diagnostic.address() != null) {
            tree.put("address", diagnostic.address());
        }
        if (diagnostic.subject() != null) {
            tree.put("range", range(diagnostic.subject()));
        }
        excerpts.of(diagnostic).ifPresent(excerpt -> tree.put("snippet", snippet(excerpt, diagnostic)));
        return tree;
    }

    private static Map<String, Object> range(SourceRange range) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("filename", range.file());
        tree.put("start", position(range.start(), 0));
        tree.put(
                "end",
                position(range.end(), range.start().offset() == range.end().offset() ? 1 : 0));
        return tree;
    }

    /** @param more how much further: a range that is empty is told as one character */
    private static Map<String, Object> position(SourceRange.Position position, int more) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("line", position.line());
        tree.put("column", position.column() + more);
        tree.put("byte", position.offset() + more);
        return tree;
    }

    private static Map<String, @Nullable Object> snippet(Excerpt excerpt, Diagnostic diagnostic) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("context", excerpt.around());
        tree.put("code", excerpt.code());
        tree.put("start_line", excerpt.line());
        tree.put("highlight_start_offset", excerpt.from());
        tree.put("highlight_end_offset", excerpt.to());
        tree.put(
                "values",
                diagnostic.values().stream()
                        .sorted(Comparator.comparing(UsedValue::name))
                        .map(used -> Map.of("traversal", used.name(), "statement", used.statement()))
                        .toList());
        if (diagnostic.function() != null) {
            tree.put("function_call", call(diagnostic.function()));
        }
        return tree;
    }

    /** Functions of providers have no signature here. */
    private static Map<String, Object> call(String name) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("called_as", name);
        Optional.ofNullable(Signatures.of(name.startsWith("core::") ? name.substring("core::".length()) : name))
                .ifPresent(signature -> tree.put("signature", SignatureTree.ofCalled(signature)));
        return tree;
    }
}
