package io.rackform.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.lab.LabSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main use: a cluster whose address comes from a server of the same plan, planned and applied in one command. */
class ClusterFromServerTest {
    private static final String SITE = """
            site: one-go
            devices:
              - kind: bmc
                name: server
                boot_time: 100ms
              - kind: cluster
                name: cluster
            """;

    private static final String CONFIGURATION = """
            variable "devices" {
              type      = map(map(string))
              sensitive = true
            }

            provider "redfish" {
              endpoint = var.devices["server"].address
              username = var.devices["server"].username
              password = var.devices["server"].password
              ca_pem   = var.devices["server"].ca_pem
            }

            resource "redfish_bios" "server" {
              attributes = { AssetTag = "control-plane" }
            }

            resource "terraform_data" "bootstrap" {
              input = {
                address = nonsensitive(var.devices["cluster"].address)
                tag     = redfish_bios.server.attributes["AssetTag"]
                nodes   = 2
              }
            }

            provider "k8s" {
              server = terraform_data.bootstrap.output.address
              token  = var.devices["cluster"].token
              ca_pem = var.devices["cluster"].ca_pem
            }

            resource "k8s_manifest" "namespace" {
              manifest = { apiVersion = "v1", kind = "Namespace", metadata = { name = "app" } }
            }

            resource "k8s_manifest" "settings" {
              count = terraform_data.bootstrap.output.nodes
              manifest = {
                apiVersion = "v1"
                kind       = "ConfigMap"
                metadata = {
                  name      = "node-${count.index}"
                  namespace = k8s_manifest.namespace.manifest.metadata.name
                }
                data = { tag = terraform_data.bootstrap.output.tag }
              }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void oneCommandBringsUpServerClusterAndWhatRunsOnIt() throws IOException {
        Path siteFile = Files.writeString(folder.resolve("lab.yaml"), SITE);
        CommandRun stack =
                CommandRun.in(Files.createDirectory(folder.resolve("stack"))).file("main.rf.hcl", CONFIGURATION);
        try (LabSite site = LabSite.start(siteFile)) {
            site.writeAccess(folder.resolve("stack/lab.auto.rfvars"));
            CommandRun.Result plan = stack.run("plan");
            assertThat(plan.code()).as(plan.all()).isZero();
            assertThat(plan.out())
                    .contains("k8s_manifest.settings")
                    .contains("Plan: 3 to add, 0 to change, 0 to destroy.");
            assertThat(site.device("cluster").traffic().entries())
                    .as("a device whose address is not known yet is not asked")
                    .isEmpty();

            CommandRun.Result apply = stack.run("apply", "-auto-approve");
            assertThat(apply.code()).as(apply.all()).isZero();
            assertThat(apply.out()).contains("Apply complete!");
            assertThat(site.device("cluster").traffic().writes())
                    .extracting(entry -> entry.what())
                    .anyMatch(what -> what.contains("/configmaps/node-0"))
                    .anyMatch(what -> what.contains("/configmaps/node-1"));

            CommandRun.Result again = stack.run("plan", "-detailed-exitcode");
            assertThat(again.code()).as(again.all()).isZero();
        }
    }
}
