package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.Change;
import io.rackform.state.ObjectId;
import io.rackform.state.RunInfo;
import io.rackform.state.RunJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that are forgotten: on devices, with their block or without it. */
class RemovedTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;
    private static final String FORGET_A = """
            removed {
              from = shelf_box.a
              lifecycle {
                destroy = false
              }
            }
            """;
    private static final PlanOptions DESTROY = new PlanOptions(true, true, List.of(), Set.of());

    @AutoClose
    private final Workshop workshop;

    RemovedTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private static String box(String block, String name, String more) {
        return """
                resource "shelf_box" "%s" {
                  name = "%s"
                  %s
                }
                """.formatted(block, name, more);
    }

    private static String kept(String block, String name) {
        return box(block, name, "lifecycle {\n destroy = false\n }");
    }

    private static ObjectId id(String address) {
        return ObjectId.current(AddressParser.parseInstance(address).orElseThrow());
    }

    private Set<String> onShelf() {
        return Objects.requireNonNull(workshop.shelf.shelves.get("one")).keySet();
    }

    @Test
    void aDeviceThatIsGoneForGoodCanBeForgotten() {
        workshop.apply(main(SHELF + box("a", "x", "")));
        workshop.shelf.unreachable.add("one");
        workshop.shelf.calls.clear();
        ApplyResult result = workshop.apply(main(FORGET_A));
        assertThat(result.complete()).isTrue();
        assertThat(result.forgotten()).isEqualTo(1);
        assertThat(workshop.shelf.calls).isEmpty();
        assertThat(workshop.store().snapshot().objects()).isEmpty();
        assertThat(onShelf()).containsExactly("x");
    }

    @Test
    void theWarningNamesWhatIsForgotten() {
        workshop.apply(main(SHELF + box("a", "x", "")));
        Plan plan = workshop.plan(main(SHELF + FORGET_A), PlanOptions.NORMAL).plan();
        assertThat(plan.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Objects will no longer be managed");
        assertThat(plan.diagnostics().getFirst().detail()).isEqualTo("""
                Applying this plan takes these objects off the record and leaves them as they are on their devices:
                  - shelf_box.a

                Afterwards no plan shows or changes them. To manage them again, import them.""");
        assertThat(plan.changedDevices()).isEmpty();
        assertThat(plan.isEmpty() && plan.pending().isEmpty()).isFalse();
    }

    @Test
    void whatIsLeftOfAReplacementIsForgottenToo() {
        workshop.apply(main(SHELF + box("a", "x", "")));
        ObjectId deposed = new ObjectId(id("shelf_box.a").address(), "0badcafe");
        try (RunJournal journal =
                workshop.store().begin(new RunInfo("r", "test", "tester", Instant.EPOCH, "", "", "", ""))) {
            journal.record(List.of(new Change.Put(Objects.requireNonNull(workshop.store()
                            .snapshot()
                            .current(id("shelf_box.a").address()))
                    .withId(deposed))));
        }
        assertThat(workshop.actions(main(SHELF + FORGET_A)).values()).containsOnly(Action.FORGET);
        workshop.apply(main(SHELF + FORGET_A));
        assertThat(workshop.store().snapshot().objects()).isEmpty();
        assertThat(onShelf()).containsExactly("x");
    }

    @Test
    void aKeptObjectOutlivesItsBlock() {
        workshop.apply(main(SHELF + kept("a", "x")));
        assertThat(workshop.actions(main(SHELF))).isEqualTo(Map.of("shelf_box.a", Action.FORGET));
        workshop.apply(main(SHELF));
        assertThat(onShelf()).containsExactly("x");
        assertThat(workshop.store().snapshot().objects()).isEmpty();
    }

    @Test
    void keepingIsRecordedEvenWhereNothingElseChanges() {
        workshop.apply(main(SHELF + box("a", "x", "")));
        assertThat(workshop.actions(main(SHELF))).isEqualTo(Map.of("shelf_box.a", Action.DELETE));
        assertThat(workshop.actions(main(SHELF + kept("a", "x")))).isEmpty();
        workshop.apply(main(SHELF + kept("a", "x")));
        assertThat(workshop.actions(main(SHELF))).isEqualTo(Map.of("shelf_box.a", Action.FORGET));
        workshop.apply(main(SHELF + box("a", "x", "")));
        assertThat(workshop.actions(main(SHELF))).isEqualTo(Map.of("shelf_box.a", Action.DELETE));
    }

    @Test
    void aKeptObjectOutlivesTheDestructionOfEverything() {
        MemoryTree tree = main(SHELF + kept("a", "x") + box("b", "y", ""));
        workshop.apply(tree);
        ApplyResult result = workshop.apply(tree, DESTROY);
        assertThat(result.deleted()).isEqualTo(1);
        assertThat(result.forgotten()).isEqualTo(1);
        assertThat(onShelf()).containsExactly("x");
        assertThat(workshop.store().snapshot().objects()).isEmpty();
    }

    @Test
    void aKeptInstanceThatIsTakenOffIsForgotten() {
        String boxes = """
                resource "shelf_box" "a" {
                  count = %d
                  name  = "n${count.index}"
                  lifecycle {
                    destroy = false
                  }
                }
                """;
        workshop.apply(main(SHELF + boxes.formatted(2)));
        assertThat(workshop.actions(main(SHELF + boxes.formatted(1))))
                .isEqualTo(Map.of("shelf_box.a[1]", Action.FORGET));
    }

    @Test
    void theOldObjectOfAReplacementIsKept() {
        workshop.apply(main(SHELF + kept("a", "old")));
        Plan plan = workshop.plan(main(SHELF + kept("a", "new")), PlanOptions.NORMAL)
                .plan();
        assertThat(plan.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Objects will no longer be managed");
        workshop.shelf.calls.clear();
        assertThat(workshop.apply(main(SHELF + kept("a", "new"))).complete()).isTrue();
        assertThat(workshop.shelf.calls).contains("one: create new").noneMatch(call -> call.contains("delete"));
        assertThat(onShelf()).containsExactlyInAnyOrder("new", "old");
        assertThat(workshop.store().snapshot().objects()).containsOnlyKeys(id("shelf_box.a"));
    }

    @Test
    void validationFindsARemovedBlockForWhatIsDeclared() {
        assertThat(workshop.validate(main(SHELF + box("a", "x", "") + FORGET_A)))
                .extracting(Diagnostic::summary)
                .containsExactly("Removed object is still declared");
    }
}
