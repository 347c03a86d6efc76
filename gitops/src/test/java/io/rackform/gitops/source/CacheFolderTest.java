package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @TempDir
    Path temporary;

    private Path copy(String name, Duration unused, int bytes) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name).resolve("objects"));
        Files.write(folder.resolve("pack"), new byte[bytes]);
        Path used = temporary.resolve(name).resolve("used");
        Files.writeString(used, "");
        Files.setLastModifiedTime(used, FileTime.from(NOW.minus(unused)));
        return temporary.resolve(name);
    }

    @Test
    void theEnvironmentSaysWhereItIs() {
        Path home = Path.of("/home/ada");
        assertThat(CacheFolder.of(home, Map.of())).isEqualTo(Path.of("/home/ada/.cache/rackform"));
        assertThat(CacheFolder.of(home, Map.of("XDG_CACHE_HOME", "/var/c"))).isEqualTo(Path.of("/var/c/rackform"));
        assertThat(CacheFolder.of(home, Map.of("XDG_CACHE_HOME", "/var/c", "RACKFORM_CACHE_DIR", "/srv/x")))
                .isEqualTo(Path.of("/srv/x"));
    }

    @Test
    void nobodyElseReadsIt() throws IOException {
        Path folder = temporary.resolve("a/b");
        CacheFolder.create(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatNobodyUsedForLongIsRemoved() throws IOException {
        Path old = copy("old", Duration.ofDays(91), 10);
        Path recent = copy("recent", Duration.ofDays(89), 10);
        Path half = Files.createDirectories(temporary.resolve("half"));
        assertThat(CacheFolder.clean(List.of(old, recent, half), NOW)).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        assertThat(half).exists();
    }

    @Test
    void aLargeCacheLosesTheOldestAndNothingThatMayBeInUse() throws IOException {
        Path oldest = copy("oldest", Duration.ofDays(30), 1000);
        Path older = copy("older", Duration.ofDays(20), 1000);
        Path today = copy("today", Duration.ofHours(1), 5000);
        assertThat(CacheFolder.clean(List.of(today, older, oldest), NOW, 6500)).isEqualTo(1);
        assertThat(oldest).doesNotExist();
        assertThat(CacheFolder.clean(List.of(today, older), NOW, 100)).isEqualTo(1);
        assertThat(today).exists();
    }
}
