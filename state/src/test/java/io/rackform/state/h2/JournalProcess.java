package io.rackform.state.h2;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rackform.model.value.StringValue;
import io.rackform.state.Change;
import io.rackform.state.Intent;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunJournal;
import io.rackform.state.StateStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process of its own that writes a state and says on its output what was acknowledged, line by line.
 *
 * <pre>
 * opened                         the lock is held, the run is not yet begun
 * intended ADDRESS SEQUENCE ok   an intent is acknowledged
 * recorded ADDRESS N ok          the object's N-th version is acknowledged
 * holding                        one object is recorded, and nothing more is done (mode hold)
 * </pre>
 */
final class JournalProcess {
    static final int WRITERS = 4;
    private static final int OBJECTS = 20;

    private JournalProcess() {}

    static Process start(Path folder, String mode) throws IOException {
        String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classpath,
                        JournalProcess.class.getName(),
                        folder.toString(),
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static BufferedReader output(Process process) {
        return process.inputReader(UTF_8);
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        try (StateStore store = Fixtures.locked(Path.of(arguments[0]))) {
            out.println("opened");
            try (RunJournal journal =
                    store.begin(Fixtures.run("run-" + ProcessHandle.current().pid()))) {
                if (arguments[1].equals("hold")) {
                    journal.record(List.of(new Change.Put(Fixtures.object("a.held", "1"))));
                    out.println("holding");
                    int ignored = System.in.read();
                } else {
                    write(store, journal, out);
                }
            }
        }
    }

    private static void write(StateStore store, RunJournal journal, PrintStream out) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                var ignored = writers.submit(() -> {
                    for (int i = 0; ; i++) {
                        step(store, journal, out, "a.w" + number + "[" + i % OBJECTS + "]");
                    }
                });
            }
        }
    }

    private static void step(StateStore store, RunJournal journal, PrintStream out, String address) {
        var before = store.snapshot().objects().get(Fixtures.id(address));
        int version = before == null ? 1 : version(before) + 1;
        Intent intent = journal.intend(List.of(Fixtures.intent(address, Intent.Action.UPDATE)))
                .getFirst();
        out.println("intended " + address + " " + intent.sequence() + " ok");
        journal.record(List.of(new Change.Put(Fixtures.object(address, Integer.toString(version)))));
        out.println("recorded " + address + " " + version + " ok");
    }

    static int version(RecordedObject object) {
        return object.attributes().get("input") instanceof StringValue(String text) ? Integer.parseInt(text) : 0;
    }
}
