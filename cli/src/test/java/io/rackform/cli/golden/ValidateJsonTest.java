package io.rackform.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code validate -json} has the shape of the reference's, and cuts the same lines out of the source. */
final class ValidateJsonTest {
    private static final JsonNode REFERENCE = JsonMapper.shared()
            .readTree(Golden.TESTS.resolve("peer/validate-json.json").toFile());
    private static final int FEWEST_CONFIGURATIONS = 100;
    private static final int FEWEST_PLACES = 100;

    /** Where the reference is another one, and why. */
    private static final Map<String, String> DIFFERENCES = Map.of(
            "syntax-block-without-brace", "the reference knows no block whose brace is missing",
            "syntax-label-with-template", "the reference does not show what a template in a header says",
            "syntax-not-utf8",
                    "the reference counts bytes that are no UTF-8 before it replaces them, we count what is shown");

    @TempDir
    Path work;

    private JsonNode validated(String name) throws IOException {
        Path folder = Files.createTempDirectory(work, "wrong");
        Golden.copy(Golden.TESTS.resolve("wrong").resolve(name), folder, Set.of());
        return JsonMapper.shared()
                .readTree(CommandRun.in(folder).run("validate", "-json").out());
    }

    @Test
    void isOfTheSameShapeAndShowsTheSameLines() throws IOException {
        List<String> faults = new ArrayList<>();
        List<String> different = new ArrayList<>();
        Set<String> met = new HashSet<>();
        int places = 0;
        for (String name : REFERENCE.path("found").propertyNames()) {
            JsonNode ours = validated(name);
            shape(ours, "$", name, faults, met);
            for (JsonNode theirs : REFERENCE.path("found").path(name)) {
                for (JsonNode diagnostic : ours.path("diagnostics")) {
                    if (diagnostic.path("range").equals(theirs.path("range"))) {
                        places++;
                        if (DIFFERENCES.containsKey(name)) {
                            snippet(diagnostic, theirs, name, different);
                        } else {
                            snippet(diagnostic, theirs, name, faults);
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(DIFFERENCES.keySet())
                .as("differences that are none any more")
                .allMatch(name -> different.stream().anyMatch(fault -> fault.startsWith(name)));
        assertThat(REFERENCE.path("found").size()).isGreaterThan(FEWEST_CONFIGURATIONS);
        assertThat(places).isGreaterThan(FEWEST_PLACES);
        assertThat(met)
                .as("places that no configuration leads to")
                .containsAll(REFERENCE.path("shape").propertyNames());
    }

    private static void shape(JsonNode tree, String at, String name, List<String> faults, Set<String> met) {
        if (at.matches(".*type\\[.*")) {
            return;
        }
        met.add(at);
        JsonNode known = REFERENCE.path("shape").path(at);
        if (!names(known.path("kinds")).contains(kind(tree))) {
            faults.add(name + ": " + at + " is " + kind(tree));
        }
        switch (kind(tree)) {
            case "object" -> {
                for (String always : names(known.path("always"))) {
                    if (!tree.has(always)) {
                        faults.add(name + ": " + at + " has no " + always);
                    }
                }
                tree.forEachEntry((key, inner) -> shape(inner, at + "." + key, name, faults, met));
            }
            case "list" -> tree.forEach(inner -> shape(inner, at + "[]", name, faults, met));
            default -> {} // allow default: nothing inside
        }
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String kind(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case STRING -> "text";
            case BOOLEAN -> "truth";
            case NUMBER -> "number";
            case ARRAY -> "list";
            case OBJECT -> "object";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "nothing";
        };
    }

    private static void snippet(JsonNode ours, JsonNode theirs, String name, List<String> faults) {
        theirs.path("snippet").forEachEntry((key, value) -> {
            JsonNode told = ours.path("snippet").path(key);
            if (!told.equals(value)) {
                faults.add(name + ", " + ours.path("range") + ": " + key + " is " + told + ", not " + value);
            }
        });
    }
}
