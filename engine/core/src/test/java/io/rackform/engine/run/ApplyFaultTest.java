package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.apply.ApplyEvent;
import io.rackform.engine.apply.ApplyResult;
import io.rackform.engine.apply.StopSignal;
import io.rackform.engine.plan.DeferredExpansion;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.StringValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said, and recorded, when an apply does not go as it should. */
class ApplyFaultTest {
    private static final String SHELF = """
            provider "shelf" {
              address = "one"
            }
            """;

    /** Its address is there once "t" is made. */
    private static final String LATE_SHELF = """
            resource "terraform_data" "t" {
              input = "%s"
            }
            provider "shelf" {
              address = terraform_data.t.output
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

    private static String item(String name, String more) {
        return """
                resource "shelf_item" "%1$s" {
                  name = "%1$s"
                  %2$s
                }
                """.formatted(name, more);
    }

    private static String box(String name) {
        return item(name, "").replace("shelf_item", "shelf_box");
    }

    /** Messages as they are shown, without the source lines. */
    private static String words(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(one -> one.summary() + "\n"
                        + (one.subject() == null ? "" : "on " + one.subject() + "\n")
                        + "with " + one.address() + "\n" + one.detail() + "\n")
                .collect(Collectors.joining("\n"));
    }

    private List<String> recorded() {
        return workshop.store().snapshot().objects().keySet().stream()
                .map(Object::toString)
                .toList();
    }

    /** Applies a configuration in which an item has a fault; who watches stops the run as it starts. */
    private ApplyResult applyWith(ShelfFault fault) {
        workshop.shelf.faults.put("a", fault);
        StopSignal stop = new StopSignal();
        return workshop.apply(
                main(SHELF + item("a", "content = \"mine\"")),
                PlanOptions.NORMAL,
                event -> {
                    if (event instanceof ApplyEvent.Started) {
                        stop.stop();
                    }
                },
                stop);
    }

    @Test
    void aDeviceThatIsLostInTheMiddleLeavesAChangeInDoubt() {
        assertThat(words(applyWith(ShelfFault.LOST).diagnostics())).isEqualTo("""
                Shelf silent
                on main.rf.hcl:4,1
                with shelf_item.a
                No answer about a.

                Shelf unreachable
                on main.rf.hcl:4,1
                with shelf_item.a
                No answer from one.

                Change in doubt
                on main.rf.hcl:4,1
                with shelf_item.a
                It is not known whether this object was created on shelf://one, and it cannot be read now. That is \
                noted in the state: nothing is sent again before the object was read. See that the device answers, \
                then plan again.
                """);
        assertThat(workshop.store().snapshot().inDoubt()).hasSize(1);
        workshop.shelf.unreachable.clear();
        assertThat(words(workshop.plan(main(SHELF), PlanOptions.NORMAL).plan().diagnostics()))
                .isEqualTo("""
                Change in doubt outside of the configuration
                with shelf_item.a
                An earlier run ended before it was known whether this object was created. It is neither recorded nor \
                in the configuration now, so it may be on the device of provider.shelf where nothing manages it. \
                Look there, or put the block back and plan again.
                """);
    }

    @Test
    void aProviderThatThrowsIsSaidAndTheDeviceReadAgain() {
        assertThat(words(applyWith(ShelfFault.APPLY_THROWS).diagnostics())).isEqualTo("""
                Provider failed while applying
                on main.rf.hcl:4,1
                with shelf_item.a
                The provider failed while it changed shelf://one: java.lang.IllegalStateException: a shelf has four \
                legs. This is a fault of the provider. Please report it. It was read again since: the object is not \
                there, so nothing was made.
                """);
        assertThat(workshop.shelf.calls).containsExactly("one: read a", "one: read a", "one: close");
        assertThat(recorded()).isEmpty();
        assertThat(workshop.store().snapshot().inDoubt()).isEmpty();
    }

    @Test
    void aProviderThatSaysNothingIsSaid() {
        assertThat(words(applyWith(ShelfFault.NO_OUTCOME).diagnostics())).isEqualTo("""
                Provider gave no outcome
                on main.rf.hcl:4,1
                with shelf_item.a
                The provider did not say what became of this change on shelf://one. This is a fault of the provider. \
                Please report it. It was read again since: the object is not there, so nothing was made.
                """);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void aProviderThatCannotReadEitherLeavesAChangeInDoubt() {
        assertThat(words(applyWith(ShelfFault.READ_THROWS).diagnostics())).isEqualTo("""
                Provider gave no outcome
                on main.rf.hcl:4,1
                with shelf_item.a
                The provider did not say what became of this change on shelf://one. This is a fault of the provider. \
                Please report it.

                Provider failed while reading
                on main.rf.hcl:4,1
                with shelf_item.a
                The provider could not read from shelf://one: java.lang.IllegalStateException: cannot tell shelves \
                apart. Reading changes nothing there. This is a fault of the provider. Please report it.

