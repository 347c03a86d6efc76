package io.rackform.hcl.function.catalog;

import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.hcl.function.catalog.FunctionSignature.Argument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of all functions: types from the functions themselves, words from {@code descriptions.txt}, which is read when
 * the first one is asked for. In it stand a name and a group, and indented below a description and a line for each parameter.
 */
public final class Signatures {
    private Signatures() {}

    private record Words(String group, String description, Map<String, String> parameters) {}

    /** Loaded with the first question. */
    private static final class All {
        static final Map<String, Words> WORDS = read();
    }

    /** The signature; null where there is no such function. */
    public static @Nullable FunctionSignature of(String name) {
        Function shape = EvaluatorFunctions.shape(name);
        Function function = shape == null ? Functions.find(name) : shape;
        if (function == null) {
            return null;
        }
        Words words = All.WORDS.getOrDefault(name, new Words("", "", Map.of()));
        Parameter rest = function.variadic();
        return new FunctionSignature(
                name,
                words.group,
                words.description,
                function.parameters().stream()
                        .map(parameter -> argument(parameter, words))
                        .toList(),
                rest == null ? null : argument(rest, words),
                function.result());
    }

    private static Argument argument(Parameter parameter, Words words) {
        return new Argument(
                parameter.name(),
                parameter.type(),
                parameter.allowNull(),
                words.parameters.getOrDefault(parameter.name(), ""));
    }

    private static Map<String, Words> read() {
        Map<String, Words> all = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(Signatures.class.getResourceAsStream("descriptions.txt"))) {
            String name = "";
            String group = "";
            String description = "";
            Map<String, String> parameters = new HashMap<>();
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                int colon = line.indexOf(": ");
                if (!line.startsWith(" ")) {
                    all.put(name, new Words(group, description, Map.copyOf(parameters)));
                    int blank = line.indexOf(' ');
                    name = line.substring(0, blank);
                    group = line.substring(blank + 1);
                    description = "";
                    parameters.clear();
                } else if (description.isEmpty()) {
                    description = line.strip();
                } else {
                    parameters.put(line.substring(0, colon).strip(), line.substring(colon + 2));
                }
            }
            all.put(name, new Words(group, description, Map.copyOf(parameters)));
        } catch (IOException wrong) {
            throw new UncheckedIOException("the descriptions of functions are not in the jar", wrong);
        }
        return all;
    }
}
