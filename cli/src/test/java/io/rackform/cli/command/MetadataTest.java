package io.rackform.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What editors read, beside what the reference tells them. */
final class MetadataTest {
    @TempDir
    Path folder;

    @Test
    void hasTheShapeThatEditorsKnow() {
        CommandRun.Result result = CommandRun.in(folder).run("metadata", "functions", "-json");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("{\"format_version\":\"1.0\",\"function_signatures\":{\"abs\":{\"description\":\"")
                .contains("\"return_type\":[\"list\",\"string\"]")
                .contains("\"core::upper\":{")
                .contains("\"variadic_parameter\":{\"name\":\"vals\",\"description\":\"")
                .contains("\"is_nullable\":true,\"type\":\"dynamic\"}")
                .endsWith("}}\n");
        assertThat(result.out().lines()).hasSize(1);
    }

    @Test
    void namesEveryFunctionOfTheReference() throws IOException {
        Set<String> ours = new TreeSet<>();
        String json =
                CommandRun.in(folder).run("metadata", "functions", "-json").out();
        TreeMap<Integer, List<String>> names = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.PROPERTY_NAME) {
                    names.computeIfAbsent(depth, ignored -> new ArrayList<>()).add(parser.currentName());
                }
            }
        }
        ours.addAll(names.getOrDefault(2, List.of()));
        Path golden = Path.of(
                System.getProperty("rackform.root"),
                "engine/hcl/src/test/resources/io/rackform/hcl/oracle/signatures.txt");
        assertThat(ours)
                .containsAll(Files.readAllLines(golden).stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
    }

    @Test
    void showsSignaturesToPeople() {
        CommandRun.Result result = CommandRun.in(folder).run("metadata", "functions");
        assertThat(result.out().lines())
                .contains("substr(str: string, offset: number, length: number) -> string")
                .contains("coalesce(vals: any or null...) -> any");
    }
}
