package io.rackform.cli.command;

import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.address.Address;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to plan. */
final class PlanningOptions {
    @Option(
            names = "-target",
            paramLabel = "ADDRESS",
            description = "Only this resource, instance or module and what it needs. May be given more than once.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "-replace",
            paramLabel = "ADDRESS",
            description = "Replace this instance even if nothing asks for it. May be given more than once.")
    private List<String> replaced = new ArrayList<>();

    @Option(
            names = "-refresh",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "-refresh=false plans from what is recorded, without reading the devices.")
    private boolean refresh = true;

    @Option(
            names = "-parallelism",
            paramLabel = "N",
            hidden = true,
            description = "Has no effect: each device has a limit of its own.")
    private @Nullable String parallelism;

    /** The options, as far as they can be read; faults go to the diagnostics. */
    PlanOptions options(boolean destroy, Diagnostics diagnostics) {
        List<Address> addresses = new ArrayList<>();
        for (String target : targets) {
            AddressParser.parse(target)
                    .ifPresentOrElse(
                            addresses::add,
                            () -> diagnostics.add(Diagnostic.error(
                                    "Invalid target address",
                                    "The option -target names \"" + target
                                            + "\", which is no address. Addresses look like"
                                            + " redfish_bios.node, redfish_bios.node[\"a\"] or module.rack."
                                            + " The shell may need quotes round it.")));
        }
        Set<InstanceAddress> instances = new HashSet<>();
        for (String instance : replaced) {
            AddressParser.parseInstance(instance)
                    .ifPresentOrElse(
                            instances::add,
                            () -> diagnostics.add(
                                    Diagnostic.error(
                                            "Invalid address to replace",
                                            "The option -replace names \"" + instance
                                                    + "\", which is no address of one instance,"
                                                    + " such as redfish_bios.node[\"a\"]. The shell may need quotes round it.")));
        }
        if (destroy && !instances.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Options -destroy and -replace together",
                    "What is to be destroyed cannot be replaced. Give one of the two."));
        }
        if (!addresses.isEmpty()) {
            diagnostics.add(Diagnostic.warning(
                    "Only a part is planned",
                    "With -target the plan leaves out everything else, and outputs that come from anything else stay"
                            + " as they are. Plan without it afterwards to see that nothing was forgotten."));
        }
        if (parallelism != null) {
            diagnostics.add(Diagnostic.warning(
                    "Option -parallelism has no effect",
                    "How much runs at once is limited for each device by what the device can take, not for the whole"
                            + " run. Leave the option out."));
        }
        return new PlanOptions(destroy, refresh, addresses, instances);
    }
}
