package io.rackform.lab.bmc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What can be done to the BIOS: store settings for the next reset, all of them or none. */
final class BiosOperations {
    private final BmcOptions.Habits habits;
    private final Machine machine;
    private final Bios bios;
    private final BiosDocuments documents;
    private final Tasks tasks;

    BiosOperations(BmcOptions.Habits habits, Machine machine, Bios bios, BiosDocuments documents, Tasks tasks) {
        this.habits = habits;
        this.machine = machine;
        this.bios = bios;
        this.documents = documents;
        this.tasks = tasks;
    }

    /** PATCH of the settings object. */
    Answer change(Request request) {
        JsonNode body = request.object().orElseThrow();
        List<RedfishMessage> problems = new ArrayList<>();
        JsonNode wanted = body.path("Attributes");
        body.propertyNames().stream()
                .filter(name -> !name.equals("Attributes") && !name.startsWith("@"))
                .forEach(name ->
                        problems.add(RedfishMessage.unknownProperty(name).about("#/" + name)));
        if (!wanted.isObject() || wanted.isEmpty()) {
            problems.add(RedfishMessage.problem(
                    "PropertyMissing",
                    "The request has no object 'Attributes' with at least one attribute.",
                    "Send the attributes to change.",
                    "Attributes"));
        } else {
            problems.addAll(bios.problems(wanted));
        }
        JsonNode applyTime = body.path("@Redfish.SettingsApplyTime").path("ApplyTime");
        if (!applyTime.isMissingNode() && !BiosDocuments.APPLY_TIMES.contains(applyTime.asString(""))) {
            problems.add(RedfishMessage.notInList("ApplyTime", applyTime.asString(""), BiosDocuments.APPLY_TIMES)
                    .about("#/@Redfish.SettingsApplyTime/ApplyTime"));
        }
        return problems.isEmpty()
                ? store("Change BIOS settings", () -> bios.stage(wanted))
                : Answer.error(400, problems);
    }

    /** The action {@code Bios.ResetBios}. */
    Answer factoryDefaults(Request request) {
        return store("Reset the BIOS to factory defaults", bios::stageDefaults);
    }

    private Answer store(String name, Runnable change) {
        if (habits.refuseDuringPost() && machine.progress().inPost()) {
            return Answer.error(400, SystemOperations.DURING_POST);
        }
        return switch (habits.tasks()) {
            case NONE -> {
                change.run();
                yield stored();
            }
            case SHORT ->
                tasks.accept(name, () -> {
                    change.run();
                    return stored();
                });
            case UNTIL_RESET -> storeAsJob(name, change);
        };
    }

    private Answer storeAsJob(String name, Runnable change) {
        if (tasks.anyPending()) {
            return Answer.error(
                    400,
                    RedfishMessage.vendor(
                            "IDRAC.2.9.SYS011",
                            "A job that changes this device is pending already.",
                            "Wait until the pending job has ended, or reset the system so that it runs."));
        }
        change.run();
        return tasks.acceptPending(name, bios::whenApplied);
    }

    private Answer stored() {
        Map<String, Object> document = documents.planned();
        document.put(
                "@Message.ExtendedInfo",
                List.of(RedfishMessage.resetRequired(documents.path()).document()));
        return Answer.ok(document);
    }
}
