package io.rackform.cli.command;

import io.rackform.cli.workplace.Surroundings;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Puts what developers need to know of a fault of ours into a file, and says so. */
final class CrashReport {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private CrashReport() {}

    static Diagnostic write(Throwable fault, Surroundings surroundings) {
        String where;
        try {
            Path folder = Files.createDirectories(surroundings.folder().resolve(".rackform"));
            Path file =
                    folder.resolve("crash-" + NAME.format(surroundings.clock().instant()) + ".log");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text(fault));
            where = "The details are in " + file + ".";
        } catch (IOException | UnsupportedOperationException unwritable) {
            where = "The details could not be written: " + unwritable.getMessage() + ".";
        }
        return Diagnostic.error(
                "Internal fault",
                "Rackform failed with " + fault.getClass().getSimpleName()
                        + ". This is a fault of Rackform. What was done before is recorded. " + where
                        + " Please report it with that file, after a look at whether it names anything secret.");
    }

    private static String text(Throwable fault) {
        StringWriter text = new StringWriter();
        text.write("Rackform " + Version.text() + ", Java " + Runtime.version() + "\n");
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
