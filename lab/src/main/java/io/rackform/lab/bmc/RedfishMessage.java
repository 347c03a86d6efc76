package io.rackform.lab.bmc;

import java.util.List;
import java.util.Map;

/**
 * One entry of {@code @Message.ExtendedInfo} (DSP0266 section "Error responses").
 *
 * @param id registry, version and key, for example {@code Base.1.18.PropertyUnknown}
 * @param severity OK, Warning or Critical
 * @param properties JSON pointers of the properties that it is about
 */
record RedfishMessage(
        String id, String severity, String text, List<String> arguments, String resolution, List<String> properties) {
    private static final String BASE = "Base.1.18.";

    RedfishMessage {
        arguments = List.copyOf(arguments);
        properties = List.copyOf(properties);
    }

    static RedfishMessage success() {
        return new RedfishMessage(BASE + "Success", "OK", "The request succeeded.", List.of(), "None", List.of());
    }

    static RedfishMessage resetRequired(String target) {
        return new RedfishMessage(
                BASE + "ResetRequired",
                "Warning",
                "The settings are stored and wait for a reset of the system.",
                List.of(target, "ForceRestart"),
                "Reset the system to make the settings active.",
                List.of());
    }

    static RedfishMessage problem(String key, String text, String resolution, String... arguments) {
        return new RedfishMessage(BASE + key, "Critical", text, List.of(arguments), resolution, List.of());
    }

    static RedfishMessage vendor(String id, String text, String resolution) {
        return new RedfishMessage(id, "Critical", text, List.of(), resolution, List.of());
    }

    static RedfishMessage unknownProperty(String name) {
        return problem(
                "PropertyUnknown",
                "The property " + name + " is not in the list of valid properties for the resource.",
                "Remove the unknown property from the request and send it again.",
                name);
    }

    static RedfishMessage notWritable(String name, String why) {
        return problem(
                "PropertyNotWritable",
                "The property " + name + " cannot be written: " + why + ".",
                "Remove the property from the request and send it again.",
                name);
    }

    static RedfishMessage wrongType(String name, String value, String wanted) {
        return problem(
                "PropertyValueTypeError",
                "The value " + value + " for the property " + name + " is of the wrong type: " + wanted + " is wanted.",
                "Send the value with the type of the property.",
                value,
                name);
    }

    static RedfishMessage notInList(String name, String value, List<String> allowed) {
        return problem(
                "PropertyValueNotInList",
                "The value '" + value + "' for the property " + name + " is not one of: " + String.join(", ", allowed)
                        + ".",
                "Choose a value from the list.",
                value,
                name);
    }

    RedfishMessage about(String pointer) {
        return new RedfishMessage(id, severity, text, arguments, resolution, List.of(pointer));
    }

    Map<String, Object> document() {
        Map<String, Object> document = Json.object(
                "@odata.type", "#Message.v1_1_2.Message", "MessageId", id, "Message", text, "MessageArgs", arguments);
        document.put("MessageSeverity", severity);
        document.put("Severity", severity);
        document.put("Resolution", resolution);
        if (!properties.isEmpty()) {
            document.put("RelatedProperties", properties);
        }
        return document;
    }
}
