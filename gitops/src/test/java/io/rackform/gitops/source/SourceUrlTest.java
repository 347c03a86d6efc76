package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.gitops.source.SourceUrl.Parsed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUrlTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static Parsed parse(String text) {
        return SourceUrl.parse(text, Path.of("/work/site"));
    }

    private static SourceUrl valid(Parsed parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid) parsed).url();
    }

    private static String refusal(Parsed parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        return ((Parsed.Invalid) parsed).why().detail();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            emptyValue = "",
            value = {
                "git::https://host/net.git//sites/a?ref=v1&depth=1 https://host/net.git sites/a v1 1",
                "https://host:8443/net.git https://host:8443/net.git '' '' 0",
                "https://host/net//sites/a/ https://host/net sites/a '' 0",
                "ssh://git@host:2222/net.git//a?ref=feature/x ssh://git@host:2222/net.git a feature/x 0",
                "git@host:org/net.git//a?ref=main git@host:org/net.git a main 0",
                "git::git@host:org/net.git git@host:org/net.git '' '' 0",
                "file:///srv/net.git//a/b?ref=x file:///srv/net.git a/b x 0",
                "/srv/net.git /srv/net.git '' '' 0",
                "/srv/net.git//a?depth=3 /srv/net.git a '' 3",
                "../net.git//./a /work/net.git a '' 0",
                "http://127.0.0.1:8080/net.git http://127.0.0.1:8080/net.git '' '' 0",
                "https://host/net.git?ref=a%2Bb https://host/net.git '' a+b 0",
            })
    void readsWhereThingsAre(String text, String repository, String folder, String ref, int depth) {
        assertThat(valid(parse(text))).isEqualTo(new SourceUrl(repository, folder, ref, depth));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty",
                "https://host/a b.git|blanks or control characters",
                "git://host/net.git|not a transport that proves who answers",
                "http://host/net.git|not a transport that proves who answers",
                "http://127.0.0.1.example.org/net.git|not a transport that proves who answers",
                "http://localhost@example.org/net.git|not a transport that proves who answers",
                "ext::sh -c id|blanks or control characters",
                "ext://host/x|not a transport that proves who answers",
                "https:///net.git|names no host",
                "ssh://-oProxyCommand=id/net.git|names no host",
                "-u/net.git|names no repository",
                "file://host/net.git|three slashes",
                "/srv/net.git//../etc|leads out of the repository",
                "/srv/net.git//a/%2e%2e/b|leads out of the repository",
                "/srv/net.git?ref=--upload-pack=id|not the name of a branch",
                "/srv/net.git?ref=a..b|not the name of a branch",
                "/srv/net.git?ref=|not the name of a branch",
                "/srv/net.git?ref=a/.b|not the name of a branch",
                "/srv/net.git?ref=a.lock/b|not the name of a branch",
                "/srv/net.git?ref=a//b|not the name of a branch",
                "/srv/net.git?ref=a~1|not the name of a branch",
                "/srv/net.git?ref=HEAD@{1}|not the name of a branch",
                "/srv/net.git?ref=a.|not the name of a branch",
                "/srv/net.git?depth=0|depth is a number",
                "/srv/net.git?depth=99999999999|depth is a number",
                "/srv/net.git?sshkey=abc|keys come from the SSH agent",
                "/srv/net.git?tag=abc|only ref and depth",
                "/srv/net.git?ref=%zz|not followed by two hexadecimal digits",
            })
    void refusesWhatCannotBeTrustedOrMeant(String text, String reason) {
        assertThat(refusal(parse(text))).contains(reason).contains("git::https://host/path.git//folder?ref=branch");
    }

    @Test
    void aCommitHasNoDepth() {
        assertThat(refusal(parse("/srv/net.git?depth=1&ref=" + COMMIT))).contains("Leave depth out");
        assertThat(valid(parse("/srv/net.git?ref=" + COMMIT)).namesCommit()).isTrue();
        assertThat(valid(parse("/srv/net.git?ref=0123456")).namesCommit()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:s3cret@host/net.git//a",
                "https://s3cret@host/net.git",
                "ssh://git:s3cret@host/net.git",
                "https://ada:s3cret@host/net.git//../x",
                "https://ada:s3cret@host/net.git?bad=1",
                "http://ada:s3cret@host/net.git",
                "https://ada:s3cret %@host/net.git",
            })
    void neverShowsAPassword(String text) {
        String shown = switch (parse(text)) {
            case Parsed.Valid(SourceUrl url) -> url + url.display();
            case Parsed.Invalid invalid -> invalid.toString();
        };
        assertThat(shown).doesNotContain("s3cret");
    }

    @Test
    void keepsTheUserThatSshNeeds() {
        assertThat(valid(parse("ssh://git@host/net.git//a?ref=v1"))).hasToString("ssh://git@host/net.git//a?ref=v1");
    }
}
