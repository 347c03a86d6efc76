package io.rackform.cli.command;

import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.refactor.StateEdit;
import io.rackform.engine.run.RecordedEdit;
import io.rackform.model.address.Address;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that change what is recorded by hand. */
final class StateEditCommands {
    private StateEditCommands() {}

    /** What both have. */
    private static final class Editing {
        @Option(names = "-dry-run", description = "Only say what would be done.")
        private boolean dryRun;

        @Mixin
        private LockOptions locking = new LockOptions();

        int run(
                Surroundings surroundings,
                String kind,
                List<String> addresses,
                BiFunction<List<Address>, StateSnapshot, StateEdit> edit,
                Function<StateEdit, String> text) {
            Diagnostics options = new Diagnostics();
            LockWish lock = locking.lock("rackform " + kind, options);
            List<Address> parsed = parse(addresses, options);
            if (options.hasErrors()) {
                Work.tell(surroundings, options.list());
                return ExitCode.FAILED;
            }
            return Work.withState(surroundings, dryRun ? new LockWish.NoLock() : lock, store -> {
                StateEdit wanted = edit.apply(parsed, store.snapshot());
                if (!wanted.faults().isEmpty()) {
                    Work.tell(surroundings, wanted.faults());
                    return ExitCode.FAILED;
                }
                if (!dryRun) {
                    RecordedEdit.record(store, kind, surroundings.who(), surroundings.clock(), wanted.changes());
                }
                surroundings.terminal().print(text.apply(wanted));
                return ExitCode.DONE;
            });
        }

        private static List<Address> parse(List<String> addresses, Diagnostics diagnostics) {
            List<Address> parsed = new ArrayList<>();
            for (String address : addresses) {
                AddressParser.parse(address)
                        .ifPresentOrElse(
                                parsed::add,
                                () -> diagnostics.add(Diagnostic.error(
                                        "Invalid address of a recorded object",
                                        "\"" + address + "\" is no address. Addresses look like redfish_bios.node,"
                                                + " redfish_bios.node[\"a\"] or module.rack. The shell may need quotes"
                                                + " round it.")));
            }
            return parsed;
        }
    }

    /** {@code rackform state mv}. */
    @Command(
            name = "mv",
            description = {
                "Gives recorded objects another address: one instance, all instances of a resource, or a module with all"
                        + " that is in it. Asks no device.",
                "",
                "A \"moved\" block does the same for everybody who applies the configuration.",
                "",
            })
    static final class MoveCommand implements Callable<Integer> {
        private final RootCommand root;

        @Parameters(index = "0", paramLabel = "SOURCE", description = "The address now.")
        private String from = "";

        @Parameters(index = "1", paramLabel = "DESTINATION", description = "The new address, which must be free.")
        private String to = "";

        @Mixin
        private Editing editing = new Editing();

        MoveCommand(RootCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            return editing.run(
                    root.surroundings(),
                    "state mv",
                    List.of(from, to),
                    (both, recorded) -> StateEdit.move(both.getFirst(), both.getLast(), recorded),
                    this::text);
        }

        private String text(StateEdit edit) {
            StringBuilder text = new StringBuilder();
            edit.moves()
                    .forEach((target, source) -> text.append(editing.dryRun ? "Would move \"" : "Move \"")
                            .append(source)
                            .append("\" to \"")
                            .append(target)
                            .append("\"\n"));
            return editing.dryRun
                    ? text.toString()
                    : text + "Successfully moved " + edit.moves().size() + " object(s).\n";
        }
    }

    /** {@code rackform state rm}. */
    @Command(
            name = "rm",
            description = {
                "Forgets recorded objects, which stay on their devices as they are: instances, all instances of a resource, or"
                        + " all that is in a module. Asks no device.",
                "",
                "A \"removed\" block does the same for everybody who applies the configuration.",
                "",
            })
    static final class RemoveCommand implements Callable<Integer> {
        private final RootCommand root;

        @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "What is to be forgotten.")
        private List<String> addresses = new ArrayList<>();

        @Mixin
        private Editing editing = new Editing();

        RemoveCommand(RootCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            return editing.run(root.surroundings(), "state rm", addresses, StateEdit::removal, this::text);
        }

        private String text(StateEdit edit) {
            StringBuilder text = new StringBuilder();
            edit.removed()
                    .forEach(id -> text.append(editing.dryRun ? "Would remove " : "Removed ")
                            .append(id)
                            .append('\n'));
            return editing.dryRun
                    ? text.toString()
                    : text + "Successfully removed " + edit.removed().size() + " object(s) from the state.\n";
        }
    }
}