                Change in doubt
                on main.rf.hcl:4,1
                with shelf_item.a
                It is not known whether this object was created on shelf://one, and it cannot be read now. That is \
                noted in the state: nothing is sent again before the object was read. See that the device answers, \
                then plan again.
                """);
        assertThat(workshop.store().snapshot().inDoubt()).hasSize(1);
        assertThat(words(workshop.plan(main(SHELF + item("a", "")), PlanOptions.NORMAL)
                        .plan()
                        .diagnostics()))
                .isEqualTo("""
                Provider failed while reading
                on main.rf.hcl:4,1
                with shelf_item.a
                The provider could not read from shelf://one: java.lang.IllegalStateException: cannot tell shelves \
                apart. Reading changes nothing there. This is a fault of the provider. Please report it.
                """);
    }

    @Test
    void aResultThatIsNotAsPlannedIsRecordedAndStopsWhatNeedsIt() {
        assertThat(words(applyWith(ShelfFault.OTHER_CONTENT).diagnostics())).isEqualTo("""
                Result is not what was planned
                on main.rf.hcl:4,1
                with shelf_item.a
                shelf://one took the change, but "content" has another value than was planned. What the device has \
                now is recorded, and what needs this object was not started. Plan again to see the difference.
                """);
        assertThat(recorded()).containsExactly("shelf_item.a");
    }

    @Test
    void aResultWithoutAllValuesIsAFaultOfTheProvider() {
        assertThat(words(applyWith(ShelfFault.NO_WEIGHT).diagnostics())).isEqualTo("""
                Result is not what was planned
                on main.rf.hcl:4,1
                with shelf_item.a
                shelf://one took the change, but not all of it was read back, which is a fault of the provider. What \
                the device has now is recorded, and what needs this object was not started. Plan again to see the \
                difference.
                """);
    }

    @Test
    void aSecondLookTellsWhatBecameOfAnUpdate() {
        workshop.apply(main(SHELF + item("a", "content = \"old\"")));
        assertThat(words(applyWith(ShelfFault.APPLY_THROWS).diagnostics())).isEqualTo("""
                Provider failed while applying
                on main.rf.hcl:4,1
                with shelf_item.a
                The provider failed while it changed shelf://one: java.lang.IllegalStateException: a shelf has four \
                legs. This is a fault of the provider. Please report it. It was read again since: the object is as \
                it was.
                """);
        assertThat(words(applyWith(ShelfFault.GARBLED).diagnostics())).isEqualTo("""
                Shelf silent
                on main.rf.hcl:4,1
                with shelf_item.a
                No answer about a. It was read again since: the object has changed, but not as planned. What it is \
                now is recorded.
                """);
        assertThat(workshop.store().snapshot().objects().values())
                .extracting(object -> object.attributes().get("content"))
                .containsExactly(new StringValue("dust"));
    }

    @Test
    void aSecondLookTellsWhatBecameOfACreation() {
        assertThat(words(applyWith(ShelfFault.GARBLED).diagnostics())).isEqualTo("""
                Shelf silent
                on main.rf.hcl:4,1
                with shelf_item.a
                No answer about a. It was read again since: there is an object, but not as it was to be made, so it \
                was not recorded.
                """);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void aSecondLookTellsWhatBecameOfADeletion() {
        workshop.apply(main(SHELF + item("a", "")));
        workshop.shelf.faults.put("a", ShelfFault.NO_OUTCOME);
        assertThat(words(workshop.apply(main(SHELF)).diagnostics())).isEqualTo("""
                Provider gave no outcome
                with shelf_item.a
                The provider did not say what became of this change on shelf://one. This is a fault of the provider. \
                Please report it. It was read again since: the object is still there.
                """);
        assertThat(recorded()).containsExactly("shelf_item.a");
    }

    @Test
    void changesThatTravelTogetherAreNotSentWithoutOneOfThem() {
        ApplyResult result = workshop.apply(main(SHELF + """
                resource "terraform_data" "t" {
                  input = [1]
                }
                """ + item("a", "code_wo = terraform_data.t.output[2]")
                + item("b", "code_wo = terraform_data.t.output[0]")
                + item("c", "code_wo = terraform_data.t.output[0]")));
        assertThat(words(result.diagnostics())).isEqualTo("""
                Invalid index
                on main.rf.hcl:9,37
                with shelf_item.a
                The key does not select an element of this collection: the given position is greater than that of \
                the last one, 0.

