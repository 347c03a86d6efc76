package io.rackform.lab.bmc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The task service (DSP0266 section "Asynchronous operations"): an operation that takes time answers 202 with a monitor;
 * the monitor answers 202 until the task has ended, then the operation's own answer once, then nothing.
 */
final class Tasks {
    static final String ROOT = "/redfish/v1/TaskService";

    /** Ended tasks beyond this many are forgotten, the oldest first. */
    private static final int KEPT = 100;

    private enum State {
        PENDING("Pending"),
        RUNNING("Running"),
        COMPLETED("Completed"),
        EXCEPTION("Exception");

        final String word;

        State(String word) {
            this.word = word;
        }

        boolean ended() {
            return this == COMPLETED || this == EXCEPTION;
        }
    }

    private static final class Task {
        final String id;
        final String name;
        final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        State state;
        boolean healthy = true;
        List<RedfishMessage> messages = List.of();

        @Nullable
        Instant ended;

        @Nullable
        Answer result;

        Task(String id, String name, State state) {
            this.id = id;
            this.name = name;
            this.state = state;
        }
    }

    private final Agenda agenda;
    private final BmcOptions options;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private @Nullable TaskFault nextFault;
    private long next = 1;

    Tasks(Agenda agenda, BmcOptions options) {
        this.agenda = agenda;
        this.options = options;
    }

    /** The next task ends like this, without its effect. */
    void fail(TaskFault fault) {
        nextFault = fault;
    }

    /** A task that does its work after the controller's usual time. */
    Answer accept(String name, Supplier<Answer> work) {
        Task task = add(name, State.RUNNING);
        TaskFault fault = takeFault();
        agenda.after(options.timing().task(), Agenda.Group.TASK, () -> end(task, fault, work));
        return accepted(task);
    }

    /** A task that waits until somebody ends it. */
    Answer acceptPending(String name, Consumer<Runnable> whenDone) {
        Task task = add(name, State.PENDING);
        TaskFault fault = takeFault();
        whenDone.accept(() -> end(task, fault, Answer::noContent));
        return accepted(task);
    }

    /** Whether a task waits for something that is not a matter of time. */
    boolean anyPending() {
        return tasks.values().stream().anyMatch(task -> task.state == State.PENDING);
    }

    Optional<Resource> at(String path) {
        if (path.startsWith(ROOT + "/Tasks/")) {
            return find(path.substring(ROOT.length() + 7)).map(task -> Resource.of(() -> document(task)));
        }
        if (path.startsWith(ROOT + "/TaskMonitors/")) {
            return find(path.substring(ROOT.length() + 14))
                    .filter(task -> task.result != null || !task.state.ended())
                    .map(task -> Resource.operation("GET", _ -> monitor(task)));
        }
        return Optional.empty();
    }

    Map<String, Object> collection() {
        return ServiceDocuments.collection(
                ROOT + "/Tasks",
                "TaskCollection",
                "Tasks",
                tasks.keySet().stream().map(id -> ROOT + "/Tasks/" + id).toList());
    }

    private Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    private @Nullable TaskFault takeFault() {
        TaskFault fault = nextFault;
        nextFault = null;
        return fault;
    }

    private Task add(String name, State state) {
        List<String> ended = tasks.values().stream()
                .filter(task -> task.state.ended())
                .map(task -> task.id)
                .toList();
        ended.subList(0, Math.max(0, ended.size() - KEPT + 1)).forEach(tasks::remove);
        Task task = new Task(Long.toString(next++), name, state);
        tasks.put(task.id, task);
        return task;
    }

    private static void end(Task task, @Nullable TaskFault fault, Supplier<Answer> work) {
        task.ended = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (fault == null) {
            task.result = work.get();
            task.state = State.COMPLETED;
            task.messages = List.of(RedfishMessage.success());
        } else {
            RedfishMessage message = RedfishMessage.problem(
                    "OperationFailed", fault.text(), "Look at the controller's log and send the request again.");
            task.result = Answer.error(500, message);
            task.state = fault.completes() ? State.COMPLETED : State.EXCEPTION;
            task.healthy = false;
            task.messages = List.of(message);
        }
    }

    private Answer accepted(Task task) {
        return Answer.of(202, document(task))
                .with("Location", ROOT + "/TaskMonitors/" + task.id)
                .with("Retry-After", Integer.toString(options.habits().retryAfterSeconds()));
    }

    private Answer monitor(Task task) {
        Answer result = task.result;
        if (result == null) {
            return accepted(task);
        }
        task.result = null;
        return result;
    }

    private static Map<String, Object> document(Task task) {
        Map<String, Object> document = Json.object(
                "@odata.id",
                ROOT + "/Tasks/" + task.id,
                "@odata.type",
                "#Task.v1_7_4.Task",
                "Id",
                task.id,
                "Name",
                task.name,
                "TaskState",
                task.state.word,
                "TaskStatus",
                task.healthy ? "OK" : "Critical",
                "StartTime",
                task.started.toString(),
                "PercentComplete",
                task.state.ended() ? 100 : 0,
                "Messages",
                task.messages.stream().map(RedfishMessage::document).toList());
        if (task.ended != null) {
            document.put("EndTime", task.ended.toString());
        }
        if (!task.state.ended() || task.result != null) {
            document.put("TaskMonitor", ROOT + "/TaskMonitors/" + task.id);
        }
        return document;
    }
}
