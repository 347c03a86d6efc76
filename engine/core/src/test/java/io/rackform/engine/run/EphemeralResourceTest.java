package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.StringValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EphemeralResourceTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;

    private static final String PASS = SHELF + """
            ephemeral "shelf_pass" "p" {
              room = "attic"
            }
            resource "shelf_item" "a" {
              name            = "a"
              code_wo         = ephemeral.shelf_pass.p.code
              code_wo_version = 1
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

    private Plan plan(String text) {
        return workshop.plan(main(text), PlanOptions.NORMAL).plan();
    }

    private static List<String> summaries(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::summary).toList();
    }

    private List<String> doors() {
        return workshop.shelf.calls.stream()
                .filter(call -> call.startsWith("one: open ") || call.startsWith("one: close "))
                .toList();
    }

    @Test
    void itIsOpenedOnceInThePlanAndOnceInTheApplyAndClosedBothTimes() throws IOException {
        Plan plan = plan(PASS);
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(plan.changes().keySet().stream().map(Object::toString)).containsExactly("shelf_item.a");
        assertThat(doors()).containsExactly("one: open attic", "one: close attic");
        workshop.shelf.calls.clear();
        assertThat(workshop.apply(main(PASS)).complete()).isTrue();
        assertThat(doors())
                .containsExactly("one: open attic", "one: close attic", "one: open attic", "one: close attic");
        assertThat(workshop.shelf.calls).containsSubsequence("one: open attic", "one: create a", "one: close attic");
        assertThat(Objects.requireNonNull(workshop.shelf.codes.get("a")).get("code_wo"))
                .isEqualTo(new StringValue("hush-code-attic"));
        workshop.close();
        workshop = new Workshop(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("hush-code");
            }
        }
    }

    @Test
    void whatNobodyUsesIsCheckedButNotOpened() {
        String unused = SHELF + "ephemeral \"shelf_pass\" \"p\" {\n  room = \"%s\"\n}\n";
        assertThat(plan(unused.formatted("attic")).diagnostics()).isEmpty();
        assertThat(doors()).isEmpty();
        assertThat(summaries(plan(unused.formatted("nowhere")).diagnostics())).containsExactly("No such room");
        assertThat(summaries(plan(unused.replace("shelf_pass", "shelf_pas").formatted("x"))
                        .diagnostics()))
                .containsExactly("Unknown ephemeral resource type");
    }

    @Test
    void itIsOpenedOnlyWhenItsConfigurationIsKnown() {
        String text = PASS.replace("\"attic\"", "tostring(shelf_item.b.weight)") + """
                resource "shelf_item" "b" {
                  name    = "b"
                  content = "xyz"
                }
                """;
        assertThat(plan(text).diagnostics()).isEmpty();
        assertThat(doors()).isEmpty();
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        assertThat(workshop.shelf.calls)
                .containsSubsequence("one: create b", "one: open 3", "one: create a", "one: close 3");
    }

    @Test
    void itWaitsForChangesOfWhatItDependsOn() {
        String text = PASS.replace("room = \"attic\"", "room = \"attic\"\n  depends_on = [shelf_item.b]") + """
                resource "shelf_item" "b" {
                  name = "b"
                }
                """;
        assertThat(plan(text).diagnostics()).isEmpty();
        assertThat(doors()).isEmpty();
        workshop.apply(main(text));
        assertThat(workshop.shelf.calls).containsSubsequence("one: create b", "one: open attic", "one: create a");
        workshop.shelf.calls.clear();
        assertThat(plan(text).diagnostics()).isEmpty();
        assertThat(doors()).containsExactly("one: open attic", "one: close attic");
    }

    @Test
    void oneThatDoesNotOpenBlocksItsUsersOnly() {
        Plan plan = plan(PASS.replace("attic", "closed") + "resource \"terraform_data\" \"c\" {}\n");
        assertThat(summaries(plan.diagnostics())).containsExactly("Room is closed");
        assertThat(plan.changes().keySet().stream().map(Object::toString)).containsExactly("terraform_data.c");
    }

    @Test
    void itIsClosedAfterAnErrorAndWhatClosingSaysIsTold() {
        workshop.shelf.faults.put("a", ShelfFault.REFUSED);
        ApplyResult result = workshop.apply(main(PASS.replace("attic", "stuck")));
        assertThat(summaries(result.diagnostics())).containsExactly("Shelf refused", "Door is stuck");
        assertThat(doors()).endsWith("one: close stuck");
    }

    @Test
    void severalAndConditionsAndProviders() {
        String text = SHELF + """
                ephemeral "shelf_pass" "p" {
                  for_each = toset(["cellar", "attic"])
                  room     = each.key
                  lifecycle {
                    postcondition {
                      condition     = self.code == "hush-code-${each.key}"
                      error_message = "another code"
                    }
                  }
                }
                provider "shelf" {
                  alias   = "two"
                  address = ephemeral.shelf_pass.p["attic"].room
                }
                resource "shelf_item" "b" {
                  provider = shelf.two
                  name     = "b"
                }
                """;
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        assertThat(workshop.shelf.shelves).containsKey("attic");
        assertThat(doors()).doesNotContain("one: open cellar");
        Plan failing = plan(text.replace("hush-code-", "other-"));
        assertThat(summaries(failing.diagnostics())).containsExactly("Resource postcondition failed");
        assertThat(failing.diagnostics().toString()).doesNotContain("hush");
    }

    @Test
    void whatIsRecordedTakesNothingOfIt() {
        assertThat(summaries(plan(PASS + """
                        resource "terraform_data" "x" {
                          input = ephemeral.shelf_pass.p.room
                        }
                        output "o" {
                          value = ephemeral.shelf_pass.p
                        }
                        """).diagnostics()))
                .containsExactly("Invalid use of ephemeral value", "Ephemeral value not allowed");
        assertThat(summaries(workshop.validate(main(PASS + """
                        resource "terraform_data" "x" {
                          input = ephemeral.shelf_pass.p.room
                        }
                        """)))).containsExactly("Invalid use of ephemeral value");
    }

    @Test
    void builtInPasswordsAreNewInEveryRunAndLongEnough() {
        String text = SHELF + """
                ephemeral "rackform_password" "p" {
                  length  = 12
                  special = false
                }
                resource "shelf_item" "a" {
                  name            = "a"
                  code_wo         = ephemeral.rackform_password.p.result
                  code_wo_version = %d
                }
                """;
        workshop.apply(main(text.formatted(1)));
        Object first = Objects.requireNonNull(workshop.shelf.codes.get("a")).get("code_wo");
        assertThat(((StringValue) Objects.requireNonNull(first)).value())
                .hasSize(12)
                .matches("[a-zA-Z0-9]+")
                .containsPattern("[a-z]")
                .containsPattern("[A-Z]")
                .containsPattern("[0-9]");
        workshop.apply(main(text.formatted(2)));
        assertThat(Objects.requireNonNull(workshop.shelf.codes.get("a")).get("code_wo"))
                .isNotEqualTo(first);
        assertThat(summaries(plan(text.formatted(1).replace("12", "3")).diagnostics()))
                .containsExactly("Password length out of range");
    }

    @Test
    void aSecretComesFromAFileOrTheEnvironmentAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from-file\n");
        String text = SHELF + """
                ephemeral "rackform_secret" "s" {
                  %s
                }
                resource "shelf_item" "a" {
                  name            = "a"
                  code_wo         = ephemeral.rackform_secret.s.value
                  code_wo_version = 1
                }
                """;
        workshop.apply(main(text.formatted("file = \"" + file + "\"")));
        assertThat(Objects.requireNonNull(workshop.shelf.codes.get("a")).get("code_wo"))
                .isEqualTo(new StringValue("from-file"));
        assertThat(summaries(plan(text.formatted("")).diagnostics())).containsExactly("Secret without one place");
        assertThat(summaries(plan(text.formatted("environment = \"NIX\"")).diagnostics()))
                .containsExactly("Environment variable is not set");
        assertThat(summaries(plan(text.formatted("file = \"/nowhere/at/all\"")).diagnostics()))
                .containsExactly("Secret file cannot be read");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(summaries(plan(text.formatted("file = \"" + file + "\"")).diagnostics()))
                .containsExactly("Secret file is no text");
    }
}
