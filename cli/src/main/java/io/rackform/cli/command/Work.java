package io.rackform.cli.command;

import io.rackform.cli.run.RunReport;
import io.rackform.cli.view.Messages;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.StateStore;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Opens what a command works on, says what is wrong with it, does the work and closes it again. */
final class Work {
    private Work() {}

    /** With the whole stack. Not started where the options or the configuration have errors. */
    static int withStack(
            Surroundings surroundings,
            StackRequest request,
            Diagnostics options,
            RunReport report,
            ToIntFunction<OpenStack> work) {
        report.diagnostics(options.list(), Map.of());
        if (options.hasErrors()) {
            return ExitCode.FAILED;
        }
        OpenStack.Opening opening = OpenStack.open(surroundings, request);
        report.diagnostics(opening.diagnostics(), opening.files());
        OpenStack stack = opening.stack();
        if (stack == null) {
            return ExitCode.FAILED;
        }
        try (stack) {
            return work.applyAsInt(stack);
        }
    }

    /** With the state alone: no configuration is read, no device is asked. */
    static int withState(Surroundings surroundings, ToIntFunction<StateStore> work) {
        return withState(surroundings, new LockWish.NoLock(), work);
    }

    /** With the state alone, locked where that is wished. */
    static int withState(Surroundings surroundings, LockWish lock, ToIntFunction<StateStore> work) {
        Diagnostics diagnostics = new Diagnostics();
        StateStore store = OpenStack.state(surroundings, lock, diagnostics);
        tell(surroundings, diagnostics.list());
        if (store == null) {
            return ExitCode.FAILED;
        }
        try (store) {
            return work.applyAsInt(store);
        }
    }

    static void tell(Surroundings surroundings, List<Diagnostic> diagnostics) {
        new Messages(surroundings.terminal(), Map.of()).show(diagnostics);
    }

    static int fail(Surroundings surroundings, Diagnostic why) {
        tell(surroundings, List.of(why));
        return ExitCode.FAILED;
    }
}
