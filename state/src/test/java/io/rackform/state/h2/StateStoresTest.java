package io.rackform.state.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.Change;
import io.rackform.state.JournalEntry;
import io.rackform.state.KeySource;
import io.rackform.state.LockHolder;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.RunJournal;
import io.rackform.state.StateOpening;
import io.rackform.state.StateSnapshot;
import io.rackform.state.StateStore;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening says about states that are damaged, foreign, sealed or in use. */
class StateStoresTest {
    private static final LockRequest NOW = new LockRequest("bo", "destroy", Duration.ZERO);

    @TempDir
    Path folder;

    private Path database() {
        return folder.resolve("state.2.mv.db");
    }

    private static Diagnostic refused(StateOpening opening) {
        return switch (opening) {
            case StateOpening.Refused(Diagnostic diagnostic) -> diagnostic;
            case StateOpening.Opened ignored -> throw new AssertionError("it was opened");
        };
    }

    private void twoRuns() {
        try (StateStore store = Fixtures.locked(folder)) {
            for (int run = 0; run < 2; run++) {
                try (RunJournal journal = store.begin(Fixtures.run("r" + run))) {
                    for (int i = 0; i < 50; i++) {
                        journal.record(List.of(new Change.Put(Fixtures.object("a.b[" + i + "]", "run " + run))));
                    }
                }
            }
        }
    }

    @Test
    void anEmptyFileIsNotAnEmptyState() throws Exception {
        twoRuns();
        Files.write(database(), new byte[0]);
        Diagnostic diagnostic = refused(StateStores.open(folder));
        assertThat(diagnostic.summary()).isEqualTo("State is damaged");
        assertThat(diagnostic.detail()).contains("it is empty", "state.1.mv.db");
    }

    @Test
    void garbageIsRefused() throws Exception {
        Files.writeString(database(), "not a database\n".repeat(1000));
        assertThat(refused(StateStores.open(folder)).summary()).isEqualTo("State is damaged");
    }

