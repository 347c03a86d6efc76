package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.spi.Impact;
import io.rackform.state.Change;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
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

/** What is left of runs that ended in the middle. */
class InterruptedTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;

    @AutoClose
    private final Workshop workshop;

    InterruptedTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private static String box(String block, String name, String content) {
        return """
                resource "shelf_box" "%s" {
                  name    = "%s"
                  content = "%s"
                }
                """.formatted(block, name, content);
    }

    private static ObjectId id(String address) {
        return ObjectId.current(AddressParser.parseInstance(address).orElseThrow());
    }

    private Map<String, ObjectValue> shelf() {
        return Objects.requireNonNull(workshop.shelf.shelves.get("one"));
    }

    private RecordedObject recorded(String address) {
        return Objects.requireNonNull(workshop.store().snapshot().objects().get(id(address)));
    }

    private void record(RecordedObject object) {
        try (RunJournal journal =
                workshop.store().begin(new RunInfo("r", "test", "tester", Instant.EPOCH, "", "", "", ""))) {
            journal.record(List.of(new Change.Put(object)));
        }
    }

    @Test
    void whatWasMadeButNotRecordedIsRecordedAndGoesWithItsBlock() {
        MemoryTree tree = main(SHELF + box("a", "x", "mine"));
        workshop.applyKilled(tree);
        assertThat(shelf()).containsOnlyKeys("x");
        assertThat(workshop.store().snapshot().objects()).isEmpty();
        assertThat(workshop.store().snapshot().inDoubt()).hasSize(1);

        Plan plan = workshop.plan(tree, PlanOptions.NORMAL).plan();
        InstanceChange change = Objects.requireNonNull(plan.changes().get(id("shelf_box.a")));
        assertThat(change.action()).isEqualTo(Action.NO_OP);
        assertThat(change.provenance().recovered()).isTrue();
        assertThat(plan.isEmpty()).isFalse();

        workshop.shelf.calls.clear();
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(workshop.shelf.calls).containsExactly("one: read x", "one: close");
        assertThat(workshop.store().snapshot().inDoubt()).isEmpty();
        assertThat(recorded("shelf_box.a").attributes()).isEqualTo(shelf().get("x"));
        assertThat(workshop.plan(tree, PlanOptions.NORMAL).plan().isEmpty()).isTrue();
        assertThat(workshop.actions(main(SHELF))).isEqualTo(Map.of("shelf_box.a", Action.DELETE));
    }

    @Test
    void whatWasMadeAndIsWantedOtherwiseNowIsUpdated() {
        workshop.applyKilled(main(SHELF + box("a", "x", "mine")));
        MemoryTree tree = main(SHELF + box("a", "x", "other"));
        assertThat(workshop.actions(tree)).isEqualTo(Map.of("shelf_box.a", Action.UPDATE));
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(workshop.actions(tree)).isEmpty();
    }

    @Test
    void whatIsThereButNotAsItWasToBeIsNotTakenForOurs() {
        workshop.applyKilled(main(SHELF + box("a", "x", "mine")));
        shelf().put(
                        "x",
                        ObjectValue.of(Map.of(
                                "name",
                                new StringValue("x"),
                                "content",
                                new StringValue("theirs"),
                                "weight",
                                NumberValue.of(6))));
        assertThat(workshop.actions(main(SHELF + box("a", "x", "mine"))))
                .isEqualTo(Map.of("shelf_box.a", Action.CREATE));
    }

    @Test
    void whatIsLeftOfAReplacementIsReadBeforeItGoes() {
        workshop.apply(main(SHELF + box("a", "x", "") + box("b", "old", "was")));
        ObjectId deposed = new ObjectId(id("shelf_box.a").address(), "0badcafe");
        record(recorded("shelf_box.b").withId(deposed));
        workshop.apply(
                main(SHELF + "removed {\n from = shelf_box.b\n lifecycle {\n destroy = false\n }\n}\n"
                        + box("a", "x", "")),
                new PlanOptions(false, true, List.of(id("shelf_box.b").address()), Set.of()));
        shelf().put(
                        "old",
                        ObjectValue.of(Map.of(
                                "name",
                                new StringValue("old"),
                                "content",
                                new StringValue("is"),
                                "weight",
                                NumberValue.of(2))));

        MemoryTree tree = main(SHELF + box("a", "x", ""));
        InstanceChange change = Objects.requireNonNull(
                workshop.plan(tree, PlanOptions.NORMAL).plan().changes().get(deposed));
        assertThat(change.action()).isEqualTo(Action.DELETE);
        assertThat(change.refreshed()).isTrue();
        assertThat(Objects.requireNonNull(change.before()).get("content")).isEqualTo(new StringValue("is"));
        assertThat(change.impact()).containsExactly(new Impact(Impact.Kind.COMMIT, "box goes"));

        shelf().remove("old");
        workshop.shelf.calls.clear();
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(workshop.shelf.calls).noneMatch(call -> call.contains("delete"));
        assertThat(workshop.store().snapshot().objects()).containsOnlyKeys(id("shelf_box.a"));
    }

    @Test
    void whatIsLeftOfAReplacementStaysWhereTheDeviceIsAway() {
        workshop.apply(main(SHELF + box("a", "x", "")));
        record(recorded("shelf_box.a").withId(new ObjectId(id("shelf_box.a").address(), "0badcafe")));
        workshop.shelf.unreachable.add("one");
        assertThat(workshop.plan(main(SHELF + box("a", "x", "")), PlanOptions.NORMAL)
                        .plan()
                        .diagnostics())
                .extracting(Diagnostic::summary)
                .contains("Shelf unreachable");
    }

    @Test
    void deletionsTellTheirImpact() {
        workshop.apply(main(SHELF + box("a", "x", "")));
        InstanceChange orphan = Objects.requireNonNull(
                workshop.plan(main(SHELF), PlanOptions.NORMAL).plan().changes().get(id("shelf_box.a")));
        assertThat(orphan.impact()).containsExactly(new Impact(Impact.Kind.COMMIT, "box goes"));
        InstanceChange replaced =
                Objects.requireNonNull(workshop.plan(main(SHELF + box("a", "y", "")), PlanOptions.NORMAL)
                        .plan()
                        .changes()
                        .get(id("shelf_box.a")));
        assertThat(replaced.action()).isEqualTo(Action.REPLACE);
        assertThat(replaced.impact()).containsExactly(new Impact(Impact.Kind.COMMIT, "box goes"));
    }
}
