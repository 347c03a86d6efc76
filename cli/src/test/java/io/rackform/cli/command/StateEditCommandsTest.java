package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import io.rackform.state.h2.StateStores;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code state mv}, {@code state rm} and {@code import} say; what they do is held by the scenarios beside the reference. */
final class StateEditCommandsTest {
    @TempDir
    Path folder;

    private CommandRun stack;

    @BeforeEach
    void applied() {
        stack = CommandRun.in(folder).file("main.tf", """
                resource "terraform_data" "a" {
                  for_each = { "x y" = 1, "z" = 2 }
                }
                resource "terraform_data" "b" {
                }
                """);
        assertThat(stack.run("apply", "-auto-approve").code()).isZero();
    }

    @Test
    void aMoveNamesEveryObject() {
        assertThat(stack.run("state", "mv", "-dry-run", "terraform_data.a", "terraform_data.c")
                        .out())
                .isEqualTo("""
                Would move "terraform_data.a["x y"]" to "terraform_data.c["x y"]"
                Would move "terraform_data.a["z"]" to "terraform_data.c["z"]"
                """);
        assertThat(stack.run("state", "list").out()).contains("terraform_data.a[\"x y\"]");
        CommandRun.Result moved = stack.run("state", "mv", "terraform_data.a[\"x y\"]", "module.m[0].terraform_data.c");
        assertThat(moved.out()).isEqualTo("""
                Move "terraform_data.a["x y"]" to "module.m[0].terraform_data.c"
                Successfully moved 1 object(s).
                """);
        assertThat(moved.err()).isEmpty();
        assertThat(stack.run("state", "list").out()).isEqualTo("""
                terraform_data.a["z"]
                terraform_data.b
                module.m[0].terraform_data.c
                """);
    }

    @Test
    void aRemovalNamesEveryObject() {
        assertThat(stack.run("state", "rm", "-dry-run", "terraform_data.a").out())
                .isEqualTo("""
                Would remove terraform_data.a["x y"]
                Would remove terraform_data.a["z"]
                """);
        assertThat(stack.run("state", "rm", "terraform_data.a", "terraform_data.b", "terraform_data.b")
                        .out())
                .isEqualTo("""
                Removed terraform_data.a["x y"]
                Removed terraform_data.a["z"]
                Removed terraform_data.b
                Successfully removed 3 object(s) from the state.
                """);
        assertThat(stack.run("state", "list").out()).isEmpty();
    }

    @Test
    void anImportTellsWhatAnApplyWouldDo() {
        stack.run("state", "rm", "terraform_data.b");
        assertThat(stack.run("import", "terraform_data.b", "some ${id} \"q\"").out())
                .isEqualTo("""
                Import successful! terraform_data.b is recorded as it was found.
                It is as its block says: an apply would not change it.
                """);
        assertThat(stack.run("state", "show", "terraform_data.b").out()).contains("some ${id} \\\"q\\\"");
        assertThat(stack.run("plan", "-detailed-exitcode").code()).isZero();
    }

    @Test
    void whoeverHoldsTheLockIsNamed() {
        if (!(StateStores.open(folder.resolve(".rackform/state"))
                instanceof StateOpening.Opened(StateStore store, var ignored))) {
            throw new AssertionError("the state cannot be opened");
        }
        try (store) {
            assertThat(store.lock(new LockRequest("bo", "rackform apply", Duration.ZERO)))
                    .isInstanceOf(LockOutcome.Locked.class);
            for (CommandRun.Result refused : new CommandRun.Result[] {
                stack.run("state", "mv", "terraform_data.b", "terraform_data.c"),
                stack.run("state", "rm", "terraform_data.b"),
                stack.run("import", "terraform_data.b", "x")
            }) {
                assertThat(refused.code()).isEqualTo(1);
                assertThat(refused.words()).contains("bo runs \"rackform apply\"");
            }
            assertThat(stack.run("state", "mv", "-dry-run", "terraform_data.b", "terraform_data.c")
                            .code())
                    .isZero();
        }
        assertThat(stack.run("state", "list").out()).contains("terraform_data.b");
    }
}
