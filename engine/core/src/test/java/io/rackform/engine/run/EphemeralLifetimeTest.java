package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.apply.StopSignal;
import io.rackform.engine.plan.PlanOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When ephemeral resources are closed: after their last user, whatever becomes of it. */
class EphemeralLifetimeTest {
    private static final String PASS = """
            provider "shelf" {
              address = "one"
            }
            ephemeral "shelf_pass" "p" {
              room = "attic"
            }
            """;

    @AutoClose
    private final Workshop workshop;

    EphemeralLifetimeTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    /** An item after another one. */
    private static String item(String name, String after, String arguments) {
        return """
                resource "shelf_box" "%s" {
                  name = "%s"
                  %s
                  depends_on = [%s]
                }
                """.formatted(name, name, arguments, after.isEmpty() ? "" : "shelf_box." + after);
    }

    private static String user(String name, String after) {
        return item(name, after, "code_wo = ephemeral.shelf_pass.p.code\n  code_wo_version = 1");
    }

    /** Lets the edits of an item begin when the pass was closed a second time: after planning, and while applying. */
    private void awaitsClosing(String item, int closings) {
        CountDownLatch closed = new CountDownLatch(closings);
        workshop.shelf.afterClosing = closed::countDown;
        workshop.shelf.before.put(item, () -> {
            try {
                if (!closed.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("not closed before " + item);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private List<String> applied() {
        List<String> calls = workshop.shelf.calls;
        int planned = calls.indexOf("one: close attic");
        return calls.subList(planned + 1, calls.size()).stream()
                .filter(call -> !call.contains("read"))
                .toList();
    }

    @Test
    void afterTheLastOfTwoUsersAndBeforeTheRest() {
        awaitsClosing("c", 2);
        ApplyResult result = workshop.apply(main(PASS + user("a", "") + user("b", "a") + item("c", "b", "")));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(applied())
                .containsExactly(
                        "one: open attic",
                        "one: create a",
                        "one: create b",
                        "one: close attic",
                        "one: create c",
                        "one: close");
    }

    @Test
    void afterAUserThatFailsAndOneThatIsSkippedForIt() {
        workshop.shelf.faults.put("a", ShelfFault.REFUSED);
        awaitsClosing("z", 2);
        ApplyResult result = workshop.apply(main(PASS + user("a", "") + user("b", "a") + item("z", "", "")));
        assertThat(result.skipped()).isEqualTo(1);
        assertThat(applied())
                .containsExactly("one: open attic", "one: create a", "one: close attic", "one: create z", "one: close");
    }

    @Test
    void whenTheRunIsStopped() {
        StopSignal stop = new StopSignal();
        workshop.shelf.before.put("a", stop::stop);
        ApplyResult result = workshop.apply(main(PASS + user("a", "") + user("b", "a")), PlanOptions.NORMAL, stop);
        assertThat(result.stopped()).isTrue();
        assertThat(result.skipped()).isEqualTo(1);
        assertThat(applied()).containsExactly("one: open attic", "one: create a", "one: close attic", "one: close");
    }

    @Test
    void oneThatAnotherOneIsOpenedWithIsClosedAfterIt() {
        String inner = """
                locals {
                  room = ephemeral.shelf_pass.p.room
                }
                ephemeral "shelf_pass" "inner" {
                  room = "${local.room} cupboard"
                }
                """;
        awaitsClosing("c", 4);
        workshop.apply(main(PASS
                + inner
                + item("a", "", "code_wo = ephemeral.shelf_pass.inner.code\n  code_wo_version = 1")
                + item("c", "a", "")));
        assertThat(applied())
                .containsExactly(
                        "one: open attic",
                        "one: open attic cupboard",
                        "one: create a",
                        "one: close attic cupboard",
                        "one: close attic",
                        "one: create c",
                        "one: close");
    }

    @Test
    void oneThatAProviderIsConfiguredWithIsOpenWhileTheProviderIsUsed() {
        String provider = """
                provider "shelf" {
                  alias   = "two"
                  address = "${ephemeral.shelf_pass.p.room} shelf"
                }
                """;
        awaitsClosing("z", 2);
        workshop.apply(main(PASS
                + provider
                + item("a", "", "provider = shelf.two")
                + item("b", "a", "provider = shelf.two")
                + item("z", "b", "")));
        assertThat(applied())
                .containsSubsequence(
                        "one: open attic",
                        "attic shelf: create a",
                        "attic shelf: create b",
                        "one: close attic",
                        "one: create z");
    }

    @Test
    void oneThatAModuleIsCalledWithIsOpenWhileTheModuleNeedsIt() {
        MemoryTree tree = main(PASS + """
                module "m" {
                  source = "./m"
                  code   = ephemeral.shelf_pass.p.code
                }
                """ + item("z", "", "content = module.m.last"))
                .with(
                        "m/main.rf.hcl",
                        """
                variable "code" {
                  ephemeral = true
                }
                output "last" {
                  value = tostring(shelf_box.b.weight)
                }
                """ + item("a", "", "code_wo = var.code\n  code_wo_version = 1")
                                + item("b", "a", "code_wo = var.code\n  code_wo_version = 1"));
        awaitsClosing("z", 2);
        workshop.apply(tree);
        assertThat(applied())
                .containsExactly(
                        "one: open attic",
                        "one: create a",
                        "one: create b",
                        "one: close attic",
                        "one: create z",
                        "one: close");
    }
}
