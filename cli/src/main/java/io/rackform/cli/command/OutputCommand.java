package io.rackform.cli.command;

import io.rackform.cli.json.JsonReport;
import io.rackform.cli.json.JsonText;
import io.rackform.cli.json.PlainValue;
import io.rackform.cli.view.OutputsView;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rackform output}. */
@Command(
        name = "output",
        description = {"Shows the recorded outputs of the root module. Sensitive ones are named, not shown.", ""})
final class OutputCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this output.")
    private @Nullable String name;

    @Option(names = "-json", description = "As JSON.")
    private boolean json;

    @Option(names = "-raw", description = "The text, number or truth value of one output alone, for scripts.")
    private boolean raw;

    OutputCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        return Work.withState(surroundings, store -> {
            SortedMap<String, Value> outputs = store.snapshot().outputs();
            return name == null ? all(surroundings, outputs) : one(surroundings, name, outputs);
        });
    }

    private int all(Surroundings surroundings, SortedMap<String, Value> outputs) {
        if (raw) {
            return Work.fail(
                    surroundings,
                    Diagnostic.error(
                            "Output name needed", "The option -raw gives one output: write its name behind it."));
        }
        if (json) {
            surroundings.terminal().print(JsonText.of(JsonReport.outputTree(outputs)) + "\n");
        } else if (outputs.isEmpty()) {
            surroundings
                    .terminal()
                    .print("No outputs are recorded. They are written by an apply of a configuration with output"
                            + " blocks.\n");
        } else {
            surroundings.terminal().print(OutputsView.text(outputs));
        }
        return ExitCode.DONE;
    }

    private int one(Surroundings surroundings, String wanted, SortedMap<String, Value> outputs) {
        Value value = outputs.get(wanted);
        if (value == null) {
            return Work.fail(
                    surroundings,
                    Diagnostic.error(
                            "Output not found",
                            "No output \"" + wanted + "\" is recorded."
                                    + Suggestion.didYouMean(wanted, outputs.keySet())
                                    + " An output is recorded by an apply of a configuration that declares it."));
        }
        if ((raw || json) && Values.marksDeep(value).contains(Mark.SENSITIVE)) {
            return Work.fail(
                    surroundings,
                    Diagnostic.error(
                            "Output is sensitive",
                            "The output \"" + wanted
                                    + "\" is sensitive, and Rackform prints no secrets. Take it from where"
                                    + " it is made, or hand it on inside of the configuration."));
        }
        if (json) {
            surroundings.terminal().print(JsonText.of(PlainValue.of(value)) + "\n");
            return ExitCode.DONE;
        }
        return raw ? raw(surroundings, wanted, value) : shown(surroundings, ValueText.of(value) + "\n");
    }

    private static int raw(Surroundings surroundings, String wanted, Value value) {
        return switch (value.unmarked()) {
            case StringValue(String text) -> shown(surroundings, text);
            case NumberValue number -> shown(surroundings, number.text());
            case BoolValue(boolean truth) -> shown(surroundings, String.valueOf(truth));
            case Value other ->
                Work.fail(
                        surroundings,
                        Diagnostic.error(
                                "Output has no raw form",
                                "The output \"" + wanted + "\" is "
                                        + other.type().friendlyName()
                                        + ". The option -raw gives text, numbers and truth values only; use -json."));
        };
    }

    private static int shown(Surroundings surroundings, String text) {
        surroundings.terminal().print(text);
        return ExitCode.DONE;
    }
}
