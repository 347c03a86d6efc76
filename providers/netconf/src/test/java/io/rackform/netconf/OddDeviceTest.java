package io.rackform.netconf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.Value;
import io.rackform.netconf.Rig.Wish;
import io.rackform.spi.ApplyOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transaction's states on devices that keep to the protocol in their own way, or not at all. */
class OddDeviceTest {
    @TempDir
    private Path folder;

    private final TinyDevice device = new TinyDevice();
    private List<String> asked = List.of();

    private ApplyOutcome apply(List<String> capabilities, Map<String, Value> more) throws IOException {
        try (var server = new ScriptedServer(folder, capabilities, device)) {
            var settings = new TreeMap<>(server.settings());
            settings.putAll(more);
            try (Rig rig = Rig.of(settings)) {
                ApplyOutcome outcome = rig.applyOne(Wish.of("a", "<top xmlns='urn:x'><leaf>1</leaf></top>"));
                asked = server.asked();
                return outcome;
            }
        }
    }

    private ApplyOutcome apply() throws IOException {
        return apply(ScriptedServer.usual(), Map.of());
    }

    private static List<String> without(String capability) {
        List<String> all = new ArrayList<>(ScriptedServer.usual());
        all.removeIf(each -> each.contains(capability));
        return all;
    }

    @Test
    void theStepsAreTheOnesOfTheBook() throws IOException {
        assertThat(apply()).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(device.running()).isEqualTo("1");
        assertThat(asked)
                .containsSubsequence(
                        "lock",
                        "lock",
                        "discard-changes",
                        "get-config",
                        "edit-config",
                        "commit",
                        "get-config",
                        "commit",
                        "get-config",
                        "unlock",
                        "unlock");
        assertThat(asked).containsOnlyOnce("edit-config").doesNotContain("validate");
    }

    @Test
    void warningsDoNotFailAndAreTold() throws IOException {
        device.odd("edit-config", usual -> TinyDevice.error("operation-failed", "warning", "deprecated leaf") + usual);
        device.odd("commit", usual -> TinyDevice.error("operation-failed", "warning", "interface is down"));
        ApplyOutcome outcome = apply();
        assertThat(outcome).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(Rig.told(outcome)).contains("deprecated leaf", "interface is down");
    }

    @Test
    void theSecondOfTwoErrorsCounts() throws IOException {
        device.odd(
                "edit-config",
                usual -> TinyDevice.error("operation-failed", "warning", "only a warning")
                        + TinyDevice.error("invalid-value", "error", "wrong leaf"));
        ApplyOutcome outcome = apply();
        assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(Rig.told(outcome)).contains("wrong leaf", "refused the edit-config", "Nothing was changed");
        assertThat(asked).doesNotContain("commit").endsWith("discard-changes", "unlock", "unlock");
    }

    @Test
    void aRefusedCommitIsDiscarded() throws IOException {
        device.odd("commit", usual -> TinyDevice.error("operation-failed", "error", "no space"));
        device.commitsNothing();
        assertThat(Rig.told(apply())).contains("refused the commit", "no space");
        assertThat(asked).containsSubsequence("commit", "discard-changes", "unlock");
    }

    @Test
    void okWithoutEffectIsNoSuccess() throws IOException {
        device.commitsNothing();
        ApplyOutcome outcome = apply();
        assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(Rig.told(outcome))
                .contains(
                        "Change taken back",
                        "running configuration does not show the change",
                        "The device is as it was");
        assertThat(asked).contains("cancel-commit");
    }

    @Test
    void okWithoutEffectOfAPlainCommitIsNoSuccess() throws IOException {
        device.commitsNothing();
        ApplyOutcome outcome = apply(without("confirmed-commit"), Map.of());
        assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(Rig.told(outcome)).contains("Device did not make the change", "/{urn:x}top/leaf is not as wanted");
    }

    @Test
    void aPlainCommitIsEnoughWhereNoneCanBeConfirmed() throws IOException {
        assertThat(apply(without("confirmed-commit"), Map.of())).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(asked).containsOnlyOnce("commit");
    }

    @Test
    void theOldConfirmedCommitIsConfirmedBySameSession() throws IOException {
        List<String> old = without("confirmed-commit");
        old.add(ScriptedServer.capability("confirmed-commit:1.0"));
        assertThat(apply(old, Map.of())).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(asked).containsSubsequence("commit", "get-config", "commit");
    }

