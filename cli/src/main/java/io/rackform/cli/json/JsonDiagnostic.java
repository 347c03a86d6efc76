package io.rackform.cli.json;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A diagnostic as a JSON object. The source line is left out: whoever reads this has the file. */
public final class JsonDiagnostic {
    private JsonDiagnostic() {}

    public static Map<String, Object> of(Diagnostic diagnostic) {
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
        if (!diagnostic.values().isEmpty()) {
            tree.put("values", diagnostic.values());
        }
        return tree;
    }

    private static Map<String, Object> range(SourceRange range) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("filename", range.file());
        tree.put("start", position(range.start()));
        tree.put("end", position(range.end()));
        return tree;
    }

    private static Map<String, Object> position(SourceRange.Position position) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("line", position.line());
        tree.put("column", position.column());
        tree.put("byte", position.offset());
        return tree;
    }
}
