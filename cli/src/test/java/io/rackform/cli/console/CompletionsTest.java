package io.rackform.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.model.address.ModuleAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionsTest {
    @TempDir
    Path folder;

    private OpenStack open;
    private Completions completions;

    @BeforeEach
    void openStack() throws IOException {
        Files.createDirectory(folder.resolve("m"));
        Files.writeString(folder.resolve("m/main.rf.hcl"), "output \"address\" {\n  value = \"x\"\n}\n");
        Files.writeString(folder.resolve("main.rf.hcl"), """
                variable "region" {}
                variable "release" {
                  default = { major = 1, minor = 2 }
                }
                variable "secret" {
                  default   = { password = "hunter2" }
                  sensitive = true
                }
                locals {
                  servers = { alpha = { port = 1 }, "be ta" = { port = 2 } }
                  list    = [{ name = "a" }]
                  bad     = [1][2]
                }
                resource "terraform_data" "rack" {
                  count = 2
                }
                resource "terraform_data" "row" {}
                module "m" {
                  source = "./m"
                }
                """);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(Reader.nullReader(), nowhere, nowhere, false, false, Style.PLAIN);
        Surroundings surroundings = new Surroundings(terminal, folder, Map.of(), Clock.systemUTC());
        open = Objects.requireNonNull(
                OpenStack.open(surroundings, StackRequest.reading()).stack());
        completions = new Completions(open.stack().inquiry(open.configuration()), ModuleAddress.ROOT);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private List<String> at(String before) {
        return completions.at(before).stream().map(Completions.Suggestion::text).toList();
    }

    @Test
    void namesOfTheModule() {
        assertThat(at("var.re")).containsExactly("region", "release");
        assertThat(at("[1, local.")).containsExactly("bad", "list", "servers");
        assertThat(at("module.")).containsExactly("m");
        assertThat(at("terraform_data.r")).containsExactly("rack", "row");
        assertThat(at("path.")).containsExactly("module", "root", "cwd");
        assertThat(at("terr")).containsExactly("terraform.", "terraform_data.");
        assertThat(at("mod")).containsExactly("module.");
        assertThat(at("dat")).isEmpty();
    }

    @Test
    void attributesAndKeysOfValues() {
        assertThat(at("var.release.m")).containsExactly("major", "minor");
        assertThat(at("local.servers.")).containsExactly("alpha");
        assertThat(at("local.servers.alpha.")).containsExactly("port");
        assertThat(at("local.servers[")).containsExactly("\"alpha\"]", "\"be ta\"]");
        assertThat(at("local.servers[\"al")).containsExactly("alpha\"]");
        assertThat(at("local.servers[\"be ta\"].")).containsExactly("port");
        assertThat(at("upper(local.list[0].")).containsExactly("name");
        assertThat(at("local.list[*].")).containsExactly("name");
        assertThat(at("module.m.")).containsExactly("address");
    }

    @Test
    void attributesOfWhatIsNotMadeYet() {
        assertThat(at("terraform_data.row.")).containsExactly("id", "input", "output", "triggers_replace");
        assertThat(at("terraform_data.rack[0].i")).containsExactly("id", "input");
        assertThat(at("terraform_data.rack[*].o")).containsExactly("output");
    }

    @Test
    void functionsShowTheirParameters() {
        assertThat(completions.at("subs"))
                .containsExactly(new Completions.Suggestion(
                        "substr(", "substr(str: string, offset: number, length: number) -> string"));
        assertThat(completions.at("form").getFirst().note()).startsWith("format(format: string, args");
        assertThat(at("typ")).containsExactly("type(");
    }

    @Test
    void nothingWhereThereIsNothingToSay() {
        assertThat(at("\"var.")).isEmpty();
        assertThat(at("\"${var.re")).containsExactly("region", "release");
        assertThat(at("local.bad.")).isEmpty();
        assertThat(at("local.nope.")).isEmpty();
        assertThat(at("var.secret.")).isEmpty();
        assertThat(at("var.secret[\"")).isEmpty();
        assertThat(at("1.")).isEmpty();
        assertThat(at(").")).isEmpty();
    }
}
