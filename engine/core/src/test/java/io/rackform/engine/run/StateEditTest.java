package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.config.Configuration;
import io.rackform.engine.refactor.StateEdit;
import io.rackform.model.address.Address;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.StringValue;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.JournalEntry;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to the record by hand; what the reference does alike stands in the scenarios beside it. */
class StateEditTest {
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

    private static String box(String block, String name) {
        return """
                resource "shelf_box" "%s" {
                  name = %s
                }
                """.formatted(block, name);
    }

    private static Address address(String text) {
        return AddressParser.parse(text).orElseThrow();
    }

    private static ObjectId id(String address) {
        return ObjectId.current(AddressParser.parseInstance(address).orElseThrow());
    }

    private RecordedObject recorded(String address) {
        return Objects.requireNonNull(workshop.store().snapshot().objects().get(id(address)));
    }

    private void record(String kind, List<Change> changes) {
        RecordedEdit.record(workshop.store(), kind, "anna", Clock.systemUTC(), changes);
    }

    private void move(String from, String to) {
        StateEdit edit =
                StateEdit.move(address(from), address(to), workshop.store().snapshot());
        assertThat(edit.faults()).isEmpty();
        record("state mv", edit.changes());
    }

    private StateEdit remove(String... addresses) {
        StateEdit edit = StateEdit.removal(
                Stream.of(addresses).map(StateEditTest::address).toList(),
                workshop.store().snapshot());
        record("state rm", edit.changes());
        return edit;
    }

    @Test
    void theHistoryTellsWhoMovedWhatAndTheSerialGrowsOnce() {
        workshop.apply(main(SHELF + box("a", "\"x\"") + box("user", "\"u-${shelf_box.a.name}\"")));
        long serial = workshop.store().snapshot().serial();
        String lineage = workshop.store().snapshot().lineage();
        move("shelf_box.a", "shelf_box.z");
        assertThat(workshop.store().snapshot().serial()).isEqualTo(serial + 1);
        assertThat(workshop.store().snapshot().lineage()).isEqualTo(lineage);
        JournalEntry entry = workshop.store().history(1).getFirst();
        assertThat(entry.run().who()).isEqualTo("anna");
        assertThat(entry.run().kind()).isEqualTo("state mv");
        assertThat(entry.outcome()).isEqualTo("complete");
        assertThat(entry.changes())
                .extracting(step -> step.kind() + " " + step.object())
                .containsExactlyInAnyOrder("REMOVED shelf_box.a", "ADDED shelf_box.z", "CHANGED shelf_box.user");
        assertThat(recorded("shelf_box.user").dependencies())
                .containsExactly(id("shelf_box.z").address());
    }

    @Test
    void whatIsLeftOfAReplacementAndWhatIsInDoubtMovesAlong() {
        workshop.apply(main(SHELF + box("a", "\"x\"")));
        ObjectId deposed = new ObjectId(id("shelf_box.a").address(), "0badcafe");
        record("test", List.of(new Change.Put(recorded("shelf_box.a").withId(deposed))));
        workshop.applyKilled(main(SHELF + box("a", "\"x\"") + box("b", "\"y\"")));
        move("shelf_box.a", "shelf_box.c");
        move("shelf_box.b", "shelf_box.d");
        assertThat(workshop.store().snapshot().objects())
                .containsOnlyKeys(
                        id("shelf_box.c"), new ObjectId(id("shelf_box.c").address(), "0badcafe"));
        assertThat(workshop.store().snapshot().inDoubt())
                .extracting(Intent::object)
                .containsExactlyInAnyOrder(
                        id("shelf_box.d"), new ObjectId(id("shelf_box.c").address(), "0badcafe"));
        assertThat(remove("shelf_box.c", "shelf_box.d").removed()).hasSize(3);
        assertThat(workshop.store().snapshot().objects()).isEmpty();
        assertThat(workshop.store().snapshot().inDoubt()).isEmpty();
        assertThat(workshop.shelf.shelves.get("one")).containsKey("y");
    }

    @Test
    void aModuleWithKeysTakesItsProviderAlong() {
        MemoryTree tree = main("""
                module "rack" {
                  source = "./rack"
                }
                """).with("rack/main.rf.hcl", SHELF + box("a", "\"x\""));
        workshop.apply(tree);
        move("module.rack", "module.room[\"a \\\"b\\\"\"]");
        RecordedObject moved = recorded("module.room[\"a \\\"b\\\"\"].shelf_box.a");
        assertThat(moved.provider().module()).isEqualTo(address("module.room[\"a \\\"b\\\"\"]"));
        assertThat(remove("module.room").removed()).hasSize(1);
    }

    @Test
    void nothingIsForgottenWhereOneAddressMeansNothing() {
        workshop.apply(main(SHELF + box("a", "\"x\"")));
        StateEdit edit = remove("shelf_box.a", "shelf_box.b");
        assertThat(edit.faults())
                .extracting(Diagnostic::detail)
                .singleElement()
                .asString()
                .contains("Did you mean");
        assertThat(workshop.store().snapshot().objects()).hasSize(1);
    }

    @Test
    void anImportByHandRecordsTheObjectAndNothingElse() {
        workshop.apply(main(SHELF + box("other", "\"o\"")));
        workshop.apply(main(SHELF + box("other", "\"o\"") + box("a", "\"x\"")));
        remove("shelf_box.a");
        workshop.shelf.calls.clear();
        String text = SHELF + box("other", "\"changed\"") + """
                resource "shelf_box" "a" {
                  name    = "x"
                  content = "as the block says"
                }
                """;
        ImportOrder order = new ImportOrder(id("shelf_box.a").address(), "item:x");
        try (Stack stack = workshop.stack(main(text))) {
            Configuration configuration = stack.load(new Diagnostics());
            assertThat(order.refusal(configuration, workshop.store().snapshot()))
                    .isEmpty();
            Planned planned = stack.plan(configuration, order);
            assertThat(planned.plan().diagnostics()).isEmpty();
            assertThat(order.found(planned)).isPresent();
            stack.record(planned, order);
            assertThat(order.refusal(configuration, workshop.store().snapshot()))
                    .hasValueSatisfying(why -> assertThat(why.summary()).isEqualTo("Object is managed already"));
        }
        assertThat(workshop.shelf.calls).containsExactly("one: read x", "one: close");
        assertThat(recorded("shelf_box.a").attributes().get("name")).isEqualTo(new StringValue("x"));
        assertThat(recorded("shelf_box.a").attributes().get("content"))
                .isNotEqualTo(new StringValue("as the block says"));
        assertThat(recorded("shelf_box.other").attributes().get("name")).isEqualTo(new StringValue("o"));
        assertThat(workshop.store().history(1).getFirst().run().kind()).isEqualTo("import");
    }
}
