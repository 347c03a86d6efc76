package io.rackform.cli.progress;

import io.rackform.engine.apply.ApplyEvent;
import io.rackform.engine.execution.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lines that an event leaves behind, in Terraform's words. */
final class EventLines {
    private EventLines() {}

    static List<String> started(Operation operation) {
        return switch (operation) {
            case Operation.ChangeUnitOperation unit ->
                unit.edits().stream()
                        .map(edit -> edit.object() + ": " + Running.capital(Running.gerund(edit.kind())) + "...")
                        .toList();
            case Operation.ReadOperation read -> List.of(read.object() + ": Reading...");
            case Operation.ForgetOperation ignored -> List.of();
            case Operation.JointOperation ignored -> List.of();
        };
    }

    static List<String> finished(Operation operation, Duration time) {
        String after = " after " + Running.shortTime(time);
        return switch (operation) {
            case Operation.ChangeUnitOperation unit ->
                unit.edits().stream()
                        .map(edit -> edit.object() + ": " + Running.completed(edit.kind()) + after)
                        .toList();
            case Operation.ReadOperation read -> List.of(read.object() + ": Read complete" + after);
            case Operation.ForgetOperation forget -> List.of(forget.object() + ": Forgotten");
            case Operation.JointOperation ignored -> List.of();
        };
    }

    static List<String> failed(Operation operation, Duration time) {
        String after = " after " + Running.shortTime(time);
        return objects(operation).stream()
                .map(object -> object + ": Failed" + after)
                .toList();
    }

    static List<String> skipped(ApplyEvent.Skipped event) {
        String why = event.because().isEmpty() ? "the run was stopped" : event.because() + " failed";
        return objects(event.operation()).stream()
                .map(object -> object + ": Not started, because " + why)
                .toList();
    }

    static List<String> objects(Operation operation) {
        List<String> objects = new ArrayList<>();
        switch (operation) {
            case Operation.ChangeUnitOperation unit ->
                unit.edits().stream()
                        .map(edit -> edit.object().toString())
                        .distinct()
                        .forEach(objects::add);
            case Operation.ReadOperation read -> objects.add(read.object().toString());
            case Operation.ForgetOperation forget -> objects.add(forget.object().toString());
            case Operation.JointOperation ignored -> {}
        }
        return objects;
    }
}
