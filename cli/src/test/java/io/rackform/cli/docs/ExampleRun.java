package io.rackform.cli.docs;

import io.rackform.cli.command.CommandTree;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the fences of one example in a folder of its own. */
final class ExampleRun {
    private static final Clock STANDING = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Path folder;
    private final Printed printed;

    /**
     * What was wrong with a fence.
     *
     * @param content what its content should be; the fence's own where the fault is another one
     */
    record Fault(Fence fence, String what, List<String> content) {
        Fault {
            content = List.copyOf(content);
        }
    }

    ExampleRun(Path folder) {
        this.folder = folder;
        this.printed = new Printed(folder);
    }

    List<Fault> faults(List<Fence> fences) throws IOException {
        List<Fault> faults = new ArrayList<>();
        for (Fence fence : fences) {
            switch (fence.kind()) {
                case Fence.Kind.File(String name) -> {
                    Path file = folder.resolve(name);
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, fence.text());
                }
                case Fence.Kind.Fragment ignored -> faults.addAll(fragment(fence));
                case Fence.Kind.Command(List<String> arguments) ->
                    compare(fence, printed.lines(run(approved(arguments), "")), faults);
                case Fence.Kind.Console ignored -> compare(fence, console(fence.content()), faults);
                case Fence.Kind.Shown ignored -> {}
                case Fence.Kind.Invalid(String why) -> faults.add(new Fault(fence, why, fence.content()));
            }
        }
        return faults;
    }

    private static void compare(Fence fence, List<String> lines, List<Fault> faults) {
        List<String> expected =
                fence.content().stream().map(String::stripTrailing).toList();
        if (!Printed.fits(expected, lines)) {
            faults.add(new Fault(fence, "another output:\n" + String.join("\n", lines), lines));
        }
    }

    private static List<Fault> fragment(Fence fence) {
        Parsed<Body> parsed =
                HclParser.parse(new SourceFile("fragment.hcl", fence.text().getBytes(StandardCharsets.UTF_8)));
        return parsed.diagnostics().stream()
                .map(fault -> new Fault(fence, fault.summary() + ": " + fault.detail(), fence.content()))
                .toList();
    }

    private static List<String> approved(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        if (arguments.getFirst().equals("apply") || arguments.getFirst().equals("destroy")) {
            all.add("-auto-approve");
        }
        return all;
    }

    /** Each expression is a run of its own, so that what follows a fault is shown too. */
    private List<String> console(List<String> content) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < content.size()) {
            if (!content.get(at).startsWith("> ")) {
                at++;
                continue;
            }
            StringBuilder input = new StringBuilder();
            do {
                lines.add(content.get(at).stripTrailing());
                input.append(content.get(at).substring(2)).append('\n');
                at++;
            } while (at < content.size() && content.get(at).startsWith(": "));
            lines.addAll(printed.lines(run(List.of("console"), input.toString())));
            if (content.subList(at, content.size()).stream().anyMatch(line -> line.startsWith("> "))
                    && content.get(nextExpression(content, at) - 1).isEmpty()) {
                lines.add("");
            }
        }
        return lines;
    }

    private static int nextExpression(List<String> content, int from) {
        int at = from;
        while (!content.get(at).startsWith("> ")) {
            at++;
        }
        return at;
    }

    /** Everything that a command prints, in its order. */
    private String run(List<String> arguments, String input) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(new StringReader(input), out, out, false, false, Style.PLAIN);
        CommandTree.run(new Surroundings(terminal, folder, Map.of("USER", "reader"), STANDING), arguments);
        terminal.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
