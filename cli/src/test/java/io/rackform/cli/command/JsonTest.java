package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The messages of -json have the shape of the reference's. */
final class JsonTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    private static List<JsonNode> messages(String out) {
        return out.lines().map(JSON::readTree).toList();
    }

    private static List<String> types(List<JsonNode> messages) {
        return messages.stream().map(message -> message.path("type").asString()).toList();
    }

    @Test
    void applyTellsEachStep() {
        CommandRun.Result result =
                CommandRun.in(folder).file("main.rf.hcl", """
                        resource "terraform_data" "a" {
                          input = 1.5
                        }
                        output "o" {
                          value = terraform_data.a.output
                        }
                        """).run("apply", "-auto-approve", "-json");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        List<JsonNode> messages = messages(result.out());
        assertThat(types(messages))
                .containsExactly(
                        "version",
                        "planned_change",
                        "change_summary",
                        "outputs",
                        "apply_start",
                        "apply_complete",
                        "change_summary",
                        "outputs");
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.path("@level").asString()).isEqualTo("info");
            assertThat(message.path("@module").asString()).isEqualTo("rackform.ui");
            assertThat(message.path("@timestamp").asString()).isNotEmpty();
        });
        JsonNode change = messages.get(1).path("change");
        assertThat(change.path("action").asString()).isEqualTo("create");
        assertThat(change.path("resource").path("addr").asString()).isEqualTo("terraform_data.a");
        assertThat(change.path("resource").path("resource_key").isNull()).isTrue();
        JsonNode summary = messages.get(6).path("changes");
        assertThat(summary.path("operation").asString()).isEqualTo("apply");
        assertThat(summary.path("add").asInt()).isEqualTo(1);
        JsonNode output = messages.get(7).path("outputs").path("o");
        assertThat(output.path("value").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(output.path("type").asString()).isEqualTo("number");
    }

    @Test
    void errorsAreMessagesToo() {
        CommandRun.Result result = CommandRun.in(folder)
                .file("main.rf.hcl", "resource \"terraform_data\" \"a\" {")
                .run("plan", "-json");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        JsonNode diagnostic = messages(result.out()).getLast().path("diagnostic");
        assertThat(diagnostic.path("severity").asString()).isEqualTo("error");
        assertThat(diagnostic.path("range").path("filename").asString()).isEqualTo("main.rf.hcl");
        assertThat(diagnostic.path("range").path("start").path("line").asInt()).isEqualTo(1);
    }

    @Test
    void nobodyAsksAMachine() {
        CommandRun.Result result = CommandRun.in(folder)
                .file("main.rf.hcl", "resource \"terraform_data\" \"a\" {}")
                .answering("yes\n")
                .run("apply", "-json");
        assertThat(result.code()).isEqualTo(1);
        assertThat(messages(result.out())
                        .getLast()
                        .path("diagnostic")
                        .path("summary")
                        .asString())
                .isEqualTo("Approval needed");
    }

    @Test
    void validateGivesOneObject() {
        CommandRun.Result result = CommandRun.in(folder)
                .file("main.rf.hcl", "output \"o\" {\n  value = var.missing\n}\n")
                .run("validate", "-json");
        assertThat(result.code()).isEqualTo(1);
        JsonNode tree = JSON.readTree(result.out());
        assertThat(tree.path("valid").asBoolean()).isFalse();
        assertThat(tree.path("error_count").asInt()).isEqualTo(1);
    }
}
