package io.rackform.state.h2;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.LockHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.h2.api.ErrorCode;

/** What goes wrong with a state's files, as messages for the user. */
final class StateFaults {
    /** Why a state that is not whole stops everything. */
    private static final String BLIND =
            "Nothing was changed, and nothing is planned, because an older or empty state would"
                    + " mean to create once more what is there already.";

    private StateFaults() {}

    static Diagnostic damaged(StateFolder folder, Path file, String words) {
        return about(
                file,
                "State is damaged",
                "The file " + file + " is not whole: " + words + ". " + BLIND + howToGoBack(folder, file));
    }

    static Diagnostic older(StateFolder folder, Path file, HighMark found, HighMark expected) {
        return about(
                file,
                "State is older than it was",
                "The file " + file + " ends with " + found + ", but the state was already at " + expected + ". " + BLIND
                        + howToGoBack(folder, file));
    }

    static Diagnostic missing(StateFolder folder) {
        return about(
                folder.path(),
                "State is missing",
                "The folder " + folder.path() + " has no database, but "
                        + folder.mark().getFileName()
                        + " shows that there was one. " + BLIND
                        + " Restore the folder from a backup; to really start anew, remove it.");
    }

    private static String howToGoBack(StateFolder folder, Path file) {
        return previous(folder, file)
                .map(previous -> " The state from before the last run is in " + previous.getFileName()
                        + " beside it. To go back to that, remove the damaged file and "
                        + folder.mark().getFileName()
                        + ", and plan before you apply, because what the last run did is missing there.")
                .orElse(" Restore the folder from a backup.");
    }

    private static Optional<Path> previous(StateFolder folder, Path file) {
        try {
            return folder.databases().stream()
                    .map(StateFolder.Database::file)
                    .filter(other -> !other.equals(file))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static Diagnostic newer(StateFolder folder, String format) {
        return about(
                folder.path(),
                "State is from a newer Rackform",
                "The state in " + folder.path() + " has the format " + format
                        + ", and this Rackform knows formats up to "
                        + Schema.FORMAT + ". Nothing was changed. Use the version of Rackform that wrote it, or a newer"
                        + " one.");
    }

    static Diagnostic changing(LockHolder holder, Instant now) {
        return Diagnostic.warning(
                "State is being changed",
                "A run changes the state just now, and what is shown is what it has recorded so far: "
                        + holder.describe(now) + ".");
    }

    static Diagnostic olderFormat(StateFolder folder, StateFolder.Database database, int format) {
        return Diagnostic.warning(
                        "State is from an older Rackform",
                        "The state in " + folder.path() + " has the format " + format
                                + ". The next apply writes it in the format " + Schema.FORMAT
                                + ", also if it has nothing else to do, and an older Rackform cannot read it from then on. The"
                                + " database as it is now is kept beside it, as "
                                + folder.kept(database, format).getFileName() + ".")
                .about(folder.path());
    }

    static Diagnostic olderKey() {
        return Diagnostic.warning(
                "State is sealed with an older key",
                "Secrets of the state are still sealed with the key of a \"fallback\" block. The next apply seals them with"
                        + " the key of the method, also if it has nothing else to do; after that the block can be removed.");
    }

    static Diagnostic badFolder(StateFolder folder) {
        return about(
                folder.path(),
                "Invalid state folder",
                "The path " + folder.path()
                        + " has a semicolon, which the database cannot take. Choose another folder.");
    }

    static Diagnostic badKey() {
        return Diagnostic.error(
                "Invalid state key",
                "The key that was given for the state's secrets is not 32 bytes in base64, 44 characters. Without the"
                        + " right key the secrets cannot be read. Make a new one with: openssl rand -base64 32");
    }

    static Diagnostic sealed(StateFolder folder, String words) {
        return about(
                folder.key(),
                "State secrets cannot be read",
                "The state holds sealed values, and they cannot be opened: " + words
                        + ". Give the key that they were sealed with: the file " + folder.key()
                        + ", or RACKFORM_STATE_KEY where the key is kept elsewhere; or, where the configuration seals with"
                        + " another method since, the method of before in a \"fallback\" block.");
    }

    static Diagnostic unreadable(StateFolder folder, Throwable cause) {
        return about(
                folder.path(),
                "State cannot be read",
                "Reading the state in " + folder.path() + " failed: " + words(cause)
                        + ". Check that the folder may be read and that its disk is well.");
    }

    static Diagnostic unwritable(StateFolder folder, Throwable cause) {
        return about(
                folder.path(),
                "State cannot be written",
                "Writing the state in " + folder.path() + " failed: " + words(cause)
                        + ". What was recorded before is safe. Nothing more is sent to any device in this run. Check the"
                        + " disk's free space and the folder's permissions, then plan again: what was under way is read"
                        + " from the devices first.");
    }

    /** The message for an error while a database is opened or read. */
    static Diagnostic reading(StateFolder folder, Path file, SQLException error) {
        boolean unreadable = !Files.isReadable(file);
        return switch (error.getErrorCode()) {
            case ErrorCode.FILE_VERSION_ERROR_1 -> newer(folder, "of a newer database (" + words(error) + ")");
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> unreadable(folder, error);
            default -> // allow default: numbers of another library
                unreadable ? unreadable(folder, error) : damaged(folder, file, words(error));
        };
    }

    private static Diagnostic about(Path place, String summary, String detail) {
        return Diagnostic.error(summary, detail).about(place);
    }

    /** The first line of the cause's own words. */
    private static String words(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        String kind = cause instanceof IOException || cause instanceof Error
                ? cause.getClass().getSimpleName() + ": "
                : "";
        return kind + (line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }
}
