package io.rackform.cli.command;

import io.rackform.cli.format.FormatRun;
import io.rackform.cli.view.Messages;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rackform fmt}. */
@Command(
        name = "fmt",
        description = {
            "Gives configuration files the canonical layout; what they mean and their comments stay.",
            "Files: *.rf.hcl, *.tf, *.rfvars, *.tfvars, *.tftest.hcl and *.tfmock.hcl; JSON files are left alone.",
            ""
        })
final class FmtCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final RootCommand root;

    @Option(
            names = "-list",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "-list=false does not print the names of the files whose layout differs.")
    private boolean list = true;

    @Option(
            names = "-write",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "-write=false leaves the files as they are; with -list=false their new text is printed.")
    private boolean write = true;

    @Option(
            names = "-diff",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Show what differs.")
    private boolean diff;

    @Option(
            names = "-check",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Leave the files as they are; the exit code is 3 where the layout of one differs.")
    private boolean check;

    @Option(
            names = "-recursive",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Also the files of folders in folders.")
    private boolean recursive;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Files and folders; without any the working folder; \"-\" is the standard input.")
    private List<String> paths = new ArrayList<>();

    FmtCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        boolean standardInput = paths.contains(STANDARD_INPUT);
        if (standardInput && paths.size() > 1) {
            Work.fail(
                    surroundings,
                    Diagnostic.error(
                            "Standard input beside files",
                            "\"-\" formats the standard input, and then nothing else: name either it or files and folders."));
            return ExitCode.FORMAT_FAILED;
        }
        boolean silent = standardInput || (!list && !write);
        FormatRun.Options options = new FormatRun.Options(list, write && !check, diff, silent && !check && !diff);
        FormatRun.Result result = standardInput
                ? FormatRun.standardInput(surroundings.terminal(), options)
                : FormatRun.files(
                        surroundings.terminal(),
                        surroundings.folder(),
                        paths.isEmpty() ? List.of("") : paths,
                        recursive,
                        options);
        new Messages(surroundings.terminal(), result.files()).show(result.diagnostics());
        if (result.hasErrors()) {
            return ExitCode.FORMAT_FAILED;
        }
        return check && result.differs() ? ExitCode.FORMAT_DIFFERS : ExitCode.DONE;
    }
}
