package io.rackform.cli.golden;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as text that is equal where the answers are: sorted, numbers by value, generated ids numbered in the order in
 * which they are met, and without the words of messages.
 */
final class PeerAnswer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    /** Words for people, and what {@link #errors} gives. */
    private static final Set<String> NOT_COMPARED = Set.of("found", "validate");

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> ids = new HashMap<>();

    private PeerAnswer() {}

    static String ofReference(Path file) {
        return of(JSON.readTree(file.toFile()));
    }

    static String ofOurs(Map<String, @Nullable Object> tree) {
        return of(JSON.valueToTree(tree));
    }

    /** For each step, whether the reference finds errors by validation alone, or else when it plans. */
    static List<Found> errors(Path file) {
        List<Found> found = new ArrayList<>();
        for (JsonNode step : JSON.readTree(file.toFile()).path("steps")) {
            found.add(new Found(
                    step.path("validate").path("errors").asBoolean(),
                    step.path("plan").path("exit").asInt() == 1));
        }
        return found;
    }

    record Found(boolean validating, boolean planning) {}

    private static String of(JsonNode tree) {
        PeerAnswer answer = new PeerAnswer();
        answer.write(tree, "");
        return answer.text.append('\n').toString();
    }

    private void write(JsonNode node, String indent) {
        String inner = indent + "  ";
        if (node.isObject()) {
            text.append('{');
            for (String name : new TreeSet<>(node.propertyNames())) {
                if (!NOT_COMPARED.contains(name)) {
                    text.append('\n').append(inner).append(name).append(": ");
                    write(node.path(name), inner);
                }
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (JsonNode element : node) {
                text.append('\n').append(inner);
                write(element, inner);
            }
            text.append(']');
        } else if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            text.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
        } else if (node.isString()) {
            String known = ID.matcher(node.asString())
                    .replaceAll(id -> ids.computeIfAbsent(id.group(), ignored -> "<id " + (ids.size() + 1) + ">"));
            text.append(JSON.writeValueAsString(MOMENT.matcher(known).replaceAll("<time>")));
        } else {
            text.append(node);
        }
    }
}
