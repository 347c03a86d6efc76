package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrashReportTest {
    @TempDir
    Path folder;

    @Test
    void aFaultOfOursIsAMessageAndAFile() throws IOException {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        Surroundings surroundings = new Surroundings(
                new Terminal(new StringReader(""), nowhere, nowhere, false, false, Style.PLAIN),
                folder,
                Map.of(),
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
        Diagnostic said = CrashReport.write(new IllegalStateException("inner words"), surroundings);
        Path file = folder.resolve(".rackform/crash-20260102-030405.log");
        assertThat(said.summary()).isEqualTo("Internal fault");
        assertThat(said.detail())
                .isEqualTo(
                        "Rackform failed with IllegalStateException. This is a fault of Rackform. What was done before is"
                                + " recorded. The details are in " + file
                                + ". Please report it with that file, after a look at whether it names anything secret.");
        assertThat(file).content().contains("IllegalStateException: inner words", "\tat ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
