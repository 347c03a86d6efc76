package io.rackform.lab.bmc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * What can be done to the system. A PATCH takes what it can and reports the rest beside the property (DSP0266 section
 * "PATCH (update)"): 200 where something was taken, 400 where nothing was.
 */
final class SystemOperations {
    static final RedfishMessage DURING_POST = RedfishMessage.vendor(
            "iLO.2.24.UnableToModifyDuringSystemPOST",
            "The value cannot be changed while the system is in POST.",
            "Send the request again when POST is complete.");

    /** One property that was not taken: the object it is in ({@code ""} or {@code Boot}), its name, why. */
    private record Refused(String parent, String name, RedfishMessage message) {}

    private final BmcOptions.Habits habits;
    private final Machine machine;
    private final SystemLabels labels;
    private final SystemDocuments documents;
    private final Tasks tasks;

    SystemOperations(
            BmcOptions.Habits habits, Machine machine, SystemLabels labels, SystemDocuments documents, Tasks tasks) {
        this.habits = habits;
        this.machine = machine;
        this.labels = labels;
        this.documents = documents;
        this.tasks = tasks;
    }

    /** PATCH of the system. */
    Answer change(Request request) {
        JsonNode body = request.object().orElseThrow();
        if (habits.refuseDuringPost() && machine.progress().inPost() && body.has("Boot")) {
            return Answer.error(400, DURING_POST.about("#/Boot"));
        }
        List<Runnable> changes = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        body.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (name.equals("Boot") && value.isObject()) {
                value.properties()
                        .forEach(part -> bootProperty(part.getKey(), part.getValue(), changes)
                                .ifPresent(message -> refused.add(new Refused("Boot", part.getKey(), message))));
            } else if (!name.startsWith("@")) {
                property(name, value, changes).ifPresent(message -> refused.add(new Refused("", name, message)));
            }
        });
        if (changes.isEmpty() && refused.isEmpty()) {
            return Answer.error(
                    400,
                    RedfishMessage.problem(
                            "NoOperation", "The request has no property to change.", "Send at least one property."));
        }
        if (changes.isEmpty()) {
            return Answer.error(
                    400, refused.stream().map(SystemOperations::pointed).toList());
        }
        changes.forEach(Runnable::run);
        return Answer.ok(annotated(refused));
    }

    private Optional<RedfishMessage> property(String name, JsonNode value, List<Runnable> changes) {
        return switch (name) {
            case "AssetTag" ->
                value.isString() && value.stringValue().length() <= 63
                        ? take(changes, () -> labels.assetTag(value.stringValue()))
                        : Optional.of(RedfishMessage.wrongType(name, value.toString(), "a string of up to 63"));
            case "IndicatorLED" -> choice(name, value, SystemLabels.INDICATORS, labels::indicator, changes);
            // allow default: any name may stand in a request
            default ->
                Optional.of(
                        documents.system().containsKey(name)
                                ? RedfishMessage.notWritable(name, "it is read-only")
                                : RedfishMessage.unknownProperty(name));
        };
    }

    private Optional<RedfishMessage> bootProperty(String name, JsonNode value, List<Runnable> changes) {
        return switch (name) {
            case "BootSourceOverrideEnabled" ->
                choice(name, value, BootOverride.ENABLED, next -> override(o -> o.withEnabled(next)), changes);
            case "BootSourceOverrideTarget" ->
                choice(name, value, BootOverride.TARGETS, next -> override(o -> o.withTarget(next)), changes);
            case "BootSourceOverrideMode" ->
                choice(name, value, BootOverride.MODES, next -> override(o -> o.withMode(next)), changes);
            case "BootOrder" -> bootOrder(value, changes);
            // allow default: any name may stand in a request
            default -> Optional.of(RedfishMessage.unknownProperty(name));
        };
    }

    private void override(UnaryOperator<BootOverride> change) {
        machine.override(change.apply(machine.override()));
    }

    private Optional<RedfishMessage> bootOrder(JsonNode value, List<Runnable> changes) {
        List<String> wanted = value.valueStream().map(node -> node.asString("")).toList();
        Set<String> all = SystemLabels.BOOT_OPTIONS.keySet();
        return value.isArray() && wanted.size() == all.size() && new HashSet<>(wanted).equals(all)
                ? take(changes, () -> labels.bootOrder(wanted))
                : Optional.of(RedfishMessage.notInList("BootOrder", value.toString(), List.copyOf(all)));
    }

    private static Optional<RedfishMessage> choice(
            String name, JsonNode value, List<String> allowed, Consumer<String> set, List<Runnable> changes) {
        if (!value.isString()) {
            return Optional.of(RedfishMessage.wrongType(name, value.toString(), "a string"));
        }
        return allowed.contains(value.stringValue())
                ? take(changes, () -> set.accept(value.stringValue()))
                : Optional.of(RedfishMessage.notInList(name, value.stringValue(), allowed));
    }

    private static Optional<RedfishMessage> take(List<Runnable> changes, Runnable change) {
        changes.add(change);
        return Optional.empty();
    }

    private static RedfishMessage pointed(Refused refused) {
        String parent = refused.parent().isEmpty() ? "" : refused.parent() + "/";
        return refused.message().about("#/" + parent + refused.name());
    }

    private Map<String, Object> annotated(List<Refused> refused) {
        Map<String, Object> system = documents.system();
        Map<String, Object> boot = Json.object();
        if (system.remove("Boot") instanceof Map<?, ?> current) {
            current.forEach((name, value) -> boot.put(String.valueOf(name), value));
        }
        system.put("Boot", boot);
        for (Refused one : refused) {
            Map<String, Object> target = one.parent().isEmpty() ? system : boot;
            target.put(
                    one.name() + "@Message.ExtendedInfo", List.of(pointed(one).document()));
        }
        return system;
    }

    /** The action {@code ComputerSystem.Reset}. */
    Answer reset(Request request) {
        JsonNode type = request.object().orElseThrow().path("ResetType");
        if (type.isMissingNode()) {
            return Answer.error(
                    400,
                    RedfishMessage.problem(
                            "ActionParameterMissing",
                            "The action ComputerSystem.Reset needs the parameter ResetType.",
                            "Send the parameter.",
                            "ComputerSystem.Reset",
                            "ResetType"));
        }
        String wanted = type.asString("");
        if (!Machine.RESET_TYPES.contains(wanted)) {
            return Answer.error(400, RedfishMessage.notInList("ResetType", wanted, Machine.RESET_TYPES));
        }
        if (habits.tasks() == BmcOptions.TaskHabit.NONE || !machine.allows(wanted)) {
            return reset(wanted);
        }
        return tasks.accept("Reset the system: " + wanted, () -> reset(wanted));
    }

    private Answer reset(String type) {
        if (!machine.allows(type)) {
            return Answer.error(
                    409,
                    RedfishMessage.problem(
                            "OperationNotAllowed",
                            "A reset of type " + type + " is not possible while the power state is "
                                    + machine.power().word + ".",
                            "Read PowerState and choose another reset type."));
        }
        machine.reset(type);
        return Answer.noContent();
    }
}
