package io.rackform.state.h2;

import com.sun.management.OperatingSystemMXBean;
import io.rackform.state.Change;
import io.rackform.state.RunJournal;
import io.rackform.state.StateStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Prints what the state costs, by hand: arguments are a folder, objects, threads. Not a test, because times are no facts. */
final class StateCost {
    private StateCost() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int objects = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        report("start of the JVM", 0, 0);
        long cpu = cpu();
        long wall = System.nanoTime();
        try (StateStore store = Fixtures.open(folder)) {
            report("open with " + store.snapshot().objects().size() + " objects", cpu, wall);
        }
        if (objects == 0) {
            return;
        }
        cpu = cpu();
        wall = System.nanoTime();
        long syncs;
        try (StateStore store = Fixtures.locked(folder)) {
            try (RunJournal journal = store.begin(Fixtures.run("cost"))) {
                report("lock and begin", cpu, wall);
                cpu = cpu();
                wall = System.nanoTime();
                record(journal, objects, threads);
                journal.finish("done");
                syncs = ((H2RunJournal) journal).syncs();
                report(objects + " records from " + threads + " threads in " + syncs + " syncs", cpu, wall);
                cpu = cpu();
                wall = System.nanoTime();
            }
        }
        report("close", cpu, wall);
        report("whole process", 0, 0);
        System.out.printf("%d KiB on the disk%n", size(folder) / 1024);
    }

    private static void record(RunJournal journal, int objects, int threads) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<java.util.concurrent.Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                running.add(pool.submit(() -> {
                    for (int i = first; i < objects; i += threads) {
                        String address = "terraform_data.object[" + i + "]";
                        journal.record(List.of(new Change.Put(Fixtures.object(address, "input " + System.nanoTime()))));
                    }
                }));
            }
            for (var one : running) {
                one.get();
            }
        }
    }

    private static long size(Path folder) throws IOException {
        return Files.size(new StateFolder(folder).newest().orElseThrow().file());
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void report(String what, long cpuBefore, long wallBefore) {
        double wall = wallBefore == 0 ? 0 : (System.nanoTime() - wallBefore) / 1e6;
        System.out.printf("%-50s %6.0f ms CPU %6.0f ms%n", what, (cpu() - cpuBefore) / 1e6, wall);
    }
}
