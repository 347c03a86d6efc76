package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.state.LockRequest;
import io.rackform.state.StateOpening;
import io.rackform.state.h2.StateStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanAndApplyTest {
    private static final String TWO = """
            variable "racks" {
              type    = list(string)
              default = ["a", "b"]
            }

            resource "terraform_data" "rack" {
              for_each = toset(var.racks)
              input    = { name = each.key, slots = [1, 2, 3] }
            }

            output "racks" {
              value = [for rack in terraform_data.rack : rack.input.name]
            }
            """;

    @TempDir
    Path folder;

    @Test
    void planShowsWhatWillBeMade() {
        CommandRun.Result plan = CommandRun.in(folder).file("main.rf.hcl", TWO).run("plan", "-detailed-exitcode");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).isEqualTo("""
                The actions of this plan are marked with these symbols:
                  + create

                Rackform will perform the following actions:

                  # terraform_data.rack["a"] will be created
                  + resource "terraform_data" "rack" {
                      + id     = (known after apply)
                      + input  = {
                          + name  = "a"
                          + slots = [
                              + 1,
                              + 2,
                              + 3,
                            ]
                        }
                      + output = (known after apply)
                    }

                  # terraform_data.rack["b"] will be created
                  + resource "terraform_data" "rack" {
                      + id     = (known after apply)
                      + input  = {
                          + name  = "b"
                          + slots = [
                              + 1,
                              + 2,
                              + 3,
                            ]
                        }
                      + output = (known after apply)
                    }

                Changes to Outputs:
                  + racks = [
                      + "a",
                      + "b",
                    ]

                Plan: 2 to add, 0 to change, 0 to destroy.
                """);
        assertThat(plan.code()).isEqualTo(2);
    }

    @Test
    void applyAsksThenDoesItThenNothingIsLeft() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", TWO);
        CommandRun.Result refused = stack.answering("y\n").run("apply");
        assertThat(refused.err())
                .isEqualTo("\nError: Apply cancelled\n\nThe plan was not approved, so nothing was changed.\n");
        assertThat(refused.code()).isEqualTo(1);

        CommandRun.Result applied = stack.answering("yes\n").run("apply");
        assertThat(applied.out())
                .contains("Only 'yes' will be accepted to approve.")
                .contains("terraform_data.rack[\"a\"]: Creating...\n")
                .contains("terraform_data.rack[\"b\"]: Creation complete after 0s\n")
                .endsWith("""
                        Apply complete! Resources: 2 added, 0 changed, 0 destroyed.

                        Outputs:

                        racks = [
                          "a",
                          "b",
                        ]
                        """);
        assertThat(applied.code()).isZero();

        CommandRun.Result again = stack.run("plan", "-detailed-exitcode");
        assertThat(again.out()).startsWith("No changes. Your infrastructure matches the configuration.");
        assertThat(again.code()).isZero();
    }

    @Test
    void whatIsRecordedIsShown() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", TWO);
        stack.run("apply", "-auto-approve");
        assertThat(stack.run("state", "list").out()).isEqualTo("""
                terraform_data.rack["a"]
                terraform_data.rack["b"]
                """);
        assertThat(stack.run("state", "show", "terraform_data.rack[\"a\"]").out())
                .startsWith("# terraform_data.rack[\"a\"] on terraform\nresource \"terraform_data\" \"rack\" {\n")
                .contains("        name  = \"a\"\n");
        assertThat(stack.run("show").out())
                .contains("# terraform_data.rack[\"b\"]")
                .contains("Outputs:");
        assertThat(stack.run("output", "-json", "racks").out()).isEqualTo("[\"a\",\"b\"]\n");
        assertThat(stack.run("output", "rack").err()).contains("Did you mean \"racks\"?");
        assertThat(stack.run("state", "show", "terraform_data.rack[\"c\"]").err())
                .contains("Object not recorded")
                .contains("Did you mean");
    }

    @Test
    void destroyTakesEverythingAway() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", TWO);
        stack.run("apply", "-auto-approve");
        CommandRun.Result destroyed = stack.run("destroy", "-auto-approve");
        assertThat(destroyed.out())
                .contains("terraform_data.rack[\"a\"] will be destroyed")
                .contains("Plan: 0 to add, 0 to change, 2 to destroy.")
                .contains("Destroy complete! Resources: 2 destroyed.");
        assertThat(stack.run("state", "list").out()).isEmpty();
    }

    @Test
    void changesReplacementsAndDeletionsAreToldApart() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", """
                resource "terraform_data" "kept" {
                  input = { a = "1", b = "2" }
                }
                resource "terraform_data" "replaced" {
                  triggers_replace = "old"
                }
                resource "terraform_data" "gone" {}
                """);
        stack.run("apply", "-auto-approve");
        stack.file("main.rf.hcl", """
                resource "terraform_data" "kept" {
                  input = { a = "1", b = "3" }
                }
                resource "terraform_data" "replaced" {
                  triggers_replace = "new"
                }
                """);
        String plan = stack.run("plan").out().replaceAll("\"[0-9a-f-]{36}\"", "\"ID\"");
        assertThat(plan).contains("""
                  # terraform_data.gone will be destroyed
                  # (because it is not in the configuration)
                  - resource "terraform_data" "gone" {
                      - id = "ID" -> null
                    } -> null

                  # terraform_data.kept will be updated in-place
                  ~ resource "terraform_data" "kept" {
                        id     = "ID"
                      ~ input  = {
                          ~ b = "2" -> "3"
                            # (1 unchanged attribute hidden)
                        }
                      ~ output = { 2 attributes } -> (known after apply)
                    }

                  # terraform_data.replaced must be replaced
                -/+ resource "terraform_data" "replaced" {
                      ~ id               = "ID" -> (known after apply)
                      ~ triggers_replace = "old" -> "new" # forces replacement
                    }
                """);
        assertThat(plan).endsWith("Plan: 1 to add, 1 to change, 2 to destroy.\n");
    }

    @Test
    void deferredBlocksFollowInARoundOfTheSameCommand() {
        CommandRun.Result applied =
                CommandRun.in(folder).file("main.rf.hcl", """
                        resource "terraform_data" "count" {
                          input = 2
                        }
                        resource "terraform_data" "each" {
                          count = terraform_data.count.output
                        }
                        resource "terraform_data" "after" {
                          input = terraform_data.each[1].id
                        }
                        """).run("apply", "-auto-approve");
        assertThat(applied.err()).isEmpty();
        assertThat(applied.out())
                .contains("  ? terraform_data.each\n  ? terraform_data.after\n")
                .contains("Round 2: what was deferred can be planned now.")
                .contains("Apply complete! Resources: 4 added, 0 changed, 0 destroyed.");
    }

    @Test
    void aFailureKeepsWhatWasDoneAndSaysSo() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", """
                resource "terraform_data" "good" {}
                resource "terraform_data" "bad" {
                  input = tonumber(terraform_data.good.id)
                }
                """);
        CommandRun.Result applied = stack.run("apply", "-auto-approve");
        assertThat(applied.code()).isEqualTo(1);
        assertThat(applied.err()).contains("Error: ").contains("on main.rf.hcl line 3");
        assertThat(applied.out()).contains("Apply incomplete. Resources: 1 added, 0 changed, 0 destroyed.");
        assertThat(stack.run("state", "list").out()).isEqualTo("terraform_data.good\n");
    }

    @Test
    void withoutAPersonThereIsNoApproval() {
        CommandRun.Result applied =
                CommandRun.in(folder).file("main.rf.hcl", TWO).run("apply");
        assertThat(applied.code()).isEqualTo(1);
        assertThat(applied.err()).contains("Approval needed").contains("-auto-approve");
    }

    @Test
    void sensitiveValuesAppearNowhere() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", """
                        variable "password" {
                          sensitive = true
                        }
                        resource "terraform_data" "login" {
                          input = { user = "root", password = var.password }
                        }
                        output "login" {
                          value     = terraform_data.login.output
                          sensitive = true
                        }
                        """).with(Map.of("RF_VAR_password", "hunter2"));
        String all = stack.run("plan").all()
                + stack.run("plan", "-json").all()
                + stack.run("apply", "-auto-approve", "-json").all()
                + stack.with(Map.of("RF_VAR_password", "hunter2-new"))
                        .run("apply", "-auto-approve")
                        .all()
                + stack.run("show").all()
                + stack.run("state", "show", "terraform_data.login").all()
                + stack.run("output").all()
                + stack.run("output", "-json").all()
                + stack.run("output", "-json", "login").all()
                + stack.run("graph").all();
        assertThat(all)
                .contains("(sensitive value)")
                .contains("Output is sensitive")
                .doesNotContain("hunter2");
    }

    @Test
    void aLockedStateNamesItsHolder() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", TWO);
        stack.run("apply", "-auto-approve");
        var opened = (StateOpening.Opened) StateStores.open(folder.resolve(".rackform/state"));
        try (var store = opened.store()) {
            store.lock(new LockRequest("ada", "a long apply", Duration.ZERO));
            CommandRun.Result plan = stack.run("plan");
            assertThat(plan.code()).isEqualTo(1);
            assertThat(plan.words()).contains("State is locked").contains("ada runs \"a long apply\"");
            assertThat(stack.run("state", "list").out()).contains("terraform_data.rack[\"a\"]");
        }
    }

    @Test
    void explainAndGraphSayWhy() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", """
                resource "terraform_data" "first" {}
                resource "terraform_data" "second" {
                  input = terraform_data.first.id
                }
                """);
        assertThat(stack.run("explain", "terraform_data.first").out()).contains("asked for by:");
        assertThat(stack.run("graph").out()).contains("terraform_data.second\n  after terraform_data.first\n");
        assertThat(stack.run("graph", "-dot").out())
                .startsWith("digraph plan {")
                .contains(" -> ");
        assertThat(stack.run("explain", "terraform_data.frist").err()).contains("Did you mean");
    }

    @Test
    void driftOfNothingIsNone() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", TWO);
        stack.run("apply", "-auto-approve");
        CommandRun.Result drift = stack.run("drift", "-detailed-exitcode");
        assertThat(drift.out()).isEqualTo("No drift. 2 recorded objects read, all as recorded.\n");
        assertThat(drift.code()).isZero();
    }
}
