package io.rackform.gitops.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.gitops.module.ModuleSource.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleSourceTest {
    private static ModuleSource valid(String text) {
        assertThat(ModuleSource.parse(text)).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid) ModuleSource.parse(text)).source();
    }

    private static String refusal(String text) {
        assertThat(ModuleSource.parse(text)).isInstanceOf(Parsed.Invalid.class);
        return ((Parsed.Invalid) ModuleSource.parse(text)).why().detail();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "git::https://host/net.git//sites/a?ref=v1&depth=1 https://host/net.git sites/a v1 git::https://host/net.git?ref=v1&depth=1",
                "git::https://host/net https://host/net '' '' git::https://host/net",
                "https://host/net.git//a https://host/net.git a '' https://host/net.git",
                "git::ssh://git@host:2222/net.git//a?ref=feature/x ssh://git@host:2222/net.git a feature/x git::ssh://git@host:2222/net.git?ref=feature/x",
                "ssh://git@host/net.git ssh://git@host/net.git '' '' ssh://git@host/net.git",
                "git@host:org/net.git//a?ref=main git@host:org/net.git a main git@host:org/net.git?ref=main",
                "git::git@host:org/net.git git@host:org/net.git '' '' git::git@host:org/net.git",
                "git::file:///srv/net.git//a/b?ref=x file:///srv/net.git a/b x git::file:///srv/net.git?ref=x",
                "git::/srv/net.git//a /srv/net.git a '' git::/srv/net.git",
                "/srv/net.git//a /srv/net.git a '' /srv/net.git",
                "github.com/org/net https://github.com/org/net.git '' '' github.com/org/net",
                "github.com/org/net.git//a?ref=v1 https://github.com/org/net.git a v1 github.com/org/net.git?ref=v1",
                "bitbucket.org/org/net?ref=v1 https://bitbucket.org/org/net.git '' v1 bitbucket.org/org/net?ref=v1",
                "gitlab.com/org/net//a/b/ https://gitlab.com/org/net.git a/b '' gitlab.com/org/net",
                "git::github.com:org/net.git - - - -",
            })
    void readsGitSources(String text, String repository, String folder, String ref, String label) {
        if (repository == null) {
            assertThat(refusal(text)).isNotBlank();
            return;
        }
        assertThat(valid(text)).isInstanceOfSatisfying(ModuleSource.Git.class, git -> {
            assertThat(git.url().repository()).isEqualTo(repository);
            assertThat(git.folder()).isEqualTo(folder);
            assertThat(git.url().ref()).isEqualTo(ref);
            assertThat(git.label()).isEqualTo(label);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://host/a.zip https://host/a.zip ZIP '' https://host/a.zip",
                "https://host/a.tar.gz//x/y https://host/a.tar.gz TAR_GZ x/y https://host/a.tar.gz",
                "https://host/a.tgz?token=1 https://host/a.tgz?token=1 TAR_GZ '' https://host/a.tgz?token=1",
                "https://host/dl//x?archive=tar&v=2 https://host/dl?v=2 TAR x https://host/dl?archive=tar&v=2",
                "https://host/a.zip?archive=tgz https://host/a.zip TAR_GZ '' https://host/a.zip?archive=tgz",
                "http://127.0.0.1:8080/a.zip http://127.0.0.1:8080/a.zip ZIP '' http://127.0.0.1:8080/a.zip",
            })
    void readsArchives(String text, String address, ArchiveKind kind, String folder, String label) {
        assertThat(valid(text)).isInstanceOfSatisfying(ModuleSource.Archive.class, archive -> {
            assertThat(archive.uri()).hasToString(address);
            assertThat(archive.kind()).isEqualTo(kind);
            assertThat(archive.folder()).isEqualTo(folder);
            assertThat(archive.label()).isEqualTo(label);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty or holds control characters",
                "modules/vlan|write \"./modules/vlan\"",
                "vlan|write \"./vlan\"",
                "hg::https://host/x|\"hg::\" are not supported",
                "s3::https://host/x.zip|\"s3::\" are not supported",
                "s3://bucket/x.zip|\"s3://\" is not supported",
                "git://host/net.git|\"git://\" is not supported",
                "git::git://host/net.git|not a transport that proves who answers",
                "git::http://host/net.git|not a transport that proves who answers",
                "git::./net.git|neither a URL nor user@host:path nor an absolute path",
                "git::https://host/net.git?sshkey=abc|keys come from the SSH agent",
                "git::https://host/net.git?tag=v1|only ref and depth are known",
                "git::https://host/net.git//../x|leads out of the repository",
                "git::https://host/net.git?ref=--upload-pack=id|not the name of a branch",
                "github.com/org|\"github.com/owner/repository\"",
                "github.com/org/net/vlan/a?ref=v1|\"github.com/org/net//vlan/a\"",
                "https://host/page|Put \"git::\" in front of it",
                "https://host/a.tar.xz|Known are zip, tar, tar.gz and tgz",
                "https://host/a.zip?archive=rar|After \"archive=\"",
                "https://host/a.zip?checksum=sha256:abc|as many hexadecimal digits as it has",
                "https://host/a.zip?checksum=file:sums|as many hexadecimal digits as it has",
                "https://host/a.zip//x/../../y|leads out of the archive",
                "http://host/a.zip|Use https",
                "/srv/mods|another on the next machine",
            })
    void refusesWhatCannotBeMeant(String text, String reason) {
        assertThat(refusal(text)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/vlan/switch",
                "acme/vlan/switch//modules/x",
                "registry.example.org/acme/vlan/switch",
            })
    void aRegistryIsNotThereAndTheRepositoryIsGuessed(String text) {
        assertThat(ModuleSource.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Invalid.class,
                        invalid -> assertThat(invalid.why().summary()).isEqualTo("No module registry"));
        assertThat(refusal(text)).contains("\"github.com/acme/terraform-switch-vlan?ref=v1.2.3\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git::https://ada:s3cret@host/net.git//a?ref=v1",
                "git::https://s3cret@host/net.git",
                "git::ssh://git:s3cret@host/net.git",
                "https://ada:s3cret@host/a.zip//x",
                "https://ada:s3cret@host/page",
                "git::https://ada:s3cret@host/net.git?bad=1",
            })
    void neverShowsAPassword(String text) {
        String shown = switch (ModuleSource.parse(text)) {
            case Parsed.Valid(ModuleSource source) -> source.label() + source.address();
            case Parsed.Invalid invalid -> invalid.toString();
        };
        assertThat(shown).doesNotContain("s3cret");
    }

    @Test
    void aChecksumIsKnownByItsLength() {
        assertThat(Checksum.parse("A".repeat(64)))
                .hasValueSatisfying(sum -> assertThat(sum).hasToString("sha256:" + "a".repeat(64)));
        assertThat(Checksum.parse("md5:" + "0".repeat(32)))
                .hasValueSatisfying(sum -> assertThat(sum.algorithm()).isEqualTo("MD5"));
        assertThat(Checksum.parse("sha1:" + "0".repeat(32))).isEmpty();
    }
}
