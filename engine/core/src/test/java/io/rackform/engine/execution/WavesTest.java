package io.rackform.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.plan.Action;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.Provenance;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Grouping;
import io.rackform.state.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WavesTest {
    private final SortedMap<String, Step> steps = new TreeMap<>();
    private final SortedMap<String, Set<String>> after = new TreeMap<>();

    private void edit(String name, String device, boolean known, String... before) {
        Value value = known ? NumberValue.of(1) : UnknownValue.ANY;
        ObjectValue object = ObjectValue.of(Map.of("a", value));
        InstanceChange change = new InstanceChange(
                ObjectId.current(AddressParser.parseInstance("x." + name).orElseThrow()),
                new ProviderAddress(ModuleAddress.ROOT, "p", device, InstanceKey.none()),
                Grouping.TOGETHER,
                Action.CREATE,
                List.of(),
                null,
                object,
                object,
                List.of(),
                true,
                false,
                false,
                List.of(),
                Provenance.RECORDED,
                "");
        steps.put(name, new Step.EditStep(name, change, Operation.EditKind.CREATE, false));
        after.put(name, new TreeSet<>(List.of(before)));
    }

    private void joint(String name, String... before) {
        steps.put(name, new Step.JointStep(name));
        after.put(name, new TreeSet<>(List.of(before)));
    }

    private int wave(String name) {
        return new Waves(steps, after).wave(name);
    }

    @Test
    void changesOfOneDeviceShareAWaveWhereTheirValuesAreKnown() {
        edit("vlan", "sw1", true);
        edit("port", "sw1", true, "vlan");
        assertThat(wave("vlan")).isZero();
        assertThat(wave("port")).isZero();
    }

    @Test
    void aValueKnownOnlyAfterApplyNeedsAnotherWave() {
        edit("vlan", "sw1", true);
        edit("port", "sw1", false, "vlan");
        assertThat(wave("port")).isEqualTo(1);
    }

    @Test
    void anotherDeviceInBetweenNeedsAnotherWave() {
        edit("a", "sw1", true);
        edit("b", "sw2", true, "a");
        edit("c", "sw1", true, "b");
        edit("d", "sw1", true);
        assertThat(List.of(wave("a"), wave("b"), wave("c"), wave("d"))).containsExactly(0, 1, 2, 0);
    }

    @Test
    void aJointOfOneDeviceKeepsTheWaveAndAJointOfManyDoesNot() {
        edit("a", "sw1", true);
        edit("b", "sw1", true);
        joint("own", "a", "b");
        edit("c", "sw1", true, "own");
        edit("s", "srv", true);
        joint("mixed", "own", "s");
        edit("d", "sw1", true, "mixed");
        assertThat(wave("c")).isZero();
        assertThat(wave("d")).isEqualTo(1);
    }

    @Test
    void unitsNeverWaitForEachOtherInACircle() {
        for (int seed = 0; seed < 300; seed++) {
            steps.clear();
            after.clear();
            randomSteps(new Random(seed));
            Waves waves = new Waves(steps, after);
            after.forEach((id, before) -> before.forEach(one -> {
                if (steps.get(id) instanceof Step.EditStep later && steps.get(one) instanceof Step.EditStep earlier) {
                    boolean sameUnit = later.group().equals(earlier.group()) && waves.wave(id) == waves.wave(one);
                    assertThat(sameUnit || waves.wave(id) > waves.wave(one))
                            .as("%s after %s", id, one)
                            .isTrue();
                }
            }));
        }
    }

    private void randomSteps(Random random) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String name = String.format("n%02d", i);
            List<String> before =
                    names.stream().filter(one -> random.nextInt(6) == 0).toList();
            if (random.nextInt(4) == 0) {
                joint(name, before.toArray(String[]::new));
            } else {
                edit(name, "d" + random.nextInt(3), random.nextBoolean(), before.toArray(String[]::new));
            }
            names.add(name);
        }
    }
}
