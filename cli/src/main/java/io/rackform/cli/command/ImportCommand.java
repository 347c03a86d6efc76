package io.rackform.cli.command;

import io.rackform.cli.run.RunReport;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.run.ImportOrder;
import io.rackform.engine.run.Planned;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rackform import}. */
@Command(
        name = "import",
        description = {
            "Records an object that is on its device already, at an address that the configuration has a block for. The"
                    + " device is read and not changed; the next plan shows what would be.",
            "",
            "An \"import\" block does the same as a part of a plan, and can write the block of the resource too.",
            "",
        })
final class ImportCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "An instance: redfish_bios.node[\"a\"].")
    private String address = "";

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "What the device calls the object; the page of the resource type tells how.")
    private String id = "";

    @Mixin
    private VariableOptions variables = new VariableOptions();

    @Mixin
    private LockOptions locking = new LockOptions();

    ImportCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        RunReport report = PlanCommand.report(surroundings, false);
        Diagnostics options = new Diagnostics();
        InstanceAddress to = AddressParser.parseInstance(address)
                .filter(instance -> instance.resource().mode() == ResourceMode.MANAGED)
                .orElse(null);
        StackRequest request = new StackRequest(variables.arguments(), "", locking.lock("rackform import", options));
        if (to == null) {
            return Work.fail(surroundings, invalid(address));
        }
        ImportOrder order = new ImportOrder(to, id);
        return Work.withStack(surroundings, request, options, report, open -> run(open, order, report, surroundings));
    }

    private static Diagnostic invalid(String address) {
        return Diagnostic.error(
                "Invalid address of an import",
                "\"" + address + "\" is not the address of a managed resource or of one of its instances, such as"
                        + " redfish_bios.node[\"a\"] or module.rack.redfish_bios.node. The shell may need quotes round it.");
    }

    private static int run(OpenStack open, ImportOrder order, RunReport report, Surroundings surroundings) {
        Optional<Diagnostic> refusal =
                order.refusal(open.configuration(), open.store().snapshot());
        if (refusal.isPresent()) {
            return Work.fail(surroundings, refusal.get());
        }
        Planned planned = open.stack().plan(open.configuration(), order);
        report.diagnostics(
                planned.plan().diagnostics(), planned.language().configuration().files());
        if (planned.plan().hasErrors()) {
            return ExitCode.FAILED;
        }
        InstanceChange found = order.found(planned).orElse(null);
        if (found == null) {
            report.diagnostics(List.of(order.notFound()), Map.of());
            return ExitCode.FAILED;
        }
        open.stack().record(planned, order);
        surroundings
                .terminal()
                .print("Import successful! " + order.to() + " is recorded as it was found.\n"
                        + outlook(found.action()));
        return ExitCode.DONE;
    }

    private static String outlook(Action action) {
        return switch (action) {
            case NO_OP -> "It is as its block says: an apply would not change it.\n";
            case UPDATE -> "It is not as its block says: an apply would update it. See \"rackform plan\".\n";
            case REPLACE -> "It is not as its block says: an apply would replace it. See \"rackform plan\".\n";
            case CREATE, READ, DELETE, FORGET -> "See \"rackform plan\" for what an apply would do.\n";
        };
    }
}
