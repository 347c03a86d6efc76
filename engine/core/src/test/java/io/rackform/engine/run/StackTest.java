package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.Drift;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.state.ObjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
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

    private static String item(String block, String name, String content) {
        return """
                resource "shelf_item" "%s" {
                  name    = "%s"
                  content = %s
                }
                """.formatted(block, name, content);
    }

    private static ObjectId id(String address) {
        return ObjectId.current(AddressParser.parseInstance(address).orElseThrow());
    }

    @Test
    void createsThenHasNothingToDoThenUpdatesThenDeletes() {
        MemoryTree first = main(SHELF + item("a", "a", "\"x\"") + item("b", "b", "shelf_item.a.name"));
        assertThat(workshop.apply(first).complete()).isTrue();
        assertThat(workshop.actions(first)).isEmpty();

        MemoryTree second = main(SHELF + item("a", "a", "\"y\""));
        assertThat(workshop.actions(second))
                .isEqualTo(Map.of("shelf_item.a", Action.UPDATE, "shelf_item.b", Action.DELETE));
        ApplyResult result = workshop.apply(second);
        assertThat(result.updated()).isEqualTo(1);
        assertThat(result.deleted()).isEqualTo(1);
        assertThat(Objects.requireNonNull(workshop.shelf.shelves.get("one")).keySet())
                .containsExactly("a");
        assertThat(workshop.store().snapshot().objects().keySet()).containsExactly(id("shelf_item.a"));
    }

    @Test
    void planningReadsEachDeviceOnceAndWritesNothing() {
        MemoryTree tree = main(SHELF + item("a", "a", "\"x\"") + item("b", "b", "\"x\"") + item("c", "c", "\"x\""));
        workshop.apply(tree);
        workshop.shelf.calls.clear();
        workshop.plan(tree, PlanOptions.NORMAL);
        assertThat(workshop.shelf.calls).containsExactly("one: read a,b,c", "one: close");
    }

    @Test
    void changesOfOneDeviceTravelTogetherAndInOrder() {
        workshop.apply(main(SHELF + item("a", "a", "\"x\"") + item("b", "b", "shelf_item.a.content")));
        assertThat(workshop.shelf.calls).contains("one: create a, create b");
    }

    @Test
    void aValueKnownAfterApplyMakesASecondUnit() {
        workshop.apply(main(SHELF + item("a", "a", "\"xyz\"") + item("b", "b", "tostring(shelf_item.a.weight)")));
        assertThat(workshop.shelf.calls).containsSubsequence("one: create a", "one: create b");
        assertThat(Objects.requireNonNull(Objects.requireNonNull(workshop.shelf.shelves.get("one"))
                                .get("b"))
                        .get("content"))
                .isEqualTo(new StringValue("3"));
    }

    @Test
    void aReplacementDeletesDependentsFirstAndCreatesThemLast() {
        String boxes = SHELF + """
                resource "shelf_box" "a" {
                  name = "%1$s"
                }
                resource "shelf_box" "b" {
                  name = "b-${shelf_box.a.name}"
                }
                """;
        workshop.apply(main(boxes.formatted("old")));
        workshop.shelf.calls.clear();
        workshop.apply(main(boxes.formatted("new")));
        assertThat(workshop.shelf.calls)
                .containsSubsequence("one: delete b-old", "one: delete old", "one: create new", "one: create b-new");
    }

    @Test
    void createBeforeDestroyInfectsWhatIsNeeded() {
        String boxes = SHELF + """
                resource "shelf_box" "a" {
                  name = "%1$s"
                }
                resource "shelf_box" "b" {
                  name = "b-${shelf_box.a.name}"
                  lifecycle {
                    create_before_destroy = true
                  }
                }
                """;
        workshop.apply(main(boxes.formatted("old")));
        workshop.shelf.calls.clear();
        assertThat(workshop.apply(main(boxes.formatted("new"))).diagnostics()).isEmpty();
        assertThat(workshop.shelf.calls)
                .containsSubsequence("one: create new", "one: create b-new", "one: delete b-old", "one: delete old");
        assertThat(workshop.store().snapshot().objects()).hasSize(2);
    }

    @Test
    void aFailureStopsOnlyWhatDependsOnIt() {
        workshop.shelf.faults.put("bad", ShelfFault.REFUSED);
        String text = SHELF + """
                resource "shelf_box" "bad" {
                  name = "bad"
                }
                resource "shelf_box" "after" {
                  name    = "after"
                  content = tostring(shelf_box.bad.weight)
                }
                resource "shelf_box" "good" {
                  name = "good"
                }
                """;
        ApplyResult result = workshop.apply(main(text));
        assertThat(result.complete()).isFalse();
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.skipped()).isEqualTo(1);
        assertThat(result.diagnostics()).extracting(Diagnostic::summary).containsExactly("Shelf refused");
        assertThat(workshop.store().snapshot().objects().keySet()).containsExactly(id("shelf_box.good"));

        workshop.shelf.faults.clear();
        assertThat(workshop.apply(main(text)).complete()).isTrue();
        assertThat(workshop.actions(main(text))).isEmpty();
    }

    @Test
    void anUnreachableDeviceIsAnErrorAndNeverADeletion() {
        MemoryTree tree = main(SHELF + item("a", "a", "\"x\""));
        workshop.apply(tree);
        workshop.shelf.unreachable.add("one");
        Planned planned = workshop.plan(tree, PlanOptions.NORMAL);
        assertThat(planned.plan().hasErrors()).isTrue();
        assertThat(planned.plan().pending()).isEmpty();
        assertThat(planned.plan().diagnostics()).extracting(Diagnostic::summary).containsExactly("Shelf unreachable");
    }

    @Test
    void aFaultOfADeviceIsKeptForEachObjectThatItTouches() {
        workshop.shelf.unreachable.add("one");
        Planned planned =
                workshop.plan(main(SHELF + item("a", "a", "\"x\"") + item("b", "b", "\"x\"")), PlanOptions.NORMAL);
        assertThat(planned.plan().diagnostics())
                .allSatisfy(diagnostic -> assertThat(diagnostic.detail()).isEqualTo("No answer from one."))
                .extracting(Diagnostic::address)
                .containsExactly("shelf_item.a", "shelf_item.b");
    }

    @Test
    void whatIsInDoubtIsReadAgainAndNotSentAgain() {
        workshop.shelf.faults.put("a", ShelfFault.UNANSWERED);
        ApplyResult result = workshop.apply(main(SHELF + item("a", "a", "\"x\"")));
        assertThat(result.complete()).isTrue();
        assertThat(workshop.shelf.calls).containsExactly("one: read a", "one: create a", "one: read a", "one: close");
        assertThat(workshop.store().snapshot().inDoubt()).isEmpty();
    }

    @Test
    void driftIsToldApartFromChange() {
        MemoryTree tree = main(SHELF + item("a", "a", "\"x\""));
        workshop.apply(tree);
        ObjectValue live = ObjectValue.of(Map.of(
                "name", new StringValue("a"), "content", new StringValue("by hand"), "weight", NumberValue.of(7)));
        Objects.requireNonNull(workshop.shelf.shelves.get("one")).put("a", live);

        Planned planned = workshop.plan(tree, PlanOptions.NORMAL);
        assertThat(planned.plan().drift()).extracting(Drift::live).containsExactly(live);
        assertThat(workshop.actions(tree)).isEqualTo(Map.of("shelf_item.a", Action.UPDATE));
        workshop.apply(tree);
        assertThat(workshop.plan(tree, PlanOptions.NORMAL).plan().drift()).isEmpty();
    }

    @Test
    void anObjectThatIsGoneIsCreatedAgain() {
        MemoryTree tree = main(SHELF + item("a", "a", "\"x\""));
        workshop.apply(tree);
        Objects.requireNonNull(workshop.shelf.shelves.get("one")).clear();
        assertThat(workshop.actions(tree)).isEqualTo(Map.of("shelf_item.a", Action.CREATE));
    }

    @Test
    void aDeviceWhoseAddressComesFromTheSamePlanIsAppliedInOneGo() {
        MemoryTree tree = main("""
                resource "terraform_data" "server" {
                  input = "late"
                }
                provider "shelf" {
                  address = terraform_data.server.output
                }
                """ + item("a", "a", "\"x\""));
        Planned planned = workshop.plan(tree, PlanOptions.NORMAL);
        assertThat(planned.plan().changes().get(id("shelf_item.a")))
                .satisfies(change ->
                        assertThat(Objects.requireNonNull(change).refreshed()).isFalse());
        assertThat(workshop.shelf.calls).isEmpty();

        assertThat(workshop.apply(tree).diagnostics()).isEmpty();
        assertThat(Objects.requireNonNull(workshop.shelf.shelves.get("late")).keySet())
                .containsExactly("a");
        assertThat(workshop.actions(tree)).isEmpty();
    }

    @Test
    void aCountThatIsNotKnownYetIsPlannedInTheNextRound() {
        MemoryTree tree = main("""
                resource "terraform_data" "size" {
                  input = 2
                }
                resource "terraform_data" "many" {
                  count = terraform_data.size.output
                }
                """);
        Planned first = workshop.plan(tree, PlanOptions.NORMAL);
        assertThat(first.plan().deferred()).hasSize(1);
        workshop.apply(tree);
        assertThat(workshop.actions(tree).keySet()).containsExactly("terraform_data.many[0]", "terraform_data.many[1]");
        workshop.apply(tree);
        assertThat(workshop.plan(tree, PlanOptions.NORMAL).plan().isEmpty()).isTrue();
    }

    @Test
    void targetsBringWhatTheyNeedAndNothingElse() {
        MemoryTree tree =
                main(SHELF + item("a", "a", "\"x\"") + item("b", "b", "shelf_item.a.name") + item("c", "c", "\"\""));
        Planned planned = workshop.plan(
                tree,
                new PlanOptions(
                        false, true, List.of(AddressParser.parse("shelf_item.b").orElseThrow()), Set.of()));
        assertThat(planned.plan().pending())
                .extracting(change -> change.id().toString())
                .containsExactly("shelf_item.a", "shelf_item.b");
    }

    @Test
    void destroyRemovesEverythingInReverse() {
        MemoryTree tree = main(SHELF + """
                resource "shelf_box" "a" {
                  name = "a"
                }
                resource "shelf_box" "b" {
                  name = "b-${shelf_box.a.name}"
                }
                """);
        workshop.apply(tree);
        workshop.shelf.calls.clear();
        workshop.apply(tree, new PlanOptions(true, true, List.of(), Set.of()));
        assertThat(workshop.shelf.calls).containsSubsequence("one: delete b-a", "one: delete a");
        assertThat(workshop.store().snapshot().objects()).isEmpty();
    }

    @Test
    void noSecretReachesTheStateFolderInClearText() throws IOException {
        workshop.apply(main("""
                variable "password" {
                  default   = "correct horse battery"
                  sensitive = true
                }
                resource "terraform_data" "login" {
                  input = { user = "root", password = var.password }
                }
                output "login" {
                  value     = terraform_data.login.output
                  sensitive = true
                }
                """));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(file.toString()).doesNotContain("correct horse");
            }
        }
    }

    @Test
    void ignoreChangesKeepsWhatIsThere() {
        String text = SHELF + """
                resource "shelf_item" "a" {
                  name    = "a"
                  content = "%s"
                  lifecycle {
                    ignore_changes = [content]
                  }
                }
                """;
        workshop.apply(main(text.formatted("x")));
        assertThat(workshop.actions(main(text.formatted("y")))).isEmpty();
    }

    @Test
    void theTimeAndIdentifiersAreKnownAfterApply() {
        MemoryTree tree = main("""
                resource "terraform_data" "at" {
                  input = [timestamp(), uuid()]
                  lifecycle {
                    ignore_changes = [input]
                  }
                }
                """);
        assertThat(workshop.apply(tree).diagnostics()).isEmpty();
        assertThat(Objects.requireNonNull(workshop.store().snapshot().objects().get(id("terraform_data.at")))
                        .attributes()
                        .toString())
                .contains("T")
                .doesNotContain("Unknown");
        assertThat(workshop.actions(tree)).isEmpty();
    }

    @Test
    void theJsonSyntaxMeansTheSame() {
        MemoryTree json = new MemoryTree().with("main.rf.json", """
                {
                  "provider": { "shelf": { "address": "one" } },
                  "resource": {
                    "shelf_item": {
                      "a": { "name": "a", "content": "${upper(\\"x\\")}", "lifecycle": { "ignore_changes": ["content"] } }
                    }
                  }
                }
                """);
        workshop.apply(json);
        assertThat(workshop.actions(main(SHELF + item("a", "a", "\"X\"")))).isEmpty();
    }

    @Test
    void aCycleIsToldWhole() {
        Planned planned = workshop.plan(
                main(SHELF + item("a", "a", "shelf_item.b.name") + item("b", "b", "shelf_item.a.name")),
                PlanOptions.NORMAL);
        assertThat(planned.plan().diagnostics()).extracting(Diagnostic::summary).containsExactly("Cycle");
        assertThat(planned.plan().diagnostics().getFirst().detail())
                .contains("shelf_item.a")
                .contains("shelf_item.b");
    }
}
