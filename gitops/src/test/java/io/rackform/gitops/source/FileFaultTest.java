package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {
    @TempDir
    Path folder;

    private static String words(ThrowingCallable work) {
        return FileFault.words(catchThrowableOfType(IOException.class, work));
    }

    private static void list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {});
        }
    }

    @Test
    void tellsWhyInsteadOfTheName() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(words(() -> Files.readString(folder.resolve("none")))).isEqualTo("there is no such file or folder");
        assertThat(words(() -> Files.createFile(file))).isEqualTo("there is something of this name already");
        assertThat(words(() -> list(file))).isEqualTo("it is not a folder");
        assertThat(words(() -> Files.delete(folder))).isEqualTo("it is a folder that is not empty");
        assertThat(words(() -> Files.writeString(folder, "x"))).isEqualTo("Is a directory");
        assertThat(FileFault.words(new AccessDeniedException("file"))).isEqualTo("permission denied");
        assertThat(FileFault.words(new IOException("the disk is gone"))).isEqualTo("the disk is gone");
        assertThat(FileFault.words(new IOException())).isEqualTo("IOException");
    }
}
