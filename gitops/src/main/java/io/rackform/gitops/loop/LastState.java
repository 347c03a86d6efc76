package io.rackform.gitops.loop;

import io.rackform.gitops.source.FileFault;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state that a loop used last, kept in a file of its working folder: after a restart, too, a commit that names another place must
 * not look as if nothing had been made yet.
 *
 * @param path of the state's folder
 * @param commit whose configuration named that place and its key
 */
record LastState(Path path, String commit) {
    /** Empty where no loop ran in the folder yet. */
    static Optional<LastState> read(Path file) {
        try {
            String text = Files.readString(file);
            int end = text.indexOf('\n');
            if (end < 0) {
                throw broken(file, "it does not name a commit and a folder", null);
            }
            return Optional.of(new LastState(Path.of(text.substring(end + 1)), text.substring(0, end)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (InvalidPathException e) {
            throw broken(file, "it names no folder that this system can have", e);
        } catch (IOException e) {
            throw broken(file, FileFault.words(e), e);
        }
    }

    private static StateException broken(Path file, String why, @Nullable Exception cause) {
        return new StateException(
                Diagnostic.error(
                        "Last state is not known",
                        "The file " + file + ", in which the loop keeps where its state is, cannot be used: " + why
                                + ". Nothing was changed, because without it a state could be left behind. Mend it, or"
                                + " remove it if the source names the right place of the state."),
                cause);
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "loop", ".new");
            try {
                Files.writeString(fresh, commit + "\n" + path);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw broken(file, FileFault.words(e), e);
        }
    }
}