    @Test
    void theOldFramingCarriesTheSame() throws IOException {
        assertThat(apply(without("base:1.1"), Map.of())).isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void aLostAnswerToTheCommitIsLookedUpOverANewSession() throws IOException {
        AtomicInteger commits = new AtomicInteger();
        device.odd("commit", usual -> commits.incrementAndGet() == 1 ? ScriptedServer.CUT : usual);
        assertThat(apply()).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(device.running()).isEqualTo("1");
    }

    @Test
    void aLostAnswerToTheConfirmationIsAskedForAgain() throws IOException {
        AtomicInteger commits = new AtomicInteger();
        device.odd("commit", usual -> commits.incrementAndGet() == 2 ? ScriptedServer.CUT : usual);
        assertThat(apply()).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(commits).hasValue(3);
    }

    @Test
    void aReadBackThatIsLostIsMadeOverANewSession() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        device.odd(
                "get-config",
                usual -> device.running().equals("1") && reads.incrementAndGet() == 2 ? ScriptedServer.CUT : usual);
        assertThat(apply()).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(reads).hasValueGreaterThan(2);
    }

    @Test
    void aStartThatIsNotSavedIsTold() throws IOException {
        List<String> capabilities = new ArrayList<>(ScriptedServer.usual());
        capabilities.add(ScriptedServer.capability("startup:1.0"));
        device.odd("copy-config", usual -> TinyDevice.error("resource-denied", "error", "flash is full"));
        ApplyOutcome outcome = apply(capabilities, Map.of());
        assertThat(outcome).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(Rig.told(outcome)).contains("did not save it for its next start", "flash is full");
    }

    @Test
    void anEditWhoseAnswerIsLostChangedNothing() throws IOException {
        device.odd("edit-config", usual -> ScriptedServer.CUT);
        ApplyOutcome outcome = apply();
        assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(Rig.told(outcome)).contains("Connection to the device lost");
        assertThat(device.running()).isEqualTo("0");
    }

    @Test
    void aLostPlainCommitIsInDoubtUnlessItShows() throws IOException {
        device.commitsNothing().odd("commit", usual -> ScriptedServer.CUT);
        assertThat(apply(without("confirmed-commit"), Map.of())).isInstanceOf(ApplyOutcome.Indeterminate.class);
    }

    @Test
    void aLostPlainCommitThatShowsIsApplied() throws IOException {
        device.odd("commit", usual -> ScriptedServer.CUT);
        assertThat(apply(without("confirmed-commit"), Map.of())).isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void unlockErrorsAfterAGoodCommitDoNotMatter() throws IOException {
        device.odd("unlock", usual -> TinyDevice.error("operation-failed", "error", "not locked"));
        assertThat(apply()).isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void otherPeoplesProposalsAreLeftAlone() throws IOException {
        device.candidate("7");
        ApplyOutcome outcome = apply(ScriptedServer.usual(), Map.of("timeout", NumberValue.of(1)));
        assertThat(outcome).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(Rig.told(outcome)).contains("Unsaved changes in the candidate", "discard_candidate = true");
        assertThat(asked).doesNotContain("discard-changes", "edit-config");
    }

    @Test
    void otherPeoplesProposalsAreDiscardedWhereThatIsAllowed() throws IOException {
        device.candidate("7");
        assertThat(apply(ScriptedServer.usual(), Map.of("discard_candidate", BoolValue.TRUE)))
                .isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void whatAnEarlierTryLeftIsDiscarded() throws IOException {
        device.candidate("1");
        assertThat(apply()).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(asked).containsSubsequence("discard-changes", "lock", "discard-changes", "edit-config");
    }

    @Test
    void aDeviceThatTrimsDefaultsIsInSyncAfterwards() throws IOException {
        List<String> capabilities = new ArrayList<>(ScriptedServer.usual());
        capabilities.add(ScriptedServer.capability("with-defaults:1.0?basic-mode=trim"));
        device.odd("get-config", usual -> usual.replace("<leaf>1</leaf>", ""));
        assertThat(apply(capabilities, Map.of())).isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void aDeviceThatTakesNoConfigurationIsTold() throws IOException {
        assertThat(Rig.told(apply(List.of(ScriptedServer.BASE_1_1), Map.of())))
                .contains("Device takes no configuration", ":candidate");
    }

    @Test
    void runningIsEditedWhereThereIsNoCandidate() throws IOException {
        List<String> capabilities = List.of(ScriptedServer.BASE_1_1, ScriptedServer.capability("writable-running:1.0"));
        assertThat(apply(capabilities, Map.of())).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(asked).doesNotContain("commit", "discard-changes").containsOnlyOnce("lock");
    }

    @Test
    void anEditOfRunningThatIsRefusedHalfWayIsTold() throws IOException {
        device.odd("edit-config", usual -> TinyDevice.error("operation-failed", "error", "half of it"));
        List<String> capabilities = List.of(ScriptedServer.BASE_1_1, ScriptedServer.capability("writable-running:1.0"));
        ApplyOutcome outcome = apply(capabilities, Map.of());
        assertThat(Rig.told(outcome)).contains("half of it");
    }
}
