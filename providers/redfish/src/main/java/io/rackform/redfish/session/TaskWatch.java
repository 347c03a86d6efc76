package io.rackform.redfish.session;

import io.rackform.redfish.client.ApiResponse;
import io.rackform.redfish.client.model.Task;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Follows what answered 202 to its end (DSP0266 section "Asynchronous operations"). The task itself is asked where it is
 * known, not the monitor, which gives its answer once only and on some controllers deletes the task with it.
 */
public final class TaskWatch {
    private static final Set<String> BAD_ENDS = Set.of("Cancelled", "Exception", "Killed", "Interrupted");

    /** What a job looks like that waits for the server's next boot. */
    private static final Set<String> WAITS = Set.of("Pending", "Suspended");

    private final BmcClient client;

    public TaskWatch(BmcClient client) {
        this.client = client;
    }

    /**
     * Waits for the end.
     *
     * @param untilPending a task that waits for a reset is not waited for
     */
    public TaskEnd follow(Written written, Duration patience, boolean untilPending) throws DeviceFault {
        if (written.status() != 202) {
            return new TaskEnd.Done();
        }
        boolean task = written.body().get("TaskState") != null;
        String link = task && written.body().get("@odata.id") instanceof String id ? id : written.location();
        if (link == null) {
            return new TaskEnd.Gone();
        }
        if (written.retryAfter() != null) {
            client.pause(written.retryAfter());
        }
        return follow(link, patience, untilPending);
    }

    /** Waits for the end of a task that is known by its own link or its monitor's. */
    public TaskEnd follow(String link, Duration patience, boolean untilPending) throws DeviceFault {
        Pace pace = Pace.within(patience);
        while (true) {
            switch (look(link)) {
                case Ended(TaskEnd end) -> {
                    return end;
                }
                case Running(String state) -> {
                    if (pace.over() || (untilPending && WAITS.contains(state))) {
                        return new TaskEnd.Waiting(link);
                    }
                    client.pause(pace);
                }
            }
        }
    }

    /** What one look at a task shows. */
    private sealed interface Look {}

    private record Running(String state) implements Look {}

    private record Ended(TaskEnd end) implements Look {}

    /** A task that cannot be asked runs, as far as anybody knows: its BMC may be restarting. */
    private Look look(String link) throws DeviceFault {
        try {
            ApiResponse<Task> answer = client.task(link);
            Task task = answer.getData();
            if (task == null || task.getTaskState() == null) {
                // A monitor: 202 without a body while the task runs, then the answer of the operation itself.
                return answer.getStatusCode() == 202 ? new Running("") : new Ended(new TaskEnd.Done());
            }
            return judge(task, task.getTaskState());
        } catch (DeviceFault e) {
            if (e.status() == 404 || e.status() == 410) {
                return new Ended(new TaskEnd.Gone());
            }
            boolean isFinal = e.kind() == DeviceFault.Kind.REFUSED && e.status() != 401 && e.status() != 503;
            if (e.kind() == DeviceFault.Kind.UNREACHABLE || e.status() == 503) {
                return new Running("");
            }
            if (isFinal) {
                return new Ended(new TaskEnd.Failed("status " + e.status(), e.messages()));
            }
            throw e;
        }
    }

    private static Look judge(Task task, String state) {
        List<DeviceMessage> problems = DeviceMessage.problems(task.getMessages());
        boolean critical = "Critical".equals(task.getTaskStatus());
        if (BAD_ENDS.contains(state) || (state.equals("Completed") && critical)) {
            return new Ended(new TaskEnd.Failed(state + (critical ? " with status Critical" : ""), problems));
        }
        return state.equals("Completed") ? new Ended(new TaskEnd.Done()) : new Running(state);
    }
}
