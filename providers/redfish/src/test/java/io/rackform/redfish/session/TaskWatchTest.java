package io.rackform.redfish.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.redfish.session.ScriptedBmc.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScriptedBmc bmc = new ScriptedBmc();

    @AfterEach
    void close() {
        bmc.close();
    }

    private TaskEnd follow(Map<String, Object> body) throws DeviceFault {
        return new TaskWatch(bmc.client).follow(new Written(202, body, "/monitor", Duration.ZERO), PATIENCE, true);
    }

    private static Reply task(String state, String status) {
        return new Reply(
                200,
                "{\"TaskState\":\"" + state + "\",\"TaskStatus\":\"" + status
                        + "\",\"Messages\":[{\"MessageId\":\"X.1.0.Broken\",\"Message\":\"It broke.\"}]}");
    }

    @Test
    void answerThatIsFinalIsDone() throws Exception {
        assertThat(new TaskWatch(bmc.client).follow(new Written(204, Map.of(), null, null), PATIENCE, false))
                .isEqualTo(new TaskEnd.Done());
    }

    @Test
    void monitorGivesItsAnswerOnce() throws Exception {
        bmc.on("GET /monitor", new Reply(202, ""), new Reply(202, ""), new Reply(204, ""), new Reply(404, ""));
        assertThat(follow(Map.of())).isEqualTo(new TaskEnd.Done());
        assertThat(follow(Map.of())).isEqualTo(new TaskEnd.Gone());
    }

    @Test
    void taskItselfIsAskedWhereItIsKnown() throws Exception {
        bmc.on("GET /task", task("Running", "OK"), task("Rebuilding", "OK"), task("Completed", "OK"));
        assertThat(follow(Map.of("@odata.id", "/task", "TaskState", "New"))).isEqualTo(new TaskEnd.Done());
        assertThat(bmc.asked("GET /monitor")).isEmpty();
        assertThat(bmc.asked("GET /task")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exception", "Killed", "Cancelled", "Interrupted"})
    void badEndsAreFailures(String state) throws Exception {
        bmc.on("GET /task", task(state, "OK"));
        assertThat(follow(Map.of("@odata.id", "/task", "TaskState", "New")))
                .isInstanceOfSatisfying(
                        TaskEnd.Failed.class,
                        failed -> assertThat(failed.words()).isEqualTo("It broke. (X.1.0.Broken)"));
    }

    @Test
    void completedWithStatusCriticalIsAFailure() throws Exception {
        bmc.on("GET /task", task("Completed", "Critical"));
        assertThat(follow(Map.of("@odata.id", "/task", "TaskState", "New"))).isInstanceOf(TaskEnd.Failed.class);
    }

    @Test
    void jobThatWaitsForAResetIsNotWaitedFor() throws Exception {
        bmc.on("GET /task", task("New", "OK"), task("Pending", "OK"));
        assertThat(follow(Map.of("@odata.id", "/task", "TaskState", "New"))).isEqualTo(new TaskEnd.Waiting("/task"));
    }

    @Test
    void bmcThatIsAwayForAMomentIsAskedAgain() throws Exception {
        bmc.on("GET /task", ScriptedBmc.CUT, ScriptedBmc.CUT, ScriptedBmc.CUT, task("Completed", "OK"));
        assertThat(follow(Map.of("@odata.id", "/task", "TaskState", "New"))).isEqualTo(new TaskEnd.Done());
    }
}
