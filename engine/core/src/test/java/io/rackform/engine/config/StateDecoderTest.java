package io.rackform.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.config.settings.StateSettings;
import io.rackform.engine.run.MemoryTree;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.KeySource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateDecoderTest {
    private static final String VARIABLES = """
            variable "site" {
              default = "north"
            }
            variable "passphrase" {
              default   = "correct horse battery"
              sensitive = true
            }
            """;

    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private final Diagnostics diagnostics = new Diagnostics();

    private StateSettings state(String settings) {
        MemoryTree tree =
                new MemoryTree().with("main.tf", VARIABLES + "terraform {\n" + settings.replace(";", "\n") + "\n}\n");
        return ModuleLoader.state(new ModuleOrigin(tree, "", ""), EarlyValues.NONE, diagnostics);
    }

    @Test
    void thePathMayComeFromAVariable() {
        assertThat(state("backend \"local\" {;path = \"states/${var.site}\";}"))
                .isEqualTo(new StateSettings("states/north", new KeySource.Own(), List.of()));
        assertThat(state("")).isEqualTo(StateSettings.DEFAULT);
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void theKeyMayComeFromASensitiveVariable() {
        StateSettings derived = state("""
                encryption {
                  key_provider "pbkdf2" "k" {
                    passphrase    = var.passphrase
                    iterations    = 250000
                    hash_function = "sha256"
                  }
                  method "aes_gcm" "m" {
                    keys = key_provider.pbkdf2.k
                  }
                  state {
                    method   = method.aes_gcm.m
                    enforced = true
                  }
                }
                """);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(derived.key()).isEqualTo(new KeySource.Derived("correct horse battery", 250000, "sha256"));
        assertThat(derived.toString()).doesNotContain("horse");
        StateSettings fixed = state(
                "encryption {;key_provider \"static\" \"k\" {;key = \"" + KEY
                        + "\";};method \"aes_gcm\" \"m\" {;keys = key_provider.static.k;};state {;method = method.aes_gcm.m;};}");
        assertThat(diagnostics.list()).isEmpty();
        assertThat(fixed.key()).isInstanceOf(KeySource.Given.class);
    }

    @Test
    void fallbacksAreTriedInTheirOrder() {
        StateSettings state = state("""
                encryption {
                  key_provider "pbkdf2" "old" {
                    passphrase = var.passphrase
                    iterations = 250000
                  }
                  key_provider "static" "new" {
                    key = "%s"
                  }
                  method "aes_gcm" "old" {
                    keys = key_provider.pbkdf2.old
                  }
                  method "aes_gcm" "new" {
                    keys = key_provider.static.new
                  }
                  method "unencrypted" "oldest" {}
                  state {
                    method = method.aes_gcm.new
                    fallback {
                      method = method.aes_gcm.old
                      fallback {
                        method = method.unencrypted.oldest
                      }
                    }
                  }
                }
                """.formatted(KEY));
        assertThat(diagnostics.list()).isEmpty();
        assertThat(state.key()).isInstanceOf(KeySource.Given.class);
        assertThat(state.older())
                .containsExactly(new KeySource.Derived("correct horse battery", 250000, "sha512"), new KeySource.Own());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            backend "s3" {;}                                              | Unsupported backend
            backend "local" {;paht = "x";}                                | Unsupported argument
            backend "local" {;path = terraform_data.x.id;}                | Reference before planning
            backend "local" {;path = var.passphrase;}                     | Unusable value before planning
            backend "local" {;workspace_dir = "x";}                       | Folder of workspaces ignored
            encryption {;state {;method = method.aes_gcm.m;};}            | Unknown part of the encryption
            encryption {;state {;};}                                      | Missing required argument
            encryption {;plan {;method = method.aes_gcm.m;};}             | Encryption target ignored
            encryption {;method "external" "m" {;};state {;method = method.external.m;};} | Unsupported encryption
            encryption {;method "unencrypted" "m" {;keys = 1;};state {;method = method.unencrypted.m;};} | Unsupported argument
            encryption {;method "unencrypted" "m" {;};state {;enforced = true;method = method.unencrypted.m;};} | Unencrypted method is forbidden
            encryption {;key_provider "static" "k" {;key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";};method "aes_gcm" "m" {;keys = key_provider.static.k;};method "unencrypted" "u" {;};state {;enforced = true;method = method.aes_gcm.m;fallback {;method = method.unencrypted.u;};};} | Unencrypted method is forbidden
            encryption {;method "unencrypted" "m" {;};state {;method = method.unencrypted.m;fallback {;};};} | Missing required argument
            encryption {;method "unencrypted" "m" {;};state {;method = method.unencrypted.m;fallback {;enforced = true;method = method.unencrypted.m;};};} | Unsupported argument
            encryption {;method "unencrypted" "m" {;};state {;method = method.unencrypted.m;fallback {;method = method.unencrypted.m;};fallback {;method = method.unencrypted.m;};};} | Duplicate fallback block
            encryption {;method "aes_gcm" "m" {;keys = key_provider.x.k;};state {;method = method.aes_gcm.m;};} | Unknown part of the encryption
            encryption {;key_provider "aws_kms" "k" {;};method "aes_gcm" "m" {;keys = key_provider.aws_kms.k;};state {;method = method.aes_gcm.m;};} | Unsupported encryption
            encryption {;key_provider "static" "k" {;key = "xy";};method "aes_gcm" "m" {;keys = key_provider.static.k;};state {;method = method.aes_gcm.m;};} | Unsupported encryption
            encryption {;key_provider "pbkdf2" "k" {;passphrase = "short";};method "aes_gcm" "m" {;keys = key_provider.pbkdf2.k;};state {;method = method.aes_gcm.m;};} | Unsupported encryption
            encryption {;key_provider "pbkdf2" "k" {;passphrase = var.passphrase;iterations = 5;};method "aes_gcm" "m" {;keys = key_provider.pbkdf2.k;};state {;method = method.aes_gcm.m;};} | Unsupported encryption
            encryption {;key_provider "pbkdf2" "k" {;passphrase = var.passphrase;key_length = 16;};method "aes_gcm" "m" {;keys = key_provider.pbkdf2.k;};state {;method = method.aes_gcm.m;};} | Unsupported encryption
            """)
    void whatCannotBeIsToldOnce(String settings, String summary) {
        state(settings);
        assertThat(diagnostics.list()).extracting(Diagnostic::summary).containsExactly(summary);
    }
}
