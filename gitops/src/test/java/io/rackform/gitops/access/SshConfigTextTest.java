package io.rackform.gitops.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTextTest {
    @TempDir
    Path home;

    private Path ssh;

    @BeforeEach
    void open() throws IOException {
        ssh = home.resolve(".ssh");
        Files.createDirectories(ssh.resolve("config.d"));
    }

    private SshConfigText.Result text(String config) throws IOException {
        Files.writeString(ssh.resolve("config"), config);
        return SshConfigText.of(ssh.resolve("config"), home);
    }

    @Test
    void aFileWithoutEitherIsLeftAsItIs() throws IOException {
        assertThat(text("Host a\n  User ada\n").changed()).isFalse();
    }

    @Test
    void includedFilesStandInTheirPlaceAndTheSectionGoesOn() throws IOException {
        Files.writeString(ssh.resolve("config.d/1"), "Host one\n  User ada\n");
        Files.writeString(ssh.resolve("config.d/2"), "Port 22\n");
        assertThat(text("include ~/.ssh/config.d/* missing\nHost b\n  Port 1\n  Include=config.d/2\n  User bob\n")
                        .text())
                .isEqualTo(
                        "Host one\n  User ada\nHost *\nPort 22\nHost *\nHost b\n  Port 1\nPort 22\nHost b\n  User bob\n");
    }

    @Test
    void anInclusionOfItselfEnds() throws IOException {
        assertThat(text("Host a\n  User ada\nInclude config\n").text()).startsWith("Host a\n  User ada\nHost a\n");
    }

    @Test
    void aMatchOfHostsIsASectionAndAnyOtherMatchesNothing() throws IOException {
        assertThat(text("Match host a,b\n  Port 1\nMatch all\n  Port 2\nMatch exec \"true\" host c\n  Port 3\n")
                        .text())
                .isEqualTo("Host a b\n  Port 1\nHost *\n  Port 2\nHost match.not.supported.invalid\n  Port 3\n");
    }
}
