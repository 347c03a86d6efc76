package io.rackform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.terminal.Style;
import io.rackform.engine.config.SourceTree;
import io.rackform.engine.execution.ExecutionGraph;
import io.rackform.engine.execution.Operation;
import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.Provenance;
import io.rackform.engine.plan.ValueFlow;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Grouping;
import io.rackform.spi.Impact;
import io.rackform.state.ObjectId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ImpactLineTest {
    private static final SourceTree.Commit COMMIT = new SourceTree.Commit("c0ffee", "Ada", "Change");

    private final TreeMap<ObjectId, InstanceChange> changes = new TreeMap<>();
    private final TreeMap<String, Operation> units = new TreeMap<>();

    private static ProviderAddress device(String name) {
        return new ProviderAddress(ModuleAddress.ROOT, "redfish", "bmc", new InstanceKey.StringKey(name));
    }

    /** Adds a unit with one change for each impact. */
    private void unit(String device, int wave, Impact... impacts) {
        List<Operation.Edit> edits = new java.util.ArrayList<>();
        for (int i = 0; i < impacts.length; i++) {
            ObjectId id = ObjectId.current(
                    AddressParser.parseInstance("redfish_bios.x[\"%s-%d-%d\"]".formatted(device, wave, i))
                            .orElseThrow());
            changes.put(
                    id,
                    new InstanceChange(
                            id,
                            device(device),
                            Grouping.TOGETHER,
                            Action.CREATE,
                            List.of(),
                            null,
                            ObjectValue.EMPTY,
                            ObjectValue.EMPTY,
                            List.of(impacts[i]),
                            true,
                            false,
                            false,
                            List.of(),
                            Provenance.RECORDED,
                            ""));
            edits.add(new Operation.Edit(id, Operation.EditKind.CREATE));
        }
        String unit = device + " wave " + wave;
        units.put(unit, new Operation.ChangeUnitOperation(unit, device(device), wave, edits));
    }

    private String line() {
        Plan plan = new Plan(
                changes,
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                ValueFlow.EMPTY,
                List.of(),
                List.of(),
                0,
                COMMIT);
        return ImpactLine.text(plan, new ExecutionGraph(units, new TreeMap<>()), Style.PLAIN);
    }

    private static Impact reboot(String why) {
        return new Impact(Impact.Kind.REBOOT, why);
    }

    @Test
    void aUnitRebootsItsServerOnce() {
        unit("srv1", 0, reboot("BIOS"), reboot("RAID"));
        unit("srv2", 0, reboot("BIOS"));
        unit("srv2", 1, reboot("BIOS"));
        assertThat(line()).isEqualTo("reboots 2 servers (srv1, srv2 twice), 4 changes");
    }

    @Test
    void aUnitCommitsOnce() {
        unit("sw1", 0, new Impact(Impact.Kind.COMMIT, ""), new Impact(Impact.Kind.COMMIT, ""));
        assertThat(line()).isEqualTo("one commit on sw1, 2 changes");
        unit("sw1", 1, new Impact(Impact.Kind.COMMIT, ""));
        assertThat(line()).isEqualTo("2 commits on sw1, 3 changes");
    }

    @Test
    void theWorstComesFirst() {
        unit("srv1", 0, reboot("RAID"), new Impact(Impact.Kind.DATA_LOSS, "volume 1 is erased"));
        unit("sw1", 0, new Impact(Impact.Kind.LINK_FLAP, "port Ethernet3"));
        assertThat(line())
                .isEqualTo("data loss on srv1 (volume 1 is erased), reboots 1 server (srv1), links go down on sw1 (port"
                        + " Ethernet3), 3 changes");
    }

    @Test
    void manyAreCounted() {
        for (int i = 0; i < 6; i++) {
            unit("srv" + i, 0, reboot("BIOS"));
            unit("sw" + i, 0, new Impact(Impact.Kind.COMMIT, ""));
        }
        assertThat(line()).isEqualTo("reboots 6 servers, 6 commits on 6 devices, 12 changes");
    }
}
