package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ApiProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Label and field selectors. */
public final class Selectors {
    private static final Pattern SET = Pattern.compile("\\s*([^\\s,=!()]+)\\s+(in|notin)\\s+\\(([^()]*)\\)\\s*");
    private static final Pattern EQUALITY = Pattern.compile("\\s*([^\\s,=!()]+)\\s*(==|!=|=)\\s*([^\\s,=!()]*)\\s*");
    private static final Pattern PRESENCE = Pattern.compile("\\s*(!?)\\s*([^\\s,=!()]+)\\s*");
    private static final List<String> EVERYWHERE = List.of("metadata.name", "metadata.namespace");

    private Selectors() {}

    /** A {@code labelSelector} as in a query; tests an object's labels. */
    public static Predicate<JsonNode> ofLabels(String text) {
        Predicate<JsonNode> all = _ -> true;
        for (String term : terms(text)) {
            Matcher set = SET.matcher(term);
            Matcher equality = EQUALITY.matcher(term);
            Matcher presence = PRESENCE.matcher(term);
            if (set.matches()) {
                List<String> values = Arrays.stream(set.group(3).split(","))
                        .map(String::strip)
                        .toList();
                all = all.and(requirement(set.group(1), set.group(2).equals("in") ? "In" : "NotIn", values));
            } else if (equality.matches()) {
                String operator = equality.group(2).equals("!=") ? "NotIn" : "In";
                all = all.and(requirement(equality.group(1), operator, List.of(equality.group(3))));
            } else if (presence.matches()) {
                String operator = presence.group(1).isEmpty() ? "Exists" : "DoesNotExist";
                all = all.and(requirement(presence.group(2), operator, List.of()));
            } else {
                throw ApiProblem.badRequest("unable to parse requirement: found '" + term + "'");
            }
        }
        return all;
    }

    /** A {@code LabelSelector} as in an object; tests an object's labels. */
    static Predicate<JsonNode> ofSelector(JsonNode selector) {
        Predicate<JsonNode> all = _ -> true;
        for (var label : selector.path("matchLabels").properties()) {
            all = all.and(
                    requirement(label.getKey(), "In", List.of(label.getValue().asString(""))));
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            List<String> values = expression
                    .path("values")
                    .valueStream()
                    .map(value -> value.asString(""))
                    .toList();
            all = all.and(requirement(Json.text(expression, "key"), Json.text(expression, "operator"), values));
        }
        return all;
    }

    /**
     * A {@code fieldSelector} as in a query; tests an object.
     *
     * @param resource some resources have more fields than the names
     */
    public static Predicate<JsonNode> ofFields(String text, String resource) {
        Predicate<JsonNode> all = _ -> true;
        for (String term : terms(text)) {
            Matcher equality = EQUALITY.matcher(term);
            if (!equality.matches()) {
                throw ApiProblem.badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
            }
            String field = equality.group(1);
            if (!supported(field, resource)) {
                throw ApiProblem.badRequest("field label not supported: " + field);
            }
            boolean wanted = !equality.group(2).equals("!=");
            String value = equality.group(3);
            String[] path = field.split("\\.");
            all = all.and(object -> Json.text(object, path).equals(value) == wanted);
        }
        return all;
    }

    private static boolean supported(String field, String resource) {
        if (EVERYWHERE.contains(field)) {
            return true;
        }
        return switch (resource) {
            case "pods" -> field.equals("spec.nodeName") || field.equals("status.phase");
            case "events" -> field.startsWith("involvedObject.") || field.equals("reason") || field.equals("type");
            case "namespaces" -> field.equals("status.phase");
            case "secrets" -> field.equals("type");
            case "nodes" -> field.equals("spec.unschedulable");
            default -> false;
        };
    }

    private static Predicate<JsonNode> requirement(String key, String operator, List<String> values) {
        return switch (operator) {
            case "In" -> labels -> labels.has(key) && values.contains(Json.text(labels, key));
            case "NotIn" -> labels -> !labels.has(key) || !values.contains(Json.text(labels, key));
            case "Exists" -> labels -> labels.has(key);
            case "DoesNotExist" -> labels -> !labels.has(key);
            default -> throw ApiProblem.badRequest("\"" + operator + "\" is not a valid label selector operator");
        };
    }

    /** Splits at commas outside of parentheses. */
    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == text.length())) {
                if (i > from) {
                    terms.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return terms;
    }
}
