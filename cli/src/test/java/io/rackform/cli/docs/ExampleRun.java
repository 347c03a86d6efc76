package io.rackform.cli.docs;

import io.rackform.cli.command.CommandTree;
import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.run.Inquiry;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                    compare(fence, printed.lines(run(approved(arguments))), faults);
                case Fence.Kind.Console ignored -> compare(fence, console(fence.content()), faults);
                case Fence.Kind.Shown ignored -> {}
                case Fence.Kind.Invalid(String why) -> faults.add(new Fault(fence, why, fence.content()));
            }
        }
        return faults;
    }

    private static void compare(Fence fence, List<String> lines, List<Fault> faults) {
        List<String> expected = Printed.inOrder(
                fence.content().stream().map(String::stripTrailing).toList());
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

    /** Faults are shown in one line, and what follows them too. */
    private List<String> console(List<String> content) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isEmpty()) {
                Files.writeString(folder.resolve("main.rf.hcl"), "");
            }
        }
        Surroundings surroundings = surroundings(new ByteArrayOutputStream());
        OpenStack.Opening opening = OpenStack.open(surroundings, StackRequest.reading());
        List<String> lines = new ArrayList<>();
        if (opening.stack() == null) {
            content.stream().filter(line -> line.startsWith("> ")).forEach(lines::add);
            opening.diagnostics().forEach(fault -> lines.addAll(printed.lines(oneLine(fault))));
            return lines;
        }
        try (OpenStack open = opening.stack()) {
            Inquiry inquiry = open.stack().inquiry(open.configuration());
            int at = 0;
            while (at < content.size()) {
                if (!content.get(at).startsWith("> ")) {
                    // An empty line before the next expression is the writer's.
                    boolean gap = content.get(at).isEmpty()
                            && at + 1 < content.size()
                            && content.get(at + 1).startsWith("> ");
                    if (gap) {
                        lines.add("");
                    }
                    at++;
                    continue;
                }
                StringBuilder input = new StringBuilder();
                do {
                    lines.add(content.get(at).stripTrailing());
                    input.append(content.get(at).substring(2)).append('\n');
                    at++;
                } while (at < content.size() && content.get(at).startsWith(": "));
                lines.addAll(printed.lines(answer(inquiry, input.toString())));
            }
        }
        return lines;
    }

    private static String answer(Inquiry inquiry, String text) {
        Parsed<Expression> parsed = HclParser.parseExpression("<console>", text);
        if (parsed.hasErrors()) {
            return oneLine(parsed.diagnostics().getFirst());
        }
        Inquiry.Answer answer = inquiry.answer(parsed.tree(), ModuleAddress.ROOT);
        return answer.text()
                .orElseGet(() -> answer.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(ExampleRun::oneLine)
                        .findFirst()
                        .orElse(""));
    }

    private static String oneLine(Diagnostic fault) {
        return "Error: " + fault.summary() + ": "
                + fault.detail().split("\n\n", 2)[0].replace('\n', ' ');
    }

    /** Everything that a command prints, in its order. */
    private String run(List<String> arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Surroundings surroundings = surroundings(bytes);
        CommandTree.run(surroundings, arguments);
        surroundings.terminal().flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Surroundings surroundings(ByteArrayOutputStream bytes) {
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(Reader.nullReader(), out, out, false, false, Style.PLAIN);
        return new Surroundings(terminal, folder, Map.of("USER", "reader"), STANDING);
    }
}
