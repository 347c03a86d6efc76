package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteOnlyTest {
    private static final String SECRET = "hush-hush-4711";

    private static final String ITEM = """
            provider "shelf" {
              address = "one"
            }
            variable "code" {
              default   = "hush-hush-4711"
              ephemeral = true
            }
            resource "shelf_item" "a" {
              name            = "a"
              content         = "x"
              code_wo         = var.code
              code_wo_version = 1
              lock {
                label  = "front"
                pin_wo = "${var.code}-front"
              }
              lock {
                label = "back"
              }
            }
            """;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private Value sent(String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(workshop.shelf.codes.get("a")).get(name));
    }

    private boolean isInAnyFile(String text) throws IOException {
        workshop.close();
        workshop = new Workshop(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void theValueReachesTheDeviceAndNothingElse() throws IOException {
        Plan plan = workshop.plan(main(ITEM), PlanOptions.NORMAL).plan();
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(plan.changes().toString()).doesNotContain(SECRET);
        ApplyResult result = workshop.apply(main(ITEM));
        assertThat(result.complete()).isTrue();
        assertThat(sent("code_wo")).isEqualTo(new StringValue(SECRET));
        assertThat(((ObjectValue) ((ListValue) sent("lock")).elements().getFirst()).get("pin_wo"))
                .isEqualTo(new StringValue(SECRET + "-front"));
        ObjectValue recorded =
                workshop.store().snapshot().objects().values().iterator().next().attributes();
        assertThat(Objects.requireNonNull(recorded.get("code_wo")).isNull()).isTrue();
        assertThat(((ListValue) Objects.requireNonNull(recorded.get("lock"))).elements())
                .hasSize(2);
        assertThat(recorded.toString()).doesNotContain(SECRET);
        assertThat(isInAnyFile("\"front\"")).isTrue();
        assertThat(isInAnyFile(SECRET)).isFalse();
    }

    @Test
    void anotherValueIsNoChangeAndAnotherVersionIs() {
        workshop.apply(main(ITEM));
        assertThat(workshop.actions(main(ITEM.replace(SECRET, "other")))).isEmpty();
        String second = ITEM.replace(SECRET, "other").replace("version = 1", "version = 2");
        assertThat(workshop.actions(main(second))).isEqualTo(Map.of("shelf_item.a", Action.UPDATE));
        workshop.apply(main(second));
        assertThat(sent("code_wo")).isEqualTo(new StringValue("other"));
        assertThat(workshop.actions(main(second))).isEmpty();
    }

    @Test
    void aValueThatIsKnownAfterApplyWaitsForWhatItComesFromEvenOnTheSameDevice() {
        String text = ITEM.replace("var.code\n", "tostring(shelf_item.b.weight)\n") + """
                resource "shelf_item" "b" {
                  name    = "b"
                  content = "xyz"
                }
                """;
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        assertThat(sent("code_wo")).isEqualTo(new StringValue("3"));
        assertThat(workshop.shelf.calls).containsSubsequence("one: create b", "one: create a");
        String changed = text.replace("xyz", "wxyz").replace("version = 1", "version = 2");
        workshop.apply(main(changed));
        assertThat(sent("code_wo")).isEqualTo(new StringValue("4"));
    }

    @Test
    void aSensitiveOrPlainValueIsKeptBackAsWell() throws IOException {
        workshop.apply(main(ITEM.replace("var.code\n", "\"plain-4712\"\n")));
        assertThat(sent("code_wo")).isEqualTo(new StringValue("plain-4712"));
        assertThat(isInAnyFile("plain-4712")).isFalse();
    }

    @Test
    void aReferenceToItIsNull() {
        Plan plan = workshop.plan(
                        main(ITEM + "output \"o\" {\n  value = shelf_item.a.code_wo == null ? \"null\" : \"set\"\n}\n"),
                        PlanOptions.NORMAL)
                .plan();
        assertThat(plan.outputs().getFirst().after()).isEqualTo(new StringValue("null"));
    }

    @Test
    void anEphemeralValueBesideItIsRefused() {
        Plan plan = workshop.plan(main(ITEM.replace("label  = \"front\"", "label  = var.code")), PlanOptions.NORMAL)
                .plan();
        assertThat(plan.diagnostics().stream().map(Diagnostic::summary))
                .isEqualTo(List.of("Invalid use of ephemeral value"));
    }

    @Test
    void aReplacementSendsItAgain() {
        workshop.apply(main(ITEM));
        workshop.shelf.codes.clear();
        workshop.apply(main(ITEM.replace("name            = \"a\"", "name            = \"c\"")));
        assertThat(Objects.requireNonNull(workshop.shelf.codes.get("c")).get("code_wo"))
                .isEqualTo(new StringValue(SECRET));
    }
}
