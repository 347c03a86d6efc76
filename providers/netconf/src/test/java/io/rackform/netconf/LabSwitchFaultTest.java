package io.rackform.netconf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.lab.Faults;
import io.rackform.lab.TrafficLog;
import io.rackform.lab.netswitch.LabSwitch;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.netconf.Rig.Wish;
import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Operations.Store;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.subtree.ConfigText;
import io.rackform.netconf.transport.TransportException;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A switch that is slow, drops connections, restarts or is used by others: what is told is what is. */
class LabSwitchFaultTest {
    private static final Wish WISH = LabSwitchConfigTest.description("uplink", "Ethernet3", "to srv1");

    @TempDir
    private Path keys;

    private LabSwitch device;

    @BeforeEach
    void start() {
        device = LabSwitch.create("sw1", Map.of("ports", 4), keys);
    }

    @AfterEach
    void stop() {
        device.close();
    }

    private RpcSession other() throws TransportException {
        return RpcSession.open(
                DeviceSettings.read(ObjectValue.of(Rig.settings(device))).endpoint());
    }

    @Test
    void aSlowDeviceIsWaitedFor() {
        device.play(Faults.slow(Duration.ofMillis(60)));
        try (Rig rig = Rig.of(device)) {
            assertThat(rig.applyOne(WISH)).isInstanceOf(ApplyOutcome.Applied.class);
        }
    }

    @Test
    void aDeviceThatIsTooSlowIsUnreachable() {
        device.play(Faults.slow(Duration.ofSeconds(3)));
        Map<String, Value> settings = new TreeMap<>(Rig.settings(device));
        settings.put("timeout", NumberValue.of(1));
        try (Rig rig = Rig.of(settings)) {
            ReadOutcome outcome = rig.read(WISH).get(Rig.address("uplink"));
            assertThat(Rig.told(outcome)).contains("Device did not answer in time", "within 1 s");
        }
    }

