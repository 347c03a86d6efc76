package io.rackform.cli.command;

import io.rackform.cli.view.StateView;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.refactor.StateEdit;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rackform state}: looks into what is recorded, and changes it by hand. */
@Command(
        name = "state",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Looks into what is recorded here, and changes it by hand. Asks no device.", ""})
final class StateCommand {
    private StateCommand() {}

    /** The group without its commands, which need the root. */
    static StateCommand group() {
        return new StateCommand();
    }

    /** {@code rackform state list}. */
    @Command(
            name = "list",
            description = {"Lists the addresses of the recorded objects.", ""})
    static final class ListCommand implements Callable<Integer> {
        private final RootCommand root;

        @Parameters(arity = "0..1", paramLabel = "PREFIX", description = "Only addresses that begin with this.")
        private @Nullable String prefix;

        ListCommand(RootCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            Surroundings surroundings = root.surroundings();
            String beginning = prefix == null ? "" : prefix;
            return Work.withState(surroundings, store -> {
                StringBuilder text = new StringBuilder();
                for (ObjectId id : store.snapshot().objects().keySet()) {
                    if (id.toString().startsWith(beginning)) {
                        text.append(id).append('\n');
                    }
                }
                surroundings.terminal().print(text.toString());
                return ExitCode.DONE;
            });
        }
    }

    /** {@code rackform state show}. */
    @Command(
            name = "show",
            description = {"Shows one recorded object.", ""})
    static final class ShowOneCommand implements Callable<Integer> {
        private final RootCommand root;

        @Parameters(paramLabel = "ADDRESS", description = "An instance: redfish_bios.node[\"a\"].")
        private String address = "";

        ShowOneCommand(RootCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            Surroundings surroundings = root.surroundings();
            return Work.withState(surroundings, store -> {
                Optional<RecordedObject> object = AddressParser.parseInstance(address)
                        .flatMap(instance -> object(store.snapshot().current(instance)));
                if (object.isEmpty()) {
                    return Work.fail(surroundings, notRecorded(store.snapshot()));
                }
                surroundings
                        .terminal()
                        .print(StateView.object(
                                object.get(), surroundings.terminal().style()));
                return ExitCode.DONE;
            });
        }

        private static Optional<RecordedObject> object(@Nullable RecordedObject object) {
            return Optional.ofNullable(object);
        }

        private Diagnostic notRecorded(StateSnapshot recorded) {
            return AddressParser.parseInstance(address).isPresent()
                    ? StateEdit.notRecorded(address, recorded)
                    : Diagnostic.error(
                            "Not the address of one object",
                            "\"" + address
                                    + "\" is not the address of one instance, such as redfish_bios.node[\"a\"]; the"
                                    + " shell may need quotes round it. \"rackform state list\" shows all of them.");
        }
    }
}
