package io.rackform.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The site as a process of its own, driven over its standard streams. */
class LabProcessTest {
    @TempDir
    Path folder;

    private Process start(Path siteFile) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        LabProcess.class.getName(),
                        siteFile.toString(),
                        folder.resolve("keys").toString())
                .start();
    }

    @Test
    void answersCommandsUntilItsInputEnds() throws Exception {
        Path siteFile =
                Files.writeString(folder.resolve("lab.yaml"), "devices: [{kind: bmc, name: node-1, tls: false}]");
        Process process = start(siteFile);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true)) {
            assertThat(out.readLine()).isEqualTo("ready");
            JsonNode access = JsonMapper.shared().readTree(out.readLine()).path("node-1");
            assertThat(access.path("password").asString()).isEqualTo("calvin");
            get(access.path("address").asString() + "/redfish/v1/");

            assertThat(ask(in, out, "{\"do\":\"faults\",\"device\":\"node-1\",\"delay_ms\":1}"))
                    .isEqualTo("{\"ok\":true}");
            assertThat(ask(in, out, "{\"do\":\"traffic\",\"device\":\"node-1\"}"))
                    .isEqualTo("{\"ok\":true,\"entries\":[{\"sequence\":1,\"kind\":\"READ\","
                            + "\"what\":\"GET /redfish/v1\",\"detail\":\"\"}]}");
            String change = "{\"do\":\"change\",\"device\":\"node-1\",\"path\":\"bios.NumLock\",\"value\":\"%s\"}";
            assertThat(ask(in, out, change.formatted("false"))).isEqualTo("{\"ok\":true}");
            assertThat(ask(in, out, change.formatted("x"))).startsWith("{\"ok\":false,\"error\":");
            assertThat(ask(in, out, "{\"do\":\"access\"}")).contains("\"node-1\":{\"address\":");
            assertThat(ask(in, out, "{\"do\":\"traffic\",\"device\":\"x\"}")).contains("no device 'x'");
            assertThat(ask(in, out, "{\"do\":\"dance\"}")).contains("no command 'dance'");
            assertThat(ask(in, out, "[1")).contains("not JSON");
        } catch (AssertionError | IOException e) {
            process.destroyForcibly();
            throw e;
        }
        assertEnds(process, 0);
    }

    private static void assertEnds(Process process, int exit) throws InterruptedException {
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(exit);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysWhatIsWrongWithTheSiteFile() throws Exception {
        Process process = start(Files.writeString(folder.resolve("lab.yaml"), "devices: 1"));
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("lab.yaml:1: 'devices' must be a list of devices\n");
        assertEnds(process, 1);
    }

    private static String ask(PrintWriter in, BufferedReader out, String command) throws IOException {
        in.println(command);
        return out.readLine();
    }

    private static void get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
        }
    }
}
