package io.rackform.gitops.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockFileTest {
    private static final String HASH = "h1:" + "a".repeat(43) + "=";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static LockFile parse(String text, Diagnostics diagnostics) {
        return LockFile.parse(text.getBytes(StandardCharsets.UTF_8), diagnostics);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        LockFile lock = new LockFile(
                new TreeMap<>(Map.of(
                        "git::https://host/a.git?ref=v1",
                        new LockedModule("git::https://host/a.git?ref=v1", "https://host/a.git", COMMIT, HASH),
                        "https://host/${x}\"%{y}\\.zip",
                        new LockedModule("https://host/${x}\"%{y}\\.zip", "https://host/b.zip", "", HASH))),
                List.of("provider \"redfish\" {\n  modules = \"1\"\n}"));
        Diagnostics diagnostics = new Diagnostics();
        assertThat(parse(lock.text(), diagnostics)).isEqualTo(lock);
        assertThat(parse(lock.text(), diagnostics).text()).isEqualTo(lock.text());
        assertThat(diagnostics.list()).isEmpty();
        assertThat(lock.text())
                .startsWith("# Written by \"rackform init\".")
                .contains(
                        "module \"git::https://host/a.git?ref=v1\" {\n  url    = \"https://host/a.git\"\n  commit = \""
                                + COMMIT + "\"\n  hash   = \"" + HASH + "\"\n}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<<<<<< HEAD\nmodule \"a\" {\n}\n=======\n>>>>>>> main\n",
                "module \"a\" {",
            })
    void aMergeThatWasNotFinishedIsAnError(String text) {
        Diagnostics diagnostics = new Diagnostics();
        parse(text, diagnostics);
        assertThat(diagnostics.list())
                .singleElement()
                .extracting(Diagnostic::summary)
                .isEqualTo("Lock file cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module \"a\" {\n}",
                "module \"a\" {\n  commit = \"main\"\n  hash = \"h1:aaaa\"\n}",
                "module \"a\" {\n  hash = \"" + "h2:zzz" + "\"\n}",
                "module \"a\" {\n  hash = upper(\"x\")\n}",
                "module \"a\" {\n  commit = \"--upload-pack=id\"\n}",
                "module \"a\" {\n  future = 1\n}",
            })
    void anEntryThatSaysNothingIsAnError(String text) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(parse(text, diagnostics).modules()).isEmpty();
        assertThat(diagnostics.list()).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Invalid entry of the lock file");
            assertThat(fault.detail()).contains("\"a\"").contains("rackform init");
            assertThat(fault.subject()).isNotNull();
        });
    }
}
