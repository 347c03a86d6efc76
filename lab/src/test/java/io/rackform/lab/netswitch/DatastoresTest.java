package io.rackform.lab.netswitch;

import static io.rackform.lab.netswitch.Trees.edits;
import static io.rackform.lab.netswitch.Trees.port;
import static io.rackform.lab.netswitch.Trees.text;
import static io.rackform.lab.netswitch.Trees.tree;
import static io.rackform.lab.netswitch.Trees.vlan;
import static io.rackform.lab.netswitch.Trees.vlans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rackform.lab.netswitch.Datastores.CommitOptions;
import io.rackform.lab.netswitch.Datastores.Store;
import io.rackform.lab.netswitch.Datastores.TestOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatastoresTest {
    private static final String TYPE = "<i:type>t:ethernetCsmacd</i:type>";
    private static final DataNode INITIAL = tree(port("e1", TYPE));

    private final List<Timer> timers = new ArrayList<>();
    private final Datastores datastores = new Datastores(INITIAL, Set.of("e1"), (after, action) -> {
        Timer timer = new Timer(after, action);
        timers.add(timer);
        return () -> timer.stopped = true;
    });

    private static final class Timer {
        private final Duration after;
        private final Runnable action;
        private boolean stopped;

        Timer(Duration after, Runnable action) {
            this.after = after;
            this.action = action;
        }
    }

    @Test
    void aCommitMakesTheCandidateRun() {
        propose(1, vlans(vlan(10, "a")));
        assertThat(datastores.changed()).isTrue();
        assertThat(datastores.read(Store.RUNNING)).isEqualTo(INITIAL);
        datastores.commit(1, CommitOptions.PLAIN);
        assertThat(datastores.changed()).isFalse();
        assertThat(running()).contains("<id>10</id>");
        assertThat(timers).isEmpty();
    }

    @Test
    void theTimerGivesRunningBackAndLeavesTheCandidate() {
        propose(1, vlans(vlan(10, "a")));
        datastores.commit(1, confirmed(30, null, null));
        assertThat(timers)
                .singleElement()
                .satisfies(timer -> assertThat(timer.after).hasSeconds(30));
        assertThat(running()).contains("<id>10</id>");
        timers.getFirst().action.run();
        assertThat(datastores.read(Store.RUNNING)).isEqualTo(INITIAL);
        assertThat(text(datastores.read(Store.CANDIDATE))).contains("<id>10</id>");
        refused("lock-denied", () -> datastores.lock(1, Store.CANDIDATE));
        datastores.discard(1);
        datastores.lock(1, Store.CANDIDATE);
    }

    @Test
    void aConfirmingCommitStopsTheTimer() {
        propose(1, vlans(vlan(10, "a")));
        datastores.commit(1, confirmed(30, null, null));
        datastores.commit(1, CommitOptions.PLAIN);
        assertThat(timers.getFirst().stopped).isTrue();
        timers.getFirst().action.run();
        assertThat(running()).contains("<id>10</id>");
    }

    @Test
    void aFollowUpExtendsAndStillGoesBackToTheBeginning() {
        propose(1, vlans(vlan(10, "a")));
        datastores.commit(1, confirmed(30, null, null));
        propose(1, vlans(vlan(20, "b")));
        datastores.commit(1, confirmed(60, null, null));
        timers.getFirst().action.run();
        assertThat(running()).contains("<id>10</id>", "<id>20</id>");
        timers.getLast().action.run();
        assertThat(datastores.read(Store.RUNNING)).isEqualTo(INITIAL);
    }

    @Test
    void onlyItsSessionConfirmsACommitWithoutToken() {
        propose(1, vlans(vlan(10, "a")));
        datastores.commit(1, confirmed(30, null, null));
        refused("in-use", () -> datastores.commit(2, CommitOptions.PLAIN));
        refused("in-use", () -> datastores.cancelCommit(2, null));
        refused("lock-denied", () -> datastores.lock(2, Store.RUNNING));
        datastores.sessionEnded(2);
        assertThat(running()).contains("<id>10</id>");
        datastores.sessionEnded(1);
        assertThat(datastores.read(Store.RUNNING)).isEqualTo(INITIAL);
        assertThat(timers.getFirst().stopped).isTrue();
    }

    @Test
    void theTokenConfirmsFromAnySession() {
        propose(1, vlans(vlan(10, "a")));
        datastores.commit(1, confirmed(30, "t", null));
        datastores.sessionEnded(1);
        assertThat(running()).contains("<id>10</id>");
        refused("in-use", () -> datastores.commit(1, CommitOptions.PLAIN));
        refused("invalid-value", () -> datastores.commit(2, new CommitOptions(null, null, "other")));
        refused("invalid-value", () -> datastores.cancelCommit(2, "other"));
        datastores.commit(2, new CommitOptions(null, null, "t"));
        refused("invalid-value", () -> datastores.commit(2, new CommitOptions(null, null, "t")));
        assertThat(running()).contains("<id>10</id>");
    }

    @Test
    void aCommitCanBeCancelled() {
        refused("operation-failed", () -> datastores.cancelCommit(1, null));
        propose(1, vlans(vlan(10, "a")));
        datastores.commit(1, confirmed(30, "t", null));
        datastores.cancelCommit(2, "t");
        assertThat(datastores.read(Store.RUNNING)).isEqualTo(INITIAL);
        assertThat(timers.getFirst().stopped).isTrue();
    }

    @Test
    void aLockKeepsOthersOutAndNamesItsHolder() {
        datastores.lock(7, Store.CANDIDATE);
        assertThat(refused("lock-denied", () -> datastores.lock(8, Store.CANDIDATE))
                        .info())
                .containsExactly(XmlElement.leaf(Namespaces.netconf("session-id"), "7"));
        refused("lock-denied", () -> datastores.lock(7, Store.CANDIDATE));
        refused("in-use", () -> propose(8, vlans(vlan(10, "a"))));
        refused("in-use", () -> datastores.discard(8));
        refused("in-use", () -> datastores.commit(8, CommitOptions.PLAIN));
        refused("in-use", () -> datastores.copyToCandidate(8, INITIAL));
        refused("operation-failed", () -> datastores.unlock(8, Store.CANDIDATE));
        propose(7, vlans(vlan(10, "a")));
        datastores.unlock(7, Store.CANDIDATE);
        assertThat(datastores.changed()).isFalse();
        datastores.lock(8, Store.RUNNING);
        refused("in-use", () -> datastores.commit(7, CommitOptions.PLAIN));
    }

    @Test
    void theEndOfASessionGivesItsLocksBackWithWhatItProposed() {
        datastores.lock(7, Store.CANDIDATE);
        propose(7, vlans(vlan(10, "a")));
        datastores.sessionEnded(7);
        datastores.lock(8, Store.CANDIDATE);
        assertThat(datastores.changed()).isFalse();
    }

    @Test
    void testOptionsSayWhenTheWholeIsChecked() {
        String dangling = port("e1", "<s:access-vlan>10</s:access-vlan>");
        refused("data-missing", () -> edit(1, dangling, TestOption.TEST_THEN_SET));
        refused("data-missing", () -> edit(1, dangling, TestOption.TEST_ONLY));
        assertThat(datastores.changed()).isFalse();
        edit(1, vlans(vlan(10, "a")) + dangling, TestOption.TEST_ONLY);
        assertThat(datastores.changed()).isFalse();
        edit(1, dangling, TestOption.SET);
        RpcError error = refused("data-missing", () -> datastores.validate(datastores.read(Store.CANDIDATE)));
        assertThat(error.appTag()).isEqualTo("instance-required");
        assertThat(error.path()).isEqualTo("/if:interfaces/if:interface[if:name='e1']/sw:access-vlan");
        refused("data-missing", () -> datastores.commit(1, CommitOptions.PLAIN));
        assertThat(datastores.read(Store.RUNNING)).isEqualTo(INITIAL);
        edit(1, vlans(vlan(10, "a")), TestOption.TEST_THEN_SET);
        datastores.commit(1, CommitOptions.PLAIN);
        refused("data-missing", () -> edit(1, "<v:vlans nc:operation='delete'/>", TestOption.TEST_THEN_SET));
    }

    @Test
    void portsThatDoNotExistAndInterfacesWithoutTypeAreRefused() {
        RpcError noPort = refused("operation-failed", () -> edit(1, port("e2", TYPE), TestOption.TEST_THEN_SET));
        assertThat(noPort.appTag()).isEqualTo("must-violation");
        RpcError noType = refused("data-missing", () -> edit(1, port("lo0", ""), TestOption.TEST_THEN_SET));
        assertThat(noType.path()).isEqualTo("/if:interfaces/if:interface[if:name='lo0']/if:type");
        edit(1, port("lo0", "<i:type>t:softwareLoopback</i:type>"), TestOption.TEST_THEN_SET);
        assertThat(datastores.changed()).isTrue();
    }

    @Test
    void whatIsChangedByHandReachesACandidateThatProposesNothing() {
        datastores.changeByHand(running -> tree(vlans(vlan(5, "hand")) + port("e1", TYPE)));
        assertThat(datastores.changed()).isFalse();
        propose(1, vlans(vlan(10, "a")));
        datastores.changeByHand(running -> INITIAL);
        assertThat(text(datastores.read(Store.CANDIDATE))).contains("<id>5</id>", "<id>10</id>");
    }

    private void propose(long session, String config) {
        edit(session, config, TestOption.SET);
    }

    private void edit(long session, String config, TestOption test) {
        datastores.edit(session, edits(config), EditOperation.MERGE, Editor.ErrorOption.STOP, test);
    }

    private String running() {
        return text(datastores.read(Store.RUNNING));
    }

    private static CommitOptions confirmed(int seconds, @Nullable String persist, @Nullable String persistId) {
        return new CommitOptions(Duration.ofSeconds(seconds), persist, persistId);
    }

    private static RpcError refused(String tag, ThrowingCallable call) {
        List<RpcError> errors = new ArrayList<>();
        assertThatExceptionOfType(RpcFailure.class)
                .isThrownBy(call)
                .satisfies(failure -> errors.addAll(failure.errors()));
        assertThat(errors.getFirst().tag()).isEqualTo(tag);
        return errors.getFirst();
    }
}
