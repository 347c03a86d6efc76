package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.Change;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded object whose provider stands for another device now: nothing happens to that device without a word. */
class OtherDeviceTest {
    private static final PlanOptions UNREAD = new PlanOptions(false, false, List.of(), Set.of());

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

    private static MemoryTree at(String address, String content) {
        return main(shelf(address) + """
                resource "shelf_box" "a" {
                  name    = "x"
                  content = "%s"
                }
                """.formatted(content));
    }

    private static String shelf(String address) {
        return """
                provider "shelf" {
                  address = "%s"
                }
                """.formatted(address);
    }

    private static MemoryTree by(String key, String content) {
        return main("""
                provider "shelf" {
                  alias    = "all"
                  for_each = toset(["one", "two"])
                  address  = each.key
                }
                resource "shelf_box" "a" {
                  provider = shelf.all["%s"]
                  name     = "x"
                  content  = "%s"
                }
                resource "shelf_box" "other" {
                  provider = shelf.all["one"]
                  name     = "other"
                }
                """.formatted(key, content));
    }

    private List<Diagnostic> said(MemoryTree tree, PlanOptions options) {
        return workshop.plan(tree, options).plan().diagnostics();
    }

    private void warns(MemoryTree tree, PlanOptions options, String devices) {
        assertThat(said(tree, options)).singleElement().satisfies(warning -> {
            assertThat(warning.isError()).isFalse();
            assertThat(warning.summary()).isEqualTo("Device is not the recorded one");
            assertThat(warning.detail())
                    .startsWith(
                            "These objects are recorded on one device, and are looked for and changed on another one"
                                    + " now:\n  - ")
                    .contains(devices)
                    .endsWith(
                            "\n\nIf it is the same device at a new address, apply: the record follows. If it is another"
                                    + " device, an apply changes that one, and leaves everything on the first one as it is, managed"
                                    + " by nobody. Then put the address or the key back, and give the other device a provider"
                                    + " instance and resources of its own.");
        });
    }

    private RecordedObject recorded() {
        ObjectId id =
                ObjectId.current(AddressParser.parseInstance("shelf_box.a").orElseThrow());
        return Objects.requireNonNull(workshop.store().snapshot().objects().get(id));
    }

    @Test
    void anotherAddressIsTold() {
        workshop.apply(at("one", "c"));
        assertThat(recorded().device()).isEqualTo("shelf://one");
        assertThat(said(at("one", "c"), PlanOptions.NORMAL)).isEmpty();
        String both = "shelf://one before, shelf://two now: shelf_box.a";
        warns(at("two", "c"), PlanOptions.NORMAL, both);
        warns(at("two", "d"), UNREAD, both);
        warns(main(shelf("two")), PlanOptions.NORMAL, both);
        assertThat(workshop.shelf.shelves.get("one")).containsOnlyKeys("x");
    }

    @Test
    void theSameDeviceAtANewAddressIsRecordedByAnApplyWithoutChanges() {
        workshop.apply(at("one", "c"));
        workshop.shelf.shelves.put("two", workshop.shelf.shelves.get("one"));
        assertThat(workshop.actions(at("two", "c"))).isEmpty();
        workshop.apply(at("two", "c"));
        assertThat(recorded().device()).isEqualTo("shelf://two");
        assertThat(said(at("two", "c"), PlanOptions.NORMAL)).isEmpty();
    }

    @Test
    void anotherInstanceIsToldAndItsOwnDeviceIsRead() {
        workshop.apply(by("one", "c"));
        warns(by("two", "c"), PlanOptions.NORMAL, "shelf://one before, shelf://two now: shelf_box.a");
        // It is on the first shelf, but that says nothing about the second one.
        assertThat(workshop.actions(by("two", "c"))).isEqualTo(Map.of("shelf_box.a", Action.CREATE));
        workshop.shelf.calls.clear();
        workshop.apply(by("two", "c"));
        assertThat(workshop.shelf.calls).contains("two: create x").noneMatch(call -> call.startsWith("one: delete"));
        assertThat(recorded().device()).isEqualTo("shelf://two");
        assertThat(said(by("two", "c"), PlanOptions.NORMAL)).isEmpty();
    }

    @Test
    void anotherNameForTheSameDeviceIsNoNews() {
        workshop.apply(at("one", "c"));
        MemoryTree renamed = main("""
                provider "shelf" {
                  alias   = "new"
                  address = "one"
                }
                resource "shelf_box" "a" {
                  provider = shelf.new
                  name     = "x"
                  content  = "c"
                }
                """);
        assertThat(said(renamed, PlanOptions.NORMAL)).isEmpty();
        assertThat(workshop.actions(renamed)).isEmpty();
        workshop.apply(renamed);
        assertThat(recorded().provider().alias()).isEqualTo("new");
    }

    @Test
    void whereNoDeviceWasRecordedTheProviderTells() {
        workshop.apply(by("one", "c"));
        RecordedEdit.record(
                workshop.store(),
                "test",
                "tester",
                Clock.systemUTC(),
                List.of(new Change.Put(recorded().withDevice(""))));
        assertThat(said(by("one", "c"), PlanOptions.NORMAL)).isEmpty();
        warns(by("two", "c"), PlanOptions.NORMAL, "provider.shelf.all[\"one\"]");
        workshop.apply(by("one", "c"));
        assertThat(recorded().device()).isEqualTo("shelf://one");
    }

    @Test
    void aDeviceThatOnlyTheApplyKnowsIsToldThen() {
        workshop.apply(at("one", "c"));
        MemoryTree late = main("""
                resource "terraform_data" "address" {
                  input = "two"
                }
                provider "shelf" {
                  address = terraform_data.address.output
                }
                resource "shelf_box" "a" {
                  name    = "x"
                  content = "d"
                }
                """);
        workshop.shelf.shelves.put("two", workshop.shelf.shelves.get("one"));
        assertThat(said(late, PlanOptions.NORMAL)).isEmpty();
        assertThat(workshop.apply(late).diagnostics())
                .extracting(Diagnostic::summary)
                .contains("Device is not the recorded one");
    }

    @Test
    void whatBecomesSensitiveIsSealedByAnApplyWithoutChanges() {
        workshop.apply(at("one", "c"));
        MemoryTree sensitive = main(shelf("one") + """
                resource "shelf_box" "a" {
                  name    = "x"
                  content = sensitive("c")
                }
                """);
        assertThat(workshop.actions(sensitive)).isEmpty();
        workshop.apply(sensitive);
        assertThat(recorded().attributes().toString()).contains("content=MarkedValue[SENSITIVE]");
        workshop.apply(at("one", "c"));
        assertThat(recorded().attributes().toString()).doesNotContain("content=MarkedValue[SENSITIVE]");
    }
}
