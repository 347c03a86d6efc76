package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
    @TempDir
    Path folder;

    private CommandRun stack() {
        return CommandRun.in(folder).file("main.rf.hcl", """
                variable "who" {
                  default = "default"
                }
                output "who" {
                  value = var.who
                }
                """);
    }

    private String who(CommandRun run, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "plan";
        System.arraycopy(more, 0, arguments, 1, more.length);
        CommandRun.Result plan = run.run(arguments);
        assertThat(plan.err()).isEmpty();
        return plan.out().replaceAll("(?s).*who = \"(.*?)\".*", "$1");
    }

    @Test
    void laterValuesOfAVariableWin() {
        CommandRun run = stack();
        assertThat(who(run)).isEqualTo("default");
        Map<String, String> environment = Map.of("TF_VAR_who", "tf", "RF_VAR_who", "rf");
        assertThat(who(run.with(Map.of("TF_VAR_who", "tf")))).isEqualTo("tf");
        assertThat(who(run.with(environment))).isEqualTo("rf");
        run.file("terraform.tfvars", "who = \"tfvars\"");
        assertThat(who(run.with(environment))).isEqualTo("tfvars");
        run.file("terraform.tfvars.json", "{\"who\": \"json ${x}\"}");
        assertThat(who(run.with(environment))).isEqualTo("json ${x}");
        run.file("rackform.rfvars", "who = \"rfvars\"");
        assertThat(who(run)).isEqualTo("rfvars");
        run.file("b.auto.rfvars", "who = \"auto b\"").file("a.auto.tfvars", "who = \"auto a\"");
        assertThat(who(run)).isEqualTo("auto b");
        run.file("other.rfvars", "who = \"file\"");
        assertThat(who(run, "-var", "who=option", "-var-file=other.rfvars")).isEqualTo("file");
        assertThat(who(run, "-var-file=other.rfvars", "-var=who=op=tion")).isEqualTo("op=tion");
        assertThat(who(run, "--var", "who=two dashes")).isEqualTo("two dashes");
    }

    @Test
    void anUndeclaredVariableIsAWarningInAFileAndAnErrorOnTheCommandLine() {
        CommandRun run = stack().file("rackform.rfvars", "hwo = \"secret words\"");
        CommandRun.Result plan = run.run("plan");
        assertThat(plan.code()).isZero();
        assertThat(plan.words())
                .contains("Warning: Value for undeclared variable")
                .doesNotContain("secret words");
        CommandRun.Result option = run.run("plan", "-var", "whom=secret words");
        assertThat(option.code()).isEqualTo(1);
        assertThat(option.words()).contains("Did you mean \"who\"?").doesNotContain("secret words");
    }

    @Test
    void aFaultInAValuesFileDoesNotShowItsLine() {
        CommandRun.Result plan =
                stack().file("lab.auto.rfvars", "who = \"hunter2\" oops\n").run("plan");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.words()).contains("lab.auto.rfvars line 1").doesNotContain("hunter2");
    }

    @Test
    void theFolderMayStandBeforeAndAfterTheCommand() {
        stack();
        CommandRun above = CommandRun.in(Objects.requireNonNull(folder.getParent()));
        String option = "-chdir=" + folder.getFileName();
        assertThat(above.run(option, "validate").out()).startsWith("Success!");
        assertThat(above.run("validate", option).out()).startsWith("Success!");
        assertThat(above.run("validate", "-chdir=nowhere").words()).contains("Working folder not found");
    }

    @Test
    void mistakesOnTheCommandLineAreExplained() {
        CommandRun run = stack();
        assertThat(run.run("aply").words()).contains("Unknown command").contains("Did you mean \"apply\"?");
        assertThat(run.run("plan", "-destory").words())
                .contains("Unknown option")
                .contains("-destroy");
        assertThat(run.run("plan", "-vra=password=hunter2").words()).doesNotContain("hunter2");
        assertThat(run.run("plan", "-target=!").words()).contains("Invalid target address");
        assertThat(run.run("plan", "-lock-timeout=soon").words()).contains("Invalid lock timeout");
        assertThat(run.run("plan", "extra").words()).contains("Too many arguments");
        assertThat(run.run("state", "show").words()).contains("Argument missing");
        assertThat(run.run("plan", "-parallelism=4").words()).contains("has no effect");
        assertThat(run.run("reconcile").words()).contains("-source");
    }

    @Test
    void helpAndVersion() {
        CommandRun run = stack();
        CommandRun.Result help = run.run("-help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("plan", "apply", "reconcile", "demo");
        assertThat(run.run("apply", "-help").out()).contains("-auto-approve").contains("further round");
        assertThat(run.run("help", "apply").out()).contains("-auto-approve");
        assertThat(run.run("help").out()).contains("reconcile");
        assertThat(run.run().code()).isEqualTo(1);
        assertThat(run.run("version").out()).startsWith("Rackform v").doesNotContain("${");
        assertThat(run.run("-version").out()).startsWith("Rackform v");
    }

    @Test
    void refreshIsOffOnlyWithItsValue() {
        CommandRun run = stack();
        run.run("apply", "-auto-approve");
        assertThat(run.run("plan", "-refresh=false").out()).contains("because of -refresh=false");
        assertThat(run.run("plan", "-refresh").out()).contains("has compared the devices");
    }

    @Test
    void anEmptyFolderIsNoConfiguration() {
        CommandRun.Result plan = CommandRun.in(folder).run("plan");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.words()).contains("No configuration files");
    }

    @Test
    void timesAreRead() {
        assertThat(LockOptions.parse("1h2m3s")).contains(Duration.ofSeconds(3723));
        assertThat(LockOptions.parse("0s")).contains(Duration.ZERO);
        assertThat(LockOptions.parse("")).isEmpty();
        assertThat(LockOptions.parse("5")).isEmpty();
    }
}
