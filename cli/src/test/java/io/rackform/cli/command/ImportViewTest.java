package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How imports are told, and configuration written for them. */
final class ImportViewTest {
    private static final String IMPORT = """
            import {
              to = terraform_data.a
              id = "found"
            }
            """;

    @TempDir
    Path folder;

    @Test
    void anImportAloneIsAPlan() {
        CommandRun stack =
                CommandRun.in(folder).file("main.rf.hcl", "resource \"terraform_data\" \"a\" {\n}\n" + IMPORT);
        CommandRun.Result plan = stack.run("plan", "-detailed-exitcode");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).isEqualTo("""
                Rackform will perform the following actions:

                  # terraform_data.a will be imported
                  # (imported from "found")
                    resource "terraform_data" "a" {
                        id = "found"
                    }

                Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.

                Applying this plan saves the imported object; no device is changed.
                """);
        assertThat(plan.code()).isEqualTo(2);
        assertThat(stack.run("plan", "-json").out())
                .contains("\"@message\":\"terraform_data.a: Plan to import\"")
                .contains("\"importing\":{\"id\":\"found\"}")
                .contains("\"import\":1");
        assertThat(stack.run("apply", "-auto-approve").out()).endsWith("""
                Apply complete! Resources: 1 imported, 0 added, 0 changed, 0 destroyed.
                """);
        assertThat(stack.run("plan", "-detailed-exitcode").code()).isZero();
    }

    @Test
    void anImportWithAChangeIsOneOfBoth() {
        CommandRun stack = CommandRun.in(folder)
                .file("main.rf.hcl", "resource \"terraform_data\" \"a\" {\n  input = 1\n}\n" + IMPORT);
        assertThat(stack.run("plan").out())
                .contains("""
                  # terraform_data.a will be updated in-place
                  # (imported from "found")
                """)
                .contains("Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.");
    }

    @Test
    void aSensitiveNameIsNotShown() {
        CommandRun stack = CommandRun.in(folder)
                .file(
                        "main.rf.hcl",
                        "resource \"terraform_data\" \"a\" {\n}\n"
                                + IMPORT.replace("\"found\"", "sensitive(\"hidden name\")"));
        assertThat(stack.run("plan").out()).contains("(imported from \"(sensitive value)\")");
    }

    @Test
    void configurationIsGeneratedIntoANewFile() throws IOException {
        CommandRun stack = CommandRun.in(folder).file("main.rf.hcl", IMPORT);
        assertThat(stack.run("plan").words()).contains("Import to an address without configuration");
        CommandRun.Result plan = stack.run("plan", "-generate-config-out=generated.rf.hcl");
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("# (its configuration is generated)");
        assertThat(Files.readString(folder.resolve("generated.rf.hcl"))).isEqualTo("""
                # Written by Rackform while planning imports.
                # Review it and move it to where it belongs.

                # Imported as "found".
                resource "terraform_data" "a" {
                }
                """);
        assertThat(stack.run("plan", "-generate-config-out=generated.rf.hcl").words())
                .contains("File for generated configuration exists");
        assertThat(stack.run("apply", "-auto-approve").code()).isZero();
        assertThat(stack.run("state", "list").out()).isEqualTo("terraform_data.a\n");
    }
}
