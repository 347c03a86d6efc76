package io.rackform.state.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunJournal;
import io.rackform.state.StateSnapshot;
import io.rackform.state.StateStore;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process at random moments: what it was told is recorded has to be there. */
class DurabilityTest {
    private static final long SEED = 20261121;
    private static final int ROUNDS = Boolean.getBoolean("rackform.long") ? 60 : 6;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path temp;

    /** What the killed processes were told of each object. */
    private final Map<String, Told> told = new HashMap<>();

    /**
     * What is acknowledged of one object.
     *
     * @param version the last recorded version
     * @param intent the last intent
     * @param pending whether no result was acknowledged after the intent
     */
    private record Told(int version, long intent, boolean pending) {
        static final Told NOTHING = new Told(0, 0, false);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        Random random = new Random(SEED);
        int lines = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // After the first line it brings the log of the run before into the database.
            int killAfter = round % 3 == 2 ? 1 : 1 + random.nextInt(600);
            lines += writeAndKill(temp.resolve("state"), killAfter);
            check(temp.resolve("state"));
        }
        System.out.printf("seed %d: killed %d times, %d acknowledgements, all of them there%n", SEED, ROUNDS, lines);
        assertThat(lines).isGreaterThan(ROUNDS * 2);
    }

    @Test
    void aProcessKilledWhileItMakesTheDatabaseLeavesNothingBroken() throws Exception {
        for (int round = 0; round < 2; round++) {
            Path folder = temp.resolve("new" + round);
            Process process = JournalProcess.start(folder, "write");
            try (BufferedReader output = JournalProcess.output(process)) {
                assertThat(output.readLine()).isEqualTo("opened");
                process.destroyForcibly().waitFor();
            }
            try (StateStore store = Fixtures.locked(folder);
                    RunJournal journal = store.begin(Fixtures.run("after"))) {
                journal.record(List.of(new Change.Put(Fixtures.object("a.b", "1"))));
                assertThat(store.snapshot().objects()).containsKey(Fixtures.id("a.b"));
            }
        }
    }

    private int writeAndKill(Path folder, int killAfter) throws Exception {
        Process process = JournalProcess.start(folder, "write");
        int lines = 0;
        try (BufferedReader output = JournalProcess.output(process)) {
            // What it wrote into the pipe before it died was acknowledged as well.
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ");
                boolean whole = words.length == 4 && words[3].equals("ok");
                if (whole && words[0].equals("intended")) {
                    Told before = told.getOrDefault(words[1], Told.NOTHING);
                    told.put(words[1], new Told(before.version(), Long.parseLong(words[2]), true));
                } else if (whole && words[0].equals("recorded")) {
                    long intent = told.getOrDefault(words[1], Told.NOTHING).intent();
                    told.put(words[1], new Told(Integer.parseInt(words[2]), intent, false));
                }
                lines++;
                if (lines == killAfter) {
                    // By its handle, because the process object would close the pipe as well.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return lines - 1;
    }

    private void check(Path folder) {
        try (StateStore store = Fixtures.open(folder)) {
            StateSnapshot snapshot = store.snapshot();
            told.replaceAll((address, before) -> checkObject(snapshot, address, before));
            long versions = told.values().stream().mapToLong(Told::version).sum();
            assertThat(snapshot.serial()).isGreaterThanOrEqualTo(versions);
        }
    }

    private static Told checkObject(StateSnapshot snapshot, String address, Told before) {
        RecordedObject object = snapshot.objects().get(Fixtures.id(address));
        int version = object == null ? 0 : JournalProcess.version(object);
        List<Long> inDoubt = snapshot.inDoubt().stream()
                .filter(intent -> intent.object().equals(Fixtures.id(address)))
                .map(Intent::sequence)
                .toList();
        assertThat(version).as(address).isGreaterThanOrEqualTo(before.version());
        if (before.pending() && version == before.version()) {
            assertThat(inDoubt).as(address).contains(before.intent());
        } else {
            // What is in doubt now is an intent that was made durable, but not acknowledged before the kill.
            assertThat(inDoubt).as(address).allMatch(sequence -> sequence > before.intent());
        }
        boolean pending = inDoubt.contains(before.intent());
        return new Told(version, before.intent(), pending);
    }
}
