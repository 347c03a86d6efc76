package io.rackform.lab.cluster.rules;

import io.rackform.lab.cluster.store.ApiProblem.Cause;
import tools.jackson.databind.JsonNode;

/** The ways in which the server says what is wrong with a field. */
final class Fault {
    static final String IMMUTABLE = "field is immutable";

    private Fault() {}

    static Cause invalid(String field, JsonNode value, String why) {
        return new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + why, field);
    }

    static Cause required(String field, String why) {
        return new Cause("FieldValueRequired", "Required value" + (why.isEmpty() ? "" : ": " + why), field);
    }

    static Cause forbidden(String field, String why) {
        return new Cause("FieldValueForbidden", "Forbidden: " + why, field);
    }

    static Cause unsupported(String field, JsonNode value, String supported) {
        return new Cause(
                "FieldValueNotSupported", "Unsupported value: " + value + ": supported values: " + supported, field);
    }
}
