package io.rackform.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.engine.apply.ApplyEvent;
import io.rackform.engine.execution.Operation;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.state.ObjectId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlainProgressTest {
    private static final Operation UNIT = new Operation.ChangeUnitOperation(
            "provider.redfish.bmc[\"srv1\"] wave 0",
            new ProviderAddress(ModuleAddress.ROOT, "redfish", "bmc", new InstanceKey.StringKey("srv1")),
            0,
            List.of(
                    new Operation.Edit(
                            ObjectId.current(AddressParser.parseInstance("redfish_bios.a")
                                    .orElseThrow()),
                            Operation.EditKind.UPDATE),
                    new Operation.Edit(
                            ObjectId.current(AddressParser.parseInstance("redfish_boot.a")
                                    .orElseThrow()),
                            Operation.EditKind.CREATE)));

    @Test
    void oneLineForEachStep() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(new StringReader(""), stream, stream, false, false, Style.PLAIN);
        SteppingClock clock = new SteppingClock();
        try (Progress progress = new PlainProgress(terminal, clock)) {
            progress.on(new ApplyEvent.Started(UNIT, "https://10.0.0.1"));
            clock.forward(5);
            progress.on(new ApplyEvent.Phase(UNIT, "https://10.0.0.1", "rebooting\u001b[2J"));
            clock.forward(4);
            progress.on(new ApplyEvent.Finished(UNIT, "https://10.0.0.1"));
            progress.on(new ApplyEvent.Skipped(UNIT, "k8s_manifest.x"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                redfish_bios.a: Modifying...
                redfish_boot.a: Creating...
                redfish.bmc["srv1"]: rebooting [5s elapsed]
                redfish_bios.a: Modifications complete after 9s
                redfish_boot.a: Creation complete after 9s
                redfish_bios.a: Not started, because k8s_manifest.x failed
                redfish_boot.a: Not started, because k8s_manifest.x failed
                """);
    }

    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        synchronized void forward(long seconds) {
            now = now.plus(Duration.ofSeconds(seconds));
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
