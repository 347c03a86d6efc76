package io.rackform.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a site as a process of its own, so that it outlives the process under test.
 *
 * <p>Arguments: site file, keys folder. Writes {@code ready} and one line of JSON with what clients must know, by device.
 * Then reads commands from standard input, one JSON object a line, and answers each with one line: an object with
 * {@code ok}, and {@code error} where that is false. Ends when standard input ends.
 *
 * <pre>{@code
 * {"do":"faults","device":"node-1","delay_ms":0,"drop_every":3,"restart_after_writes":0,"downtime_ms":0}
 * {"do":"traffic","device":"node-1"}                  -> {"ok":true,"entries":[{"sequence":1,"kind":"READ",...}]}
 * {"do":"change","device":"node-1","path":"bios.NumLock","value":"false"}
 * {"do":"access"}                                     -> {"ok":true,"access":{"node-1":{"address":...}}}
 * }</pre>
 */
public final class LabProcess {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LabSite site;

    LabProcess(LabSite site) {
        this.site = site;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: LabProcess SITE_FILE KEYS_FOLDER");
            System.exit(2);
        }
        try (LabSite site = LabSite.start(Path.of(arguments[0]), Path.of(arguments[1]))) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            new LabProcess(site).serve(in, out);
        } catch (SiteFileException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    void serve(BufferedReader in, PrintStream out) throws IOException {
        out.println("ready");
        out.println(JSON.writeValueAsString(site.accessByDevice()));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                out.println(JSON.writeValueAsString(answer(line)));
            }
        }
    }

    private Map<String, Object> answer(String line) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        try {
            JsonNode command = JSON.readTree(line);
            String what = text(command, "do");
            switch (what) {
                case "faults" -> site.device(text(command, "device")).play(faults(command));
                case "traffic" -> answer.put("entries", entries(site.device(text(command, "device"))));
                case "change" ->
                    site.device(text(command, "device")).changeByHand(text(command, "path"), text(command, "value"));
                case "access" -> answer.put("access", site.accessByDevice());
                // allow default: a command is free text
                default ->
                    throw new IllegalArgumentException(
                            "there is no command '" + what + "'; the commands are faults, traffic, change, access");
            }
        } catch (JacksonException e) {
            answer.put("ok", false);
            answer.put("error", "not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException | NoSuchElementException e) {
            answer.put("ok", false);
            answer.put("error", String.valueOf(e.getMessage()));
        }
        return answer;
    }

    private static List<Map<String, Object>> entries(LabDevice device) {
        return device.traffic().entries().stream()
                .map(entry -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("sequence", entry.sequence());
                    shown.put("kind", entry.kind().name());
                    shown.put("what", entry.what());
                    shown.put("detail", entry.detail());
                    return shown;
                })
                .toList();
    }

    private static Faults faults(JsonNode command) {
        return new Faults(
                Duration.ofMillis(number(command, "delay_ms")),
                number(command, "drop_every"),
                number(command, "restart_after_writes"),
                Duration.ofMillis(number(command, "downtime_ms")));
    }

    private static int number(JsonNode command, String name) {
        JsonNode value = command.path(name);
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.isInt() || value.intValue() < 0) {
            throw new IllegalArgumentException("'" + name + "' must be a whole number from 0");
        }
        return value.intValue();
    }

    private static String text(JsonNode command, String name) {
        JsonNode value = command.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("the command has no text '" + name + "'");
        }
        return value.stringValue();
    }
}
