package io.rackform.cli.kill;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lab in a process of its own, driven over its standard input. */
final class LabChild implements AutoCloseable {
    /** What a configuration needs for a BMC named {@code server} of the lab. */
    static final String SERVER = """
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
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final JsonNode access;

    /** @param kind READ, LOGIN, DRY_RUN or WRITE */
    record Seen(String kind, String what) {}

    LabChild(Path siteFile, Path keys) throws IOException {
        process = ChildJvm.start(
                Objects.requireNonNull(siteFile.toAbsolutePath().getParent()),
                "io.rackform.lab.LabProcess",
                siteFile.toString(),
                keys.toString());
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.equals("ready")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the lab did not start");
        }
        access = JSON.readTree(out.readLine());
    }

    /** Writes what a client must know as a file of variables. */
    void writeAccess(Path file) throws IOException {
        StringBuilder text = new StringBuilder("devices = {\n");
        for (Map.Entry<String, JsonNode> device : access.properties()) {
            text.append("  \"").append(device.getKey()).append("\" = {\n");
            for (Map.Entry<String, JsonNode> field : device.getValue().properties()) {
                text.append("    ")
                        .append(field.getKey())
                        .append(" = ")
                        .append(field.getValue())
                        .append('\n');
            }
            text.append("  }\n");
        }
        Files.writeString(file, text.append("}\n"));
    }

    /** Everything that a device has seen so far, in order. */
    List<Seen> traffic(String device) throws IOException {
        in.write(JSON.writeValueAsString(Map.of("do", "traffic", "device", device)) + "\n");
        in.flush();
        List<Seen> seen = new ArrayList<>();
        for (JsonNode entry : JSON.readTree(out.readLine()).path("entries")) {
            seen.add(new Seen(
                    entry.path("kind").stringValue(), entry.path("what").stringValue()));
        }
        return seen;
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroyForcibly();
    }
}
