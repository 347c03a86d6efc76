package io.rackform.cli.json;

import io.rackform.cli.progress.Progress;
import io.rackform.engine.apply.ApplyEvent;
import io.rackform.engine.execution.Operation;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.run.Planned;
import io.rackform.state.ObjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The hooks of a run as messages, one for each object that an operation is about. */
final class JsonProgress implements Progress {
    private final JsonLines lines;
    private final Clock clock;
    private final Planned planned;
    private final Map<String, Instant> started = new ConcurrentHashMap<>();

    JsonProgress(JsonLines lines, Clock clock, Planned planned) {
        this.lines = lines;
        this.clock = clock;
        this.planned = planned;
    }

    @Override
    public void on(ApplyEvent event) {
        switch (event) {
            case ApplyEvent.Started start -> {
                started.put(start.operation().id(), clock.instant());
                tell(start.operation(), "info", "apply_start", "started", Map.of());
            }
            case ApplyEvent.Phase phase ->
                tell(phase.operation(), "info", "apply_progress", phase.words(), Map.of("phase", phase.words()));
            case ApplyEvent.Finished finished ->
                tell(finished.operation(), "info", "apply_complete", "complete", Map.of());
            case ApplyEvent.Failed failed -> tell(failed.operation(), "error", "apply_errored", "failed", Map.of());
            case ApplyEvent.Skipped skipped ->
                tell(skipped.operation(), "warn", "apply_skipped", "not started", Map.of("because", skipped.because()));
        }
    }

    private void tell(Operation operation, String level, String type, String words, Map<String, String> more) {
        Instant since = started.get(operation.id());
        for (Part part : parts(operation)) {
            Map<String, @Nullable Object> hook = new LinkedHashMap<>();
            InstanceChange change = planned.plan().changes().get(part.object());
            hook.put(
                    "resource",
                    ResourceTree.of(
                            part.object(),
                            change == null ? "" : change.provider().provider()));
            hook.put("action", part.action());
            if (since != null && !type.equals("apply_start")) {
                hook.put(
                        "elapsed_seconds",
                        Duration.between(since, clock.instant()).toSeconds());
            }
            hook.putAll(more);
            lines.write(level, type, part.object() + ": " + part.action() + " " + words, Map.of("hook", hook));
        }
    }

    private record Part(ObjectId object, String action) {}

    private static List<Part> parts(Operation operation) {
        return switch (operation) {
            case Operation.ChangeUnitOperation unit ->
                unit.edits().stream()
                        .map(edit -> new Part(edit.object(), edit.kind().name().toLowerCase(Locale.ROOT)))
                        .toList();
            case Operation.ReadOperation read -> List.of(new Part(read.object(), "read"));
            case Operation.ForgetOperation forget -> List.of(new Part(forget.object(), "forget"));
            case Operation.JointOperation ignored -> List.of();
        };
    }

    @Override
    public void say(String line) {
        lines.write("warn", "log", line, Map.of());
    }

    @Override
    public void close() {}
}
