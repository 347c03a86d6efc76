package io.rackform.cli.demo;

import io.rackform.cli.progress.AtExit;
import io.rackform.gitops.source.FileFault;
import io.rackform.lab.LabDevice;
import io.rackform.lab.LabSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The demo's devices and folders, all temporary.
 *
 * <pre>
 * rackform-demo-.../site       the checkout of the operator, a copy of the example
 *                  /site.git   the bare repository that Rackform reads
 *                  /work       where Rackform works: its state, and how to reach the devices
 * </pre>
 */
final class DemoSite implements AutoCloseable {
    private final Path top;
    private final LabSite lab;
    private final DemoRepository repository;
    private final AtExit atExit;

    private DemoSite(Path top, LabSite lab, DemoRepository repository, AtExit atExit) {
        this.top = top;
        this.lab = lab;
        this.repository = repository;
        this.atExit = atExit;
    }

    /**
     * @param example the folder of the example, which is only read
     * @param temporary the folder for temporary files
     */
    static DemoSite start(Path example, Path temporary, String firstMessage) {
        Path top;
        try {
            top = Files.createTempDirectory(temporary, "rackform-demo-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make a temporary folder in " + temporary + ": " + FileFault.words(e), e);
        }
        AtExit atExit = AtExit.run(() -> Leftovers.delete(top));
        try {
            Leftovers.copy(example, top.resolve("site"));
            Path work = Files.createDirectory(top.resolve("work"));
            LabSite lab = LabSite.start(withoutPorts(top), Files.createDirectory(top.resolve("keys")));
            lab.writeAccess(work.resolve("lab.auto.rfvars"));
            DemoRepository repository = DemoRepository.of(top.resolve("site"), top.resolve("site.git"), firstMessage);
            return new DemoSite(top, lab, repository, atExit);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the demo in " + top + ": " + FileFault.words(e), e);
        }
    }

    /** The lab's file with ports that are free: another lab of the same example may be running. */
    private static Path withoutPorts(Path top) throws IOException {
        String text = Files.readString(top.resolve("site").resolve("lab.yaml"));
        return Files.writeString(top.resolve("lab.yaml"), text.replaceAll("(?m)^ +port: *\\d+ *\\R", ""));
    }

    Path work() {
        return top.resolve("work");
    }

    DemoRepository repository() {
        return repository;
    }

    LabSite lab() {
        return lab;
    }

    LabDevice device(String name) {
        return lab.device(name);
    }

    @Override
    public void close() {
        repository.close();
        lab.close();
        Leftovers.delete(top);
        atExit.close();
    }
}