                Unit not sent
                with provider.shelf
                All changes of one step travel to shelf://one together. One of them cannot be made, as told above, \
                so the others were not sent either: shelf_item.b, shelf_item.c. The device is as it was. Mend what \
                is wrong and apply again.
                """);
        assertThat(workshop.shelf.calls).noneMatch(call -> call.contains("create"));
    }

    @Test
    void aChangeThatWouldBeAnotherThanWasShownIsNotSent() {
        workshop.apply(main(LATE_SHELF.formatted("one") + item("a", "content = \"x\"")));
        Objects.requireNonNull(workshop.shelf.shelves.get("one")).clear();
        MemoryTree tree =
                main(LATE_SHELF.formatted("two").replace("\"t\"", "\"u\"").replace(".t.", ".u.")
                        + item("a", "content = \"x\"\n  code_wo_version = 2"));
        List<Diagnostic> errors = workshop.apply(tree).diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList();
        assertThat(words(errors)).isEqualTo("""
                Change is not what was shown
                on main.rf.hcl:7,1
                with shelf_item.a
                What could not be known or read while planning is there now, and with it "weight" would not become \
                what the plan showed. Nothing was sent for this object. Plan again to see the change as it is now.
                """);
        assertThat(workshop.shelf.shelves.get("two")).isEmpty();
    }

    @Test
    void aProviderThatCannotBeConfiguredIsSaidOnce() {
        ApplyResult result = workshop.apply(main(LATE_SHELF.formatted("") + item("a", "") + """
                data "shelf_label" "l" {
                  text = "x"
                }
                """));
        assertThat(words(result.diagnostics())).isEqualTo("""
                Invalid shelf
                with provider.shelf
                The address of a shelf is empty.
                """);
        assertThat(recorded()).containsExactly("terraform_data.t");
    }

    @Test
    void aDeletionWaitsUntilItsProviderIsKnown() {
        workshop.apply(main(SHELF + item("a", "") + item("b", "")));
        assertThat(workshop.apply(main(LATE_SHELF.formatted("one") + item("b", "content = \"new\"")))
                        .diagnostics())
                .isEmpty();
        assertThat(recorded()).containsExactly("shelf_item.b", "terraform_data.t");
    }

    @Test
    void aDeletionThroughAProviderThatIsReplacedWithItIsTold() {
        String shelf = LATE_SHELF.formatted("one").replace("input =", "triggers_replace = %s\n  input =");
        workshop.apply(main(shelf.formatted(1) + item("a", "")));
        assertThat(words(workshop.apply(main(shelf.formatted(2))).diagnostics()))
                .isEqualTo("""
                Provider configuration is not known
                with provider.shelf
                The configuration of provider.shelf is known only after something is replaced that has to wait until \
                this device is done. Nothing was sent to the device. Do it in two steps: first apply what changes or \
                goes there and leave as it is what would be replaced, then apply the rest.
                """);
        assertThat(recorded()).containsExactly("shelf_item.a", "terraform_data.t");
        assertThat(workshop.apply(main(shelf.formatted(1))).complete()).isTrue();
        assertThat(workshop.apply(main(shelf.formatted(2))).complete()).isTrue();
        assertThat(recorded()).containsExactly("terraform_data.t");
    }

    @Test
    void whatWaitsForItsDeviceWhenARunIsStoppedCountsAsNotStarted() {
        StopSignal stop = new StopSignal();
        CyclicBarrier both = new CyclicBarrier(2, stop::stop);
        ApplyResult result = workshop.apply(
                main(SHELF + box("a") + box("b") + box("c")),
                PlanOptions.NORMAL,
                event -> {
                    if (event instanceof ApplyEvent.Started) {
                        try {
                            both.await();
                        } catch (InterruptedException | BrokenBarrierException broken) {
                            throw new AssertionError(broken);
                        }
                    }
                },
                stop);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.stopped()).isTrue();
        assertThat(result.complete()).isFalse();
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.skipped()).isEqualTo(1);
    }

    @Test
    void aFaultOfOursStopsOnlyWhatNeedsIt() {
        ApplyResult result = workshop.apply(
                main(SHELF + box("a") + box("b")),
                PlanOptions.NORMAL,
                event -> {
                    if (event instanceof ApplyEvent.Started started
                            && started.operation().id().contains("box.a")) {
                        throw new IllegalStateException("no room for this event");
                    }
                },
                new StopSignal());
        assertThat(words(result.diagnostics())).isEqualTo("""
                Internal fault
                with shelf_box.a
                Rackform failed while working on shelf_box.a: java.lang.IllegalStateException: no room for this \
                event. What was done before is recorded. Please report this fault.
                """);
        assertThat(recorded()).containsExactly("shelf_box.b");
    }

    @Test
    void whatNeedsABlockOfTheNextRoundWaitsWithIt() {
        MemoryTree tree = main("""
                resource "terraform_data" "size" {
                  input = 1
                }
                resource "terraform_data" "many" {
                  count = terraform_data.size.output
                  input = "x"
                }
                data "shelf_label" "l" {
                  text = terraform_data.many[0].output
                }
                """ + SHELF + item("a", "content = terraform_data.many[0].output")
                + item("b", "code_wo = shelf_item.a.content") + item("c", "content = data.shelf_label.l.result")
                + item("d", "content = \"own\""));
        assertThat(workshop.plan(tree, PlanOptions.NORMAL).plan().deferred())
                .extracting(DeferredExpansion::address)
                .extracting(Object::toString)
                .containsExactly(
                        "terraform_data.many", "shelf_item.a", "shelf_item.b", "shelf_item.c", "data.shelf_label.l");
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(recorded()).containsExactly("shelf_item.d", "terraform_data.size");
        assertThat(workshop.apply(tree).complete()).isTrue();
        assertThat(workshop.actions(tree)).isEmpty();
    }
}
