package io.rackform.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.lab.LabSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret goes to the cluster and stays in no file, no plan and no message. */
class WriteOnlySecretTest {
    private static final String SITE = """
            site: secrets
            devices:
              - kind: cluster
                name: cluster
            """;

    private static final String CONFIGURATION = """
            variable "devices" {
              type      = map(map(string))
              sensitive = true
            }

            variable "password" {
              type      = string
              ephemeral = true
            }

            provider "k8s" {
              server = var.devices["cluster"].address
              token  = var.devices["cluster"].token
              ca_pem = var.devices["cluster"].ca_pem
            }

            resource "k8s_manifest" "login" {
              manifest = {
                apiVersion = "v1"
                kind       = "Secret"
                metadata   = { name = "login" }
                stringData = { user = "literal-user-4711" }
              }
              sensitive_fields_wo         = { "stringData.password" = var.password }
              sensitive_fields_wo_version = 1
            }
            """;

    @TempDir
    Path folder;

    private static void noneIn(String text, String... secrets) {
        for (String secret : secrets) {
            assertThat(text)
                    .doesNotContain(
                            secret, Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void nothingOfItIsLeft() throws IOException {
        Path siteFile = Files.writeString(folder.resolve("lab.yaml"), SITE);
        Path work = Files.createDirectory(folder.resolve("stack"));
        CommandRun stack = CommandRun.in(work).file("main.rf.hcl", CONFIGURATION);
        String[] secrets = {"hush-hush-4712", "literal-user-4711"};
        String password = "password=" + secrets[0];
        try (LabSite site = LabSite.start(siteFile)) {
            site.writeAccess(work.resolve("lab.auto.rfvars"));
            noneIn(stack.run("plan", "-var", password).all(), secrets);
            noneIn(stack.run("plan", "-json", "-var", password).all(), secrets);
            CommandRun.Result apply = stack.run("apply", "-auto-approve", "-var", password);
            assertThat(apply.code()).as(apply.all()).isZero();
            noneIn(apply.all(), secrets);
            assertThat(site.device("cluster").traffic().writes())
                    .extracting(entry -> entry.what())
                    .filteredOn(what -> what.contains("/secrets/login"))
                    .hasSize(3);
            noneIn(stack.run("show").all(), secrets);
            CommandRun.Result again = stack.run("plan", "-detailed-exitcode", "-var", "password=other");
            assertThat(again.code()).as(again.all()).isZero();
            CommandRun.Result destroy = stack.run("destroy", "-auto-approve", "-json", "-var", password);
            assertThat(destroy.code()).as(destroy.all()).isZero();
            noneIn(destroy.all(), secrets);
        }
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("main.rf.hcl")) {
                    noneIn(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), secrets);
                }
            }
        }
    }
}
