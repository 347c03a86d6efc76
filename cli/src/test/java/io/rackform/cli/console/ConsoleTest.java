package io.rackform.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsoleTest {
    @TempDir
    Path folder;

    private CommandRun stack() {
        return CommandRun.in(folder).file("main.rf.hcl", """
                        variable "size" {
                          default = 3
                        }
                        locals {
                          bad  = [1][var.size]
                          loop = local.pool
                          pool = local.loop
                        }
                        resource "terraform_data" "rack" {
                          for_each = toset(["a", "b"])
                          input    = var.size
                        }
                        resource "terraform_data" "new" {
                          count = terraform_data.rack["a"].output
                        }
                        module "row" {
                          source = "./row"
                          count  = 2
                          number = count.index
                        }
                        """).file("row/main.rf.hcl", """
                        variable "number" {}
                        locals {
                          name = "row ${var.number}"
                        }
                        output "name" {
                          value = local.name
                        }
                        """);
    }

    @Test
    void everyExpressionOfAPipeIsPrinted() {
        CommandRun.Result result = stack().piped("""
                var.size

                # a comment
                [
                  module.row[1].name,
                  upper(<<EOT
                a
                EOT
                  ),
                ]
                type(var.size)
                """).run("console");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                3
                [
                  "row 1",
                  <<-EOT
                  A
                 \s
                  EOT,
                ]
                number
                """);
        assertThat(result.code()).isZero();
    }

    @Test
    void theFirstFaultOfAPipeEndsIt() {
        CommandRun.Result result = stack().piped("1\nlocal.bad\n2\n").run("console");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("1\n");
        assertThat(result.words())
                .contains("Error: Invalid index on main.rf.hcl line 5")
                .contains("var.size is 3");
    }

    @Test
    void aFaultInTheInputIsShownInIt() {
        CommandRun.Result result = stack().piped("[\n  1 + var.sizes,\n]").run("console");
        assertThat(result.err())
                .contains("on <console> line 2:\n    2:   1 + var.sizes,\n             ^^^^^^^^^")
                .contains("Did you mean");
    }

    @Test
    void whatIsStillOpenAtTheEndIsAFault() {
        assertThat(stack().piped("[1,\n").run("console").words()).contains("Error: ");
        assertThat(stack().piped("<<EOT\na").run("console").code()).isEqualTo(1);
    }

    @Test
    void aPersonMayTryAgain() {
        CommandRun.Result result = stack().answering("local.bad\nlocal.bad\n{\na = 1\n}\nhelp\nexit\n1\n")
                .run("console");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("> > > : : {\n  \"a\" = 1\n}\n> Type an expression")
                .endsWith("> ");
        assertThat(result.words().split("Error: Invalid index", -1)).hasSize(3);
    }

    @Test
    void aCycleIsAFaultNotTheEnd() {
        CommandRun.Result result = stack().answering("local.loop\n1\n").run("console");
        assertThat(result.words()).contains("Error: Cycle");
        assertThat(result.out()).isEqualTo("> > 1\n> ");
    }

    @Test
    void whatIsRecordedIsShownAndWhatIsNotIsUnknown() {
        CommandRun stack = stack();
        assertThat(stack.piped("terraform_data.rack[\"a\"].output\nterraform_data.new")
                        .run("console")
                        .out())
                .isEqualTo("(known after apply)\n(known after apply)\n");
        stack.file("main.rf.hcl", """
                resource "terraform_data" "rack" {
                  for_each = toset(["a", "b"])
                  input    = "old"
                }
                """);
        assertThat(stack.run("apply", "-auto-approve").code()).isZero();
        stack.file("main.rf.hcl", """
                resource "terraform_data" "rack" {
                  for_each = toset(["a", "c"])
                  input    = "new"
                }
                """);
        String outputs = "{ for k, v in terraform_data.rack : k => [v.input, v.output] }";
        assertThat(stack.piped(outputs).run("console").out()).isEqualTo("""
                {
                  "a" = [
                    "old",
                    "old",
                  ]
                  "c" = [
                    (known after apply),
                    (known after apply),
                  ]
                }
                """);
        assertThat(stack.piped(outputs).run("console", "-plan").out()).isEqualTo("""
                {
                  "a" = [
                    "new",
                    (known after apply),
                  ]
                  "c" = [
                    "new",
                    (known after apply),
                  ]
                }
                """);
    }

    @Test
    void aPlanWithErrorsGivesWhatDidNotFail() {
        CommandRun.Result result = stack().piped("var.size\nmodule.row[1].name\nterraform_data.rack[\"a\"].input")
                .run("console", "-plan");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("3\n\"row 1\"\n3\n");
        assertThat(result.words())
                .contains("Error: Invalid index on main.rf.hcl line 5")
                .contains(
                        "Warning: Console works with a plan that failed Expressions are evaluated with what was planned in"
                                + " spite of the errors above. One that needs what failed has no value, and says why again.");
    }

    @Test
    void whatFailedInAPlanIsToldAgainWhereItIsNeeded() {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", """
                locals {
                  bad   = [1][5]
                  worse = upper(1, 2)
                  on    = local.bad + 1
                  one   = 1
                }
                resource "terraform_data" "a" {
                  input = local.one
                  lifecycle {
                    precondition {
                      condition     = local.one == 2
                      error_message = "Never."
                    }
                  }
                }
                """);
        CommandRun.Result local = stack.piped("local.on").run("console", "-plan");
        assertThat(local.code()).isEqualTo(1);
        assertThat(local.out()).isEmpty();
        assertThat(local.err().split("Error: Invalid index", -1)).hasSize(3);
        assertThat(local.err().split("Error: Too many function arguments", -1)).hasSize(2);
        CommandRun.Result object = stack.piped("terraform_data.a.input").run("console", "-plan");
        assertThat(object.code()).isEqualTo(1);
        assertThat(object.err().split("Never[.]", -1)).hasSize(3);
    }

    @Test
    void anEmptyFolderIsEnoughToEvaluate() {
        for (String[] command : new String[][] {{"console"}, {"console", "-plan"}}) {
            CommandRun.Result result =
                    CommandRun.in(folder).piped("upper(\"a\")").run(command);
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).isEqualTo("\"A\"\n");
            assertThat(result.code()).isZero();
        }
        assertThat(CommandRun.in(folder).piped("var.a").run("console").words())
                .contains("Error: Reference to undeclared input variable");
        assertThat(CommandRun.in(folder).run("plan").words()).contains("Error: No configuration files");
    }

    @Test
    void variablesCanBeGiven() {
        assertThat(stack().piped("var.size + 1")
                        .run("console", "-var", "size=6")
                        .out())
                .isEqualTo("7\n");
    }

    @Test
    void theScopeCanBeAModule() {
        CommandRun run = stack().piped("local.name");
        assertThat(run.run("console", "-scope=module.row[1]").out()).isEqualTo("\"row 1\"\n");
        assertThat(run.run("console", "-scope=module.row").words()).contains("Module not found");
        assertThat(run.run("console", "-scope=module.row[2]").words()).contains("Module not found");
        assertThat(run.run("console", "-scope=module.rows").words()).contains("Module not found");
        assertThat(run.run("console", "-scope=row").words()).contains("Invalid scope");
        assertThat(run.run("console", "-scope=terraform_data.rack").words()).contains("Invalid scope");
    }

    @Test
    void nobodyWhoLooksIsKeptOutByALock() {
        CommandRun stack = stack();
        if (!(StateStores.open(folder.resolve(".rackform/state"))
                instanceof StateOpening.Opened(StateStore store, var ignored))) {
            throw new AssertionError("the state cannot be opened");
        }
        try (store) {
            assertThat(store.lock(new LockRequest("somebody", "a test", Duration.ZERO)))
                    .isInstanceOf(LockOutcome.Locked.class);
            assertThat(stack.piped("var.size").run("console").out()).isEqualTo("3\n");
            assertThat(stack.piped("1").run("console", "-plan").words()).doesNotContain("lock");
        }
    }

    @Test
    void impureFunctionsGiveValues() {
        assertThat(stack().piped("uuid()\ntimestamp()").run("console").out())
                .matches("\"[0-9a-f-]{36}\"\n\"20\\d\\d-\\d\\d-\\d\\dT[0-9:]+Z\"\n");
    }
}
