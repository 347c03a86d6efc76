package io.rackform.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFileTest {
    @TempDir
    Path folder;

    @Test
    void theFileIsForItsOwnerAlone() throws IOException {
        Path file =
                HistoryFile.prepare(Map.of("XDG_STATE_HOME", folder.toString())).orElseThrow();
        assertThat(file).isEqualTo(folder.resolve("rackform/console_history"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(file, "1 + 1\n");
        HistoryFile.prepare(Map.of("XDG_STATE_HOME", folder.toString()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent("1 + 1\n");
    }

    @Test
    void withoutTheVariableItIsBelowTheHomeFolder() {
        assertThat(HistoryFile.prepare(Map.of("HOME", folder.toString(), "XDG_STATE_HOME", "relative")))
                .contains(folder.resolve(".local/state/rackform/console_history"));
    }

    @Test
    void whereNoneCanBeThereIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(HistoryFile.prepare(Map.of("XDG_STATE_HOME", file.toString())))
                .isEmpty();
    }
}