    @Test
    void aFileWithItsEndCutOffIsRefusedAndTheCopyOfTheStateBeforeIsGood() throws Exception {
        twoRuns();
        StateSnapshot before = Fixtures.open(folder).snapshot();
        byte[] whole = Files.readAllBytes(database());
        int refused = 0;
        for (int percent : List.of(10, 30, 50, 70, 80, 90, 95, 99)) {
            // In a folder of its own: H2 keeps a file that it could not open locked in this process.
            Path cut = Files.createDirectory(folder.resolve("cut" + percent));
            Files.write(cut.resolve("state.2.mv.db"), Arrays.copyOf(whole, whole.length / 100 * percent));
            switch (StateStores.open(cut)) {
                case StateOpening.Refused(Diagnostic diagnostic) -> {
                    assertThat(diagnostic.summary())
                            .as(diagnostic.detail())
                            .matches("State is (damaged|older than it was)");
                    refused++;
                }
                // The end of the file may hold nothing that still counts.
                case StateOpening.Opened opened ->
                    assertThat(opened.store().snapshot())
                            .as("cut at %d percent", percent)
                            .isEqualTo(before);
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void anOlderDatabaseIsNotTakenForTheNewest() throws Exception {
        twoRuns();
        Files.move(folder.resolve("state.1.mv.db"), database(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(refused(StateStores.open(folder)).detail())
                .contains("ends with run 1 and serial 50", "already at run 2 and serial 100");
        Files.move(database(), folder.resolve("state.1.mv.db"));
        assertThat(refused(StateStores.open(folder)).summary()).isEqualTo("State is older than it was");
        Files.delete(folder.resolve("mark"));
        try (StateStore store = Fixtures.open(folder)) {
            assertThat(store.snapshot().serial()).isEqualTo(50);
        }
    }

    @Test
    void aLostFileIsNotAnEmptyState() throws Exception {
        twoRuns();
        Files.delete(folder.resolve("state.1.mv.db"));
        Files.delete(database());
        assertThat(refused(StateStores.open(folder)).summary()).isEqualTo("State is missing");
    }

    @Test
    void aNewerFormatIsRefused() throws Exception {
        twoRuns();
        try (Connection connection = Database.write(database());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE meta SET content = '3' WHERE name = 'format'");
            connection.commit();
        }
        Diagnostic diagnostic = refused(StateStores.open(folder));
        assertThat(diagnostic.summary()).isEqualTo("State is from a newer Rackform");
        assertThat(diagnostic.detail()).contains("format 3", "up to 2");
    }

    @Test
    void someOtherDatabaseIsRefused() throws Exception {
        Database.write(database()).close();
        assertThat(refused(StateStores.open(folder)).summary()).isEqualTo("State is damaged");
    }

    @Test
    void aFolderThatH2WouldReadAsSettingsIsRefused() {
        Path trap = folder.resolve("a;INIT=CREATE TABLE x(y INT)");
        assertThat(refused(StateStores.open(trap)).summary()).isEqualTo("Invalid state folder");
    }

    @Test
    void secretsAreSealedOnTheDisk() throws Exception {
        String secret = "correct horse battery staple";
        try (StateStore store = Fixtures.locked(folder);
                RunJournal journal = store.begin(Fixtures.run("r1"))) {
            journal.record(List.of(new Change.Put(Fixtures.secretObject("a.b", secret))));
        }
        for (Path file : List.of(folder.resolve("state.1.mv.db"), folder.resolve("key"))) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(secret)
                    .doesNotContain("horse");
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (StateStore store = Fixtures.open(folder)) {
            assertThat(store.snapshot().objects().values()).containsExactly(Fixtures.secretObject("a.b", secret));
            assertThat(store.snapshot().toString()).doesNotContain("horse");
        }

        String other = Base64.getEncoder().encodeToString(new byte[32]);
        Diagnostic wrong = refused(StateStores.open(folder, new KeySource.Given(other), List.of()));
        assertThat(wrong.summary()).isEqualTo("State secrets cannot be read");
        assertThat(wrong.detail()).contains("was sealed with the key").doesNotContain(other);
        Files.delete(folder.resolve("key"));
        assertThat(refused(StateStores.open(folder)).detail()).contains("there is no such file");
        assertThat(folder.resolve("key")).doesNotExist();
    }

    @Test
    void aKeyFromOutsideLeavesNoKeyFile() {
        String key = Base64.getEncoder()
                .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        try (StateStore store = Fixtures.open(folder, new KeySource.Given(key))) {
            assertThat(store.lock(NOW)).isInstanceOf(LockOutcome.Locked.class);
            try (RunJournal journal = store.begin(Fixtures.run("r1"))) {
                journal.record(List.of(new Change.Put(Fixtures.secretObject("a.b", "s"))));
            }
        }
        assertThat(folder.resolve("key")).doesNotExist();
        try (StateStore store = Fixtures.open(folder, new KeySource.Given(key))) {
            assertThat(store.snapshot().objects()).hasSize(1);
        }
        assertThat(refused(StateStores.open(folder, new KeySource.Given("c2hvcnQ="), List.of()))
                        .summary())
                .isEqualTo("Invalid state key");
    }

    @Test
    void anotherProcessThatRunsIsNamedAndItsRecordsAreSeen() throws Exception {
        twoRuns();
        Process process = JournalProcess.start(folder, "hold");
        try (BufferedReader output = JournalProcess.output(process)) {
            assertThat(output.readLine()).isEqualTo("opened");
            assertThat(output.readLine()).isEqualTo("holding");
            StateOpening.Opened opened =
                    (StateOpening.Opened) StateStores.open(folder, new KeySource.Own(), List.of(), () -> Fixtures.NOON);
            try (StateStore store = opened.store()) {
                assertThat(opened.warnings()).extracting(Diagnostic::summary).containsExactly("State is being changed");
                assertThat(opened.warnings().getFirst().detail()).contains("anna", "process " + process.pid());
                assertThat(store.snapshot().serial()).isEqualTo(101);
                assertThat(store.history(5)).extracting(JournalEntry::outcome).containsExactly("", "", "");
                assertThat(store.versions(Fixtures.id("a.held"))).hasSize(1);
                assertThat(store.snapshotAt(100).orElseThrow().objects()).hasSize(50);

                LockOutcome.Held held = (LockOutcome.Held) store.lock(NOW);
                assertThat(held.holder().pid()).isEqualTo(process.pid());
                assertThat(held.diagnostic(Fixtures.NOON.plusSeconds(75)).detail())
                        .contains("anna runs \"apply\"", "1 min 15 s ago");

                process.destroyForcibly().waitFor();
                assertThat(store.lock(NOW)).isInstanceOf(LockOutcome.Locked.class);
                store.begin(Fixtures.run("r3")).close();
                assertThat(store.history(5)).hasSize(4);
            }
            assertThat(Fixtures.open(folder).snapshot().objects()).containsKey(Fixtures.id("a.held"));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aCrashBetweenTheNewDatabaseAndTheOldLogIsHarmless() throws Exception {
        twoRuns();
        Process process = JournalProcess.start(folder, "hold");
        try (BufferedReader output = JournalProcess.output(process)) {
            assertThat(output.readLine()).isEqualTo("opened");
            assertThat(output.readLine()).isEqualTo("holding");
        } finally {
            process.destroyForcibly().waitFor();
        }
        byte[] log = Files.readAllBytes(folder.resolve("run.log"));
        Fixtures.locked(folder).close();
        assertThat(folder.resolve("run.log")).hasBinaryContent(log);
        try (StateStore store = Fixtures.locked(folder)) {
            store.begin(Fixtures.run("r3")).close();
        }
        assertThat(folder.resolve("run.log")).doesNotExist();
        Files.write(folder.resolve("run.log"), log);
        Files.writeString(folder.resolve("new.mv.db"), "half a database");
        try (StateStore store = Fixtures.locked(folder)) {
            assertThat(store.snapshot().serial()).isEqualTo(101);
            assertThat(store.history(9)).hasSize(4);
            store.begin(Fixtures.run("r4")).close();
            assertThat(store.history(9)).hasSize(5);
        }
    }

    @Test
    void aLogOfAnotherStateIsRefused() throws Exception {
        twoRuns();
        Path other = folder.resolve("other");
        Process process = JournalProcess.start(other, "hold");
        try (BufferedReader output = JournalProcess.output(process)) {
            assertThat(output.readLine()).isEqualTo("opened");
            assertThat(output.readLine()).isEqualTo("holding");
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (StateStore store = Fixtures.open(other)) {
            assertThat(store.snapshot().objects()).hasSize(1);
        }
        Files.delete(database());
        Files.delete(folder.resolve("mark"));
        Files.copy(other.resolve("run.log"), folder.resolve("run.log"));
        // Run 1 of the other state is in no database here, but this one already has a run 1.
        try (StateStore store = Fixtures.open(folder)) {
            assertThat(store.snapshot().serial()).isEqualTo(50);
        }
        Files.delete(folder.resolve("state.1.mv.db"));
        Files.writeString(folder.resolve("mark"), "run 1 serial 50\n");
        assertThat(refused(StateStores.open(folder)).summary()).isEqualTo("State is missing");
    }

    @Test
    void aSecondStoreInTheSameProcessReadsWhatIsCommittedAndGetsNoLock() {
        try (StateStore first = Fixtures.locked(folder);
                RunJournal journal = first.begin(Fixtures.run("r1"))) {
            journal.record(List.of(new Change.Put(Fixtures.object("a.b", "1"))));
            try (StateStore second = Fixtures.open(folder)) {
                assertThat(second.snapshot()).isEqualTo(first.snapshot());
                assertThat(second.lock(NOW))
                        .isInstanceOfSatisfying(
                                LockOutcome.Held.class,
                                held -> assertThat(held.holder())
                                        .extracting(LockHolder::who)
                                        .isEqualTo("anna"));
            }
            journal.record(List.of(new Change.Put(Fixtures.object("a.b", "2"))));
            assertThat(first.snapshot().serial()).isEqualTo(2);
        }
    }
}
