package io.rackform.cli.workplace;

import io.rackform.gitops.source.FileFault;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The file that blocks for imported resources are written to; it is always a new one. */
public final class GeneratedFile {
    private final Path path;
    private final String name;

    public GeneratedFile(Path folder, String name) {
        this.path = folder.resolve(name);
        this.name = name;
    }

    /** Why nothing can be written there; to be asked before anything is planned. */
    public Optional<Diagnostic> refusal() {
        return Files.exists(path) ? Optional.of(exists()) : Optional.empty();
    }

    private Diagnostic exists() {
        return Diagnostic.error(
                "File for generated configuration exists",
                "The file " + name
                        + " is there already, and configuration is written to a new file only, so that nothing"
                        + " of yours is lost. Name another file, or move what is in it and delete it.");
    }

    /** Writes the text; what went wrong, where something did. */
    public Optional<Diagnostic> write(String text) {
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return Optional.empty();
        } catch (FileAlreadyExistsException there) {
            return Optional.of(exists());
        } catch (IOException failed) {
            return Optional.of(Diagnostic.error(
                    "Generated configuration cannot be written",
                    "The file " + name + " could not be written: " + FileFault.words(failed)
                            + ". Nothing was changed. Name a new file in a folder that is there and that you may write"
                            + " in."));
        }
    }
}
