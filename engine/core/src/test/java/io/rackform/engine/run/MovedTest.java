package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunInfo;
import io.rackform.state.RunJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves of objects on devices, and of what is recorded beside them. */
class MovedTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;

    @AutoClose
    private final Workshop workshop;

    MovedTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private static String box(String block, String name) {
        return """
                resource "shelf_box" "%s" {
                  name = %s
                }
                """.formatted(block, name);
    }

    private static String moved(String from, String to) {
        return """
                moved {
                  from = %s
                  to   = %s
                }
                """.formatted(from, to);
    }

    private static ObjectId id(String address) {
        return ObjectId.current(AddressParser.parseInstance(address).orElseThrow());
    }

    private RecordedObject recorded(String address) {
        return Objects.requireNonNull(workshop.store().snapshot().objects().get(id(address)));
    }

    private RunJournal begin() {
        return workshop.store().begin(new RunInfo("r", "test", "tester", Instant.EPOCH, "", "", "", ""));
    }

    @Test
    void nothingIsSentToTheDevice() {
        workshop.apply(main(SHELF + box("a", "\"x\"")));
        workshop.shelf.calls.clear();
        assertThat(workshop.apply(main(SHELF + box("b", "\"x\"") + moved("shelf_box.a", "shelf_box.b")))
                        .complete())
                .isTrue();
        assertThat(workshop.shelf.calls).containsExactly("one: read x", "one: close");
        assertThat(workshop.store().snapshot().objects()).containsOnlyKeys(id("shelf_box.b"));
    }

    @Test
    void anObjectDoesNotTakeTheAddressOfAnother() {
        workshop.apply(main(SHELF + box("a", "\"x\"") + box("b", "\"y\"")));
        Plan plan = workshop.plan(
                        main(SHELF + box("b", "\"y\"") + moved("shelf_box.a", "shelf_box.b")), PlanOptions.NORMAL)
                .plan();

        assertThat(plan.diagnostics()).singleElement().satisfies(warning -> {
            assertThat(warning.isError()).isFalse();
            assertThat(warning.summary()).isEqualTo("Address of a move is taken");
            assertThat(warning.detail())
                    .isEqualTo(
                            "These recorded objects could not get their new address, because there is another recorded"
                                    + " object already:\n  - shelf_box.a to shelf_box.b\n\n"
                                    + "They keep their old address, and are planned as what stands there: most likely to be"
                                    + " destroyed. If the object at the new address is the one that should go, remove it from the"
                                    + " state first.");
        });
        assertThat(plan.changes().values())
                .extracting(change -> change.id().toString(), InstanceChange::action)
                .containsExactly(tuple("shelf_box.a", Action.DELETE), tuple("shelf_box.b", Action.NO_OP));
    }

    @Test
    void aPlanAloneMovesNothing() {
        workshop.apply(main(SHELF + box("a", "\"x\"")));
        workshop.plan(main(SHELF + box("b", "\"x\"") + moved("shelf_box.a", "shelf_box.b")), PlanOptions.NORMAL);
        assertThat(workshop.store().snapshot().objects()).containsOnlyKeys(id("shelf_box.a"));
    }

    @Test
    void dependenciesFollowSoThatTheOrderOfDestructionStays() {
        workshop.apply(main(SHELF + box("a", "\"x\"") + box("user", "\"u-${shelf_box.a.name}\"")));
        assertThat(recorded("shelf_box.user").dependencies())
                .containsExactly(id("shelf_box.a").address());
        workshop.apply(main(SHELF
                + box("z", "\"x\"")
                + box("user", "\"u-${shelf_box.z.name}\"")
                + moved("shelf_box.a", "shelf_box.z")));
        assertThat(recorded("shelf_box.user").dependencies())
                .containsExactly(id("shelf_box.z").address());

        workshop.shelf.calls.clear();
        workshop.apply(main(SHELF));
        assertThat(workshop.shelf.calls).containsSubsequence("one: delete u-x", "one: delete x");
    }

    @Test
    void deposedObjectsAndDoubtsMoveAlong() {
        workshop.apply(main(SHELF + box("a", "\"x\"")));
        ObjectId deposed = new ObjectId(id("shelf_box.a").address(), "0badcafe");
        try (RunJournal journal = begin()) {
            journal.record(List.of(new Change.Put(recorded("shelf_box.a").withId(deposed))));
            journal.intend(List.of(Intent.of(
                    "u",
                    id("shelf_box.a"),
                    recorded("shelf_box.a").provider(),
                    Intent.Action.UPDATE,
                    "x",
                    "",
                    recorded("shelf_box.a").attributes())));
        }
        MemoryTree tree = main(SHELF + box("b", "\"x\"") + moved("shelf_box.a", "shelf_box.b"));
        Plan plan = workshop.plan(tree, PlanOptions.NORMAL).plan();
        ObjectId movedDeposed = new ObjectId(id("shelf_box.b").address(), "0badcafe");
        assertThat(plan.changes()).containsOnlyKeys(id("shelf_box.b"), movedDeposed);
        assertThat(plan.pending()).extracting(change -> change.id()).containsExactly(movedDeposed);
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(workshop.store().snapshot().objects()).containsOnlyKeys(id("shelf_box.b"));
        assertThat(workshop.store().snapshot().inDoubt()).isEmpty();
    }

    @Test
    void aCreationInDoubtIsLookedForUnderItsNewAddress() {
        workshop.apply(main(SHELF + box("other", "\"other\"")));
        try (RunJournal journal = begin()) {
            journal.intend(List.of(Intent.of(
                    "u",
                    id("shelf_box.a"),
                    recorded("shelf_box.other").provider(),
                    Intent.Action.CREATE,
                    "x",
                    "",
                    recorded("shelf_box.other").attributes())));
        }
        MemoryTree tree =
                main(SHELF + box("other", "\"other\"") + box("b", "\"x\"") + moved("shelf_box.a", "shelf_box.b"));
        Plan plan = workshop.plan(tree, PlanOptions.NORMAL).plan();
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(workshop.store().snapshot().inDoubt()).isEmpty();
        assertThat(workshop.store().snapshot().objects()).containsKey(id("shelf_box.b"));
    }

    @Test
    void aFailureAfterTheMoveLosesNothing() {
        workshop.apply(main(SHELF + box("a", "\"x\"")));
        workshop.shelf.faults.put("y", ShelfFault.REFUSED);
        MemoryTree tree = main(SHELF + box("b", "\"x\"") + box("c", "\"y\"") + moved("shelf_box.a", "shelf_box.b"));
        assertThat(workshop.apply(tree).complete()).isFalse();
        assertThat(workshop.store().snapshot().objects()).containsOnlyKeys(id("shelf_box.b"));
        workshop.shelf.faults.clear();
        assertThat(workshop.actions(tree)).isEqualTo(Map.of("shelf_box.c", Action.CREATE));
    }

    @Test
    void bothNamesOfTheBuiltInTypeAreOne() {
        workshop.apply(main("""
                resource "terraform_data" "a" {
                  input = sensitive("secret")
                }
                """));
        MemoryTree tree = main("""
                resource "rackform_data" "a" {
                  input = sensitive("secret")
                }
                """ + moved("terraform_data.a", "rackform_data.a"));
        assertThat(workshop.actions(tree)).isEmpty();
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(workshop.store().snapshot().objects()).containsOnlyKeys(id("rackform_data.a"));
        assertThat(workshop.plan(tree, PlanOptions.NORMAL).plan().isEmpty()).isTrue();
    }

    @Test
    void typesThatDoNotFitAreAnError() {
        workshop.apply(main(SHELF + box("a", "\"x\"")));
        Plan plan = workshop.plan(
                        main(SHELF + "resource \"terraform_data\" \"a\" {}\n"
                                + moved("shelf_box.a", "terraform_data.a")),
                        PlanOptions.NORMAL)
                .plan();
        assertThat(plan.diagnostics()).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Move between types that do not fit");
            assertThat(fault.detail())
                    .isEqualTo("The object recorded as shelf_box.a would become terraform_data.a, but the type"
                            + " \"terraform_data\" cannot take over what was recorded by \"shelf_box\". To let the old object"
                            + " stay where it is and be managed no longer, use a \"removed\" block; to have it replaced,"
                            + " remove the \"moved\" block.");
            assertThat(fault.address()).isEqualTo("terraform_data.a");
        });
    }

    @Test
    void aMoveToATypeThatIsNotThereIsAnError() {
        workshop.apply(main(SHELF + box("a", "\"x\"")));
        assertThat(workshop.faults(main(SHELF + moved("shelf_box.a", "shelf_bax.a"))))
                .extracting(Diagnostic::detail)
                .containsExactly(
                        "The object recorded as shelf_box.a would become shelf_bax.a, but there is no resource type"
                                + " \"shelf_bax\". To let the old object stay where it is and be managed no longer, use a"
                                + " \"removed\" block; to have it replaced, remove the \"moved\" block.");
    }

    @Test
    void validationFindsWhatIsWrongWithoutAnyState() {
        assertThat(workshop.validate(main("resource \"terraform_data\" \"b\" {}\n"
                        + moved("terraform_data.a", "terraform_data.a")
                        + moved("terraform_data.b", "terraform_data.c")
                        + moved("terraform_data.d", "terraform_data.e")
                        + moved("terraform_data.d", "terraform_data.f"))))
                .extracting(Diagnostic::summary)
                .containsExactly("Move to the same address", "Moved object is still declared", "Ambiguous moves");
    }

    @Test
    void aCircleIsToldWhole() {
        List<Diagnostic> found = workshop.validate(main(moved("terraform_data.a", "terraform_data.b")
                + moved("terraform_data.b", "terraform_data.c")
                + moved("terraform_data.c", "terraform_data.a")));
        assertThat(found).extracting(Diagnostic::summary).containsExactly("Moves in a circle");
        assertThat(found.getFirst().detail())
                .contains("terraform_data.a to terraform_data.b")
                .contains("terraform_data.c to terraform_data.a")
                .contains("main.rf.hcl:9,1");
    }

    @Test
    void anObjectThatIsNotPlannedYetMovesToo() {
        workshop.apply(main("""
                resource "terraform_data" "a" {
                  count = 2
                }
                """));
        MemoryTree tree = main("""
                resource "terraform_data" "size" {
                  input = 2
                }
                resource "terraform_data" "b" {
                  count = terraform_data.size.output
                }
                """ + moved("terraform_data.a", "terraform_data.b"));
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(workshop.store().snapshot().objects())
                .containsOnlyKeys(id("terraform_data.b[0]"), id("terraform_data.b[1]"), id("terraform_data.size"));
        assertThat(workshop.plan(tree, PlanOptions.NORMAL).plan().isEmpty()).isTrue();
    }

    @Test
    void whatIsInsideAnotherPackageIsNotMovedFromOutside() {
        workshop.packages.put("git::https://example.com/racks.git", main(SHELF + box("b", "\"x\"")));
        List<Diagnostic> faults =
                workshop.faults(main("""
                module "racks" {
                  source = "git::https://example.com/racks.git"
                }
                """ + moved("module.racks.shelf_box.a", "module.racks.shelf_box.b")));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Move across packages");
            assertThat(fault.detail())
                    .isEqualTo("The module \"racks\" comes from another package, with versions of its own, so what is"
                            + " inside it cannot be named in a move from outside. Move the whole module, or write the"
                            + " block into that module.");
            assertThat(String.valueOf(fault.subject())).isEqualTo("main.rf.hcl:5,10");
        });
    }
}
