package io.rackform.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.WindowSize;
import io.rackform.engine.apply.ApplyEvent;
import io.rackform.engine.execution.Operation;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.state.ObjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveBlockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Operation unit(String device, int edits) {
        List<Operation.Edit> all = java.util.stream.IntStream.range(0, edits)
                .mapToObj(i -> new Operation.Edit(
                        ObjectId.current(AddressParser.parseInstance("redfish_bios.node[" + i + "]")
                                .orElseThrow()),
                        Operation.EditKind.UPDATE))
                .toList();
        return new Operation.ChangeUnitOperation(
                device,
                new ProviderAddress(ModuleAddress.ROOT, "redfish", "bmc", new InstanceKey.StringKey(device)),
                0,
                all);
    }

    private static List<String> rows(Running running, int columns, Instant now) {
        return LiveBlock.rows(running.entries(), 3, 0, 9, START, now, new WindowSize(24, columns), Style.PLAIN);
    }

    @Test
    void saysWhatRunsOnWhichDeviceSinceWhen() {
        Running running = new Running();
        Operation unit = unit("srv1", 3);
        running.started(new ApplyEvent.Started(unit, "https://10.0.0.1"), START);
        running.phase(new ApplyEvent.Phase(unit, "https://10.0.0.1", "rebooting"), START.plusSeconds(1));
        assertThat(rows(running, 80, START.plus(Duration.ofSeconds(83))))
                .containsExactly(
                        "  redfish.bmc[\"srv1\"]  rebooting  (redfish_bios.node[0] and 2 more)       1m23s",
                        " 1 running, 3 of 9 done, 1m23s");
    }

    @Test
    void noRowIsWiderThanTheWindow() {
        Running running = new Running();
        for (int i = 0; i < 40; i++) {
            Operation unit = unit("a-server-with-a-rather-long-name-" + i, 1);
            running.started(new ApplyEvent.Started(unit, ""), START);
            running.phase(
                    new ApplyEvent.Phase(unit, "", "waiting for something \u001b[2J that has a long name\nand lines"),
                    START);
        }
        List<String> rows = rows(running, 50, START.plusSeconds(5));
        assertThat(rows).hasSize(13).allSatisfy(row -> assertThat(row.length()).isLessThan(50));
        assertThat(rows).noneMatch(row -> row.contains("\u001b") || row.contains("\n"));
        assertThat(rows.get(11)).isEqualTo("  and 29 more");
    }

    @Test
    void timesAreShort() {
        assertThat(Running.shortTime(Duration.ofSeconds(59))).isEqualTo("59s");
        assertThat(Running.shortTime(Duration.ofSeconds(65))).isEqualTo("1m05s");
        assertThat(Running.shortTime(Duration.ofMinutes(62))).isEqualTo("1h02m");
    }
}
