package io.rackform.lab.bmc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One BIOS attribute as the attribute registry describes it.
 *
 * @param initial the factory value: a string, a long or a boolean
 */
record BiosAttribute(String name, String label, String menu, boolean readOnly, Object initial, Shape shape) {
    /** What values an attribute takes. */
    sealed interface Shape {}

    record Choice(List<String> values) implements Shape {
        Choice {
            values = List.copyOf(values);
        }
    }

    record Whole(long lower, long upper, long step) implements Shape {}

    record Text(int least, int most, String expression) implements Shape {}

    record Flag() implements Shape {}

    static BiosAttribute choice(String name, String label, String menu, String initial, String... values) {
        return new BiosAttribute(name, label, menu, false, initial, new Choice(List.of(values)));
    }

    static BiosAttribute whole(
            String name, String label, String menu, long initial, long lower, long upper, long step) {
        return new BiosAttribute(name, label, menu, false, initial, new Whole(lower, upper, step));
    }

    static BiosAttribute text(String name, String label, String menu, String initial, int most, String expression) {
        return new BiosAttribute(name, label, menu, false, initial, new Text(0, most, expression));
    }

    static BiosAttribute flag(String name, String label, String menu, boolean initial) {
        return new BiosAttribute(name, label, menu, false, initial, new Flag());
    }

    BiosAttribute fixed() {
        return new BiosAttribute(name, label, menu, true, initial, shape);
    }

    /** What is wrong with a value, whoever wants to set it; empty where nothing is. */
    Optional<RedfishMessage> problem(JsonNode value) {
        String shown = value.isString() ? value.stringValue() : value.toString();
        return switch (shape) {
            case Choice(List<String> values) -> {
                if (!value.isString()) {
                    yield wrongType(shown, "a string");
                }
                yield values.contains(shown)
                        ? Optional.empty()
                        : Optional.of(RedfishMessage.notInList(name, shown, values));
            }
            case Whole(long lower, long upper, long step) -> {
                if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                    yield wrongType(shown, "an integer");
                }
                long number = value.longValue();
                yield number >= lower && number <= upper && (number - lower) % step == 0
                        ? Optional.empty()
                        : Optional.of(outOfRange(shown, lower, upper, step));
            }
            case Text(int least, int most, String expression) -> {
                if (!value.isString()) {
                    yield wrongType(shown, "a string");
                }
                yield shown.length() >= least && shown.length() <= most && Pattern.matches(expression, shown)
                        ? Optional.empty()
                        : Optional.of(badText(shown, least, most, expression));
            }
            case Flag() -> value.isBoolean() ? Optional.empty() : wrongType(shown, "true or false");
        };
    }

    /** A value that has no {@link #problem}, as it is stored. */
    Object stored(JsonNode value) {
        return switch (shape) {
            case Choice _, Text _ -> value.stringValue();
            case Whole _ -> value.longValue();
            case Flag _ -> value.booleanValue();
        };
    }

    /** The entry in the registry's {@code RegistryEntries.Attributes}. */
    Map<String, Object> document(int order) {
        Map<String, Object> document = Json.object(
                "AttributeName", name,
                "DisplayName", label,
                "HelpText", "Sets: " + label + ".",
                "MenuPath", "./" + menu,
                "DisplayOrder", order,
                "ReadOnly", readOnly,
                "ResetRequired", true,
                "DefaultValue", initial);
        switch (shape) {
            case Choice(List<String> values) -> {
                document.put("Type", "Enumeration");
                document.put(
                        "Value",
                        values.stream()
                                .map(value -> Json.object("ValueName", value, "ValueDisplayName", value))
                                .toList());
            }
            case Whole(long lower, long upper, long step) -> {
                document.put("Type", "Integer");
                document.put("LowerBound", lower);
                document.put("UpperBound", upper);
                document.put("ScalarIncrement", step);
            }
            case Text(int least, int most, String expression) -> {
                document.put("Type", "String");
                document.put("MinLength", least);
                document.put("MaxLength", most);
                document.put("ValueExpression", "^" + expression + "$");
            }
            case Flag() -> document.put("Type", "Boolean");
        }
        return document;
    }

    private Optional<RedfishMessage> wrongType(String shown, String wanted) {
        return Optional.of(RedfishMessage.wrongType(name, shown, wanted));
    }

    private RedfishMessage outOfRange(String shown, long lower, long upper, long step) {
        return RedfishMessage.problem(
                "PropertyValueOutOfRange",
                "The value " + shown + " for the property " + name + " is not in " + lower + " to " + upper
                        + " in steps of " + step + ".",
                "Send a value in the range of the property.",
                shown,
                name);
    }

    private RedfishMessage badText(String shown, int least, int most, String expression) {
        return RedfishMessage.problem(
                "PropertyValueFormatError",
                "The value '" + shown + "' for the property " + name + " does not have " + least + " to " + most
                        + " characters of the form " + expression + ".",
                "Send a value in the format of the property.",
                shown,
                name);
    }
}