    /** Whatever the moment of the cut: what is said to be done is done, what is said to have failed did not happen. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void aCutConnectionIsToldAsItIs(int every) {
        try (Rig rig = Rig.of(device)) {
            var planned = rig.plan(WISH);
            device.play(Faults.drop(every));
            ApplyOutcome outcome = rig.applyPlanned(planned, WISH).get("uplink");
            device.play(Faults.NONE);
            agrees(rig, outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, FAILED", "2, FAILED", "3, APPLIED"})
    void aRestartIsToldAsItIs(int afterWrites, String expected) {
        try (Rig rig = Rig.of(device)) {
            var planned = rig.plan(WISH);
            device.play(Faults.restart(afterWrites, Duration.ofMillis(300)));
            ApplyOutcome outcome = rig.applyPlanned(planned, WISH).get("uplink");
            assertThat(outcome)
                    .as(Rig.told(outcome))
                    .isInstanceOf(expected.equals("APPLIED") ? ApplyOutcome.Applied.class : ApplyOutcome.Failed.class);
            device.play(Faults.NONE);
            agrees(rig, outcome);
        }
    }

    private static void agrees(Rig rig, @Nullable ApplyOutcome outcome) {
        boolean there = Rig.text(reached(rig), "running").contains("to srv1");
        switch (Objects.requireNonNull(outcome)) {
            case ApplyOutcome.Applied _ -> assertThat(there).isTrue();
            case ApplyOutcome.Failed _ ->
                assertThat(there).as(Rig.told(outcome)).isFalse();
            case ApplyOutcome.Partial partial -> throw new AssertionError(Rig.told(partial));
            case ApplyOutcome.Indeterminate _ -> assertThat(Rig.told(outcome)).contains("read again");
        }
        assertThat(rig.applyOne(WISH)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(rig.isInSync(WISH)).isTrue();
    }

    /** The object, as soon as the device is back. */
    private static ObjectValue reached(Rig rig) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() - until < 0) {
            if (rig.read(WISH).get(Rig.address("uplink"))
                    instanceof ReadOutcome.Found(ObjectValue object, Value ignored)) {
                return object;
            }
        }
        throw new AssertionError("The device did not come back");
    }

    @Test
    void theHolderOfALockIsNamedAfterABoundedWait() throws Exception {
        Map<String, Value> settings = new TreeMap<>(Rig.settings(device));
        settings.put("timeout", NumberValue.of(1));
        try (RpcSession holder = other();
                Rig rig = Rig.of(settings)) {
            assertThat(holder.call(Operations.lock(Store.RUNNING)).isOk()).isTrue();
            ApplyOutcome outcome = rig.applyOne(WISH);
            assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
            assertThat(Rig.told(outcome))
                    .contains("Configuration is locked", "session " + holder.id(), "within 1 s", "Nothing was changed");
            assertThat(rig.phases).anyMatch(phase -> phase.contains("held by session " + holder.id()));
        }
        assertThat(device.traffic().writes()).isEmpty();
    }

    @Test
    void aLockThatIsGivenBackInTimeIsTaken() throws Exception {
        try (RpcSession holder = other();
                Rig rig = Rig.of(device)) {
            holder.call(Operations.lock(Store.CANDIDATE));
            var planned = rig.plan(WISH);
            Thread waiter = Thread.ofVirtual().start(holder::close);
            assertThat(rig.applyPlanned(planned, WISH).get("uplink")).isInstanceOf(ApplyOutcome.Applied.class);
            waiter.join();
        }
    }

    /** A run that is killed between its commit and the confirmation. */
    private void commitAndDie(Wish wish) throws Exception {
        try (RpcSession dying = other()) {
            dying.call(Operations.lock(Store.CANDIDATE));
            dying.call(Operations.editConfig(
                    Store.CANDIDATE, ConfigText.parse(Rig.text(wish.configuration(), "config")), dying.capabilities()));
            assertThat(dying.call(Operations.confirmedCommit(Duration.ofSeconds(1), Optional.of("dead")))
                            .isOk())
                    .isTrue();
        }
    }

    @Test
    void whatIsInDoubtIsReadWhenTheDeviceHasDecided() throws Exception {
        try (Rig rig = Rig.of(device)) {
            commitAndDie(WISH);
            ReadRequest inDoubt = new ReadRequest(
                    Rig.address("uplink"), "netconf_config", null, WISH.configuration(), null, null, true);
            assertThat(rig.session.read(List.of(inDoubt)).get(Rig.address("uplink")))
                    .isInstanceOfSatisfying(
                            ReadOutcome.Found.class,
                            found -> assertThat(Rig.text(found.object(), "running"))
                                    .doesNotContain("to srv1"));
            assertThat(rig.applyOne(WISH)).isInstanceOf(ApplyOutcome.Applied.class);
        }
    }

    @Test
    void aCommitThatStaysUndecidedIsSaid() throws Exception {
        TreeMap<String, Value> impatient = new TreeMap<>(Rig.settings(device));
        impatient.put("confirm_timeout", NumberValue.of(4));
        try (Rig rig = Rig.of(impatient);
                RpcSession holder = other()) {
            assertThat(holder.call(Operations.confirmedCommit(Duration.ofSeconds(60), Optional.of("somebody")))
                            .isOk())
                    .isTrue();
            ReadRequest inDoubt = new ReadRequest(
                    Rig.address("uplink"), "netconf_config", null, WISH.configuration(), null, null, true);
            assertThat(Rig.told(rig.session.read(List.of(inDoubt)).get(Rig.address("uplink"))))
                    .contains("Device has an unconfirmed commit");
        }
    }

    @Test
    void aCommitWhoseClientDiedIsUndoneByTheDeviceAndMadeAgain() throws Exception {
        try (Rig rig = Rig.of(device)) {
            commitAndDie(WISH);
            assertThat(Rig.text(rig.live(WISH), "running")).contains("to srv1");
            long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (Rig.text(rig.live(WISH), "running").contains("to srv1") && System.nanoTime() - until < 0) {
                Thread.onSpinWait();
            }
            assertThat(rig.applyOne(WISH)).isInstanceOf(ApplyOutcome.Applied.class);
            assertThat(rig.isInSync(WISH)).isTrue();
        }
    }

    @Test
    void aSessionThatEndedWhileIdleIsOpenedAgain() {
        try (Rig rig = Rig.of(device)) {
            assertThat(rig.live(WISH).attributes()).isNotEmpty();
            device.play(Faults.drop(1));
            rig.read(WISH);
            device.play(Faults.NONE);
            assertThat(rig.live(WISH).attributes()).isNotEmpty();
        }
    }

    @Test
    void aSessionThatEndedBetweenPlanAndApplyIsOpenedAgain() {
        try (Rig rig = Rig.of(device)) {
            var planned = rig.plan(WISH);
            device.play(Faults.drop(1));
            rig.read(WISH);
            device.play(Faults.drop(100));
            assertThat(rig.applyPlanned(planned, WISH).get("uplink")).isInstanceOf(ApplyOutcome.Applied.class);
        }
    }

    @Test
    void closingLogsOut() {
        try (Rig rig = Rig.of(device)) {
            rig.applyOne(WISH);
        }
        List<String> all =
                device.traffic().entries().stream().map(TrafficLog.Entry::what).toList();
        assertThat(all.stream().filter("hello"::equals).count())
                .isEqualTo(all.stream().filter("close-session"::equals).count())
                .isEqualTo(2);
    }

    @Test
    void reachingAndReadingWriteNothing() {
        try (Rig rig = Rig.of(device)) {
            rig.plan(WISH, Wish.of("v", LabSwitchConfigTest.vlan(130, "x")));
        }
        assertThat(device.traffic().writes()).isEmpty();
        assertThat(device.traffic().entries()).isNotEmpty();
    }
}
