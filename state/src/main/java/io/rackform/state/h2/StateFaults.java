package io.rackform.state.h2;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.LockHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.h2.api.ErrorCode;

/** What goes wrong with a state's files, as messages for the user. */
final class StateFaults {
    private StateFaults() {}

    static Diagnostic damaged(StateFolder folder, String words) {
        String back = Files.exists(folder.previous())
                ? " The state from before the last run is in "
                        + folder.previous().getFileName()
                        + " beside it. To go back to that, move it over the damaged file, remove "
                        + folder.mark().getFileName()
                        + ", and plan before you apply, because what the last run did is missing there."
                : " Restore the folder from a backup.";
        return about(
                folder.database(),
                "State is damaged",
                "The file " + folder.database() + " is not a whole state database: " + words
                        + ". Nothing was changed, and nothing is planned, because a lost state would look like a site"
                        + " without objects." + back);
    }

    static Diagnostic cutOff(StateFolder folder, HighMark found, HighMark expected) {
        return damaged(
                folder,
                "it ends at serial " + found.serial() + " and intent " + found.intents()
                        + ", but runs recorded up to serial " + expected.serial() + " and intent "
                        + expected.intents());
    }

    static Diagnostic missing(StateFolder folder) {
        return about(
                folder.database(),
                "State is missing",
                "The file " + folder.database() + " is gone, but "
                        + folder.previous().getFileName()
                        + " beside it shows that there was a state. An empty state would mean to create everything once"
                        + " more. Restore the file, or move the older copy in its place and remove "
                        + folder.mark().getFileName()
                        + "; to really start anew, remove"
                        + " the folder.");
    }

    static Diagnostic newer(StateFolder folder, String format) {
        return about(
                folder.database(),
                "State is from a newer Rackform",
                "The state in " + folder.path() + " has the format " + format
                        + ", and this Rackform knows formats up to "
                        + Schema.FORMAT + ". Nothing was changed. Use the version of Rackform that wrote it, or a newer"
                        + " one.");
    }

    static Diagnostic inUse(StateFolder folder, String holder) {
        return about(
                folder.database(),
                "State is in use",
                "Another process has the state database open: " + holder + ". Wait until it ends and try again.");
    }

    static Diagnostic older(LockHolder holder, Instant now) {
        return Diagnostic.warning(
                "State is being changed",
                "What is shown is from before the run that changes the state just now: " + holder.describe(now) + ".");
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
                        + ", or RACKFORM_STATE_KEY where the key is kept elsewhere.");
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

    /** The message for an error while the database is opened or read. */
    static Diagnostic reading(StateFolder folder, SQLException error) {
        return switch (error.getErrorCode()) {
            case ErrorCode.FILE_VERSION_ERROR_1 -> newer(folder, "of a newer database (" + words(error) + ")");
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> inUse(folder, "it gave no name");
            case ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
                    ErrorCode.COLUMN_NOT_FOUND_1,
                    // A look needs no write, except to mend what a crash alone does not break.
                    ErrorCode.DATABASE_IS_READ_ONLY,
                    ErrorCode.GENERAL_ERROR_1 -> damaged(folder, words(error));
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
                // So it goes for a file that is cut off, and for one that may not be read.
                Files.isReadable(folder.database()) ? damaged(folder, words(error)) : unreadable(folder, error);
            default -> unreadable(folder, error); // allow default: numbers of another library
        };
    }

    static boolean isInUse(SQLException error) {
        return error.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
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
