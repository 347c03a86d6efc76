package io.rackform.netconf;

import static io.rackform.netconf.NetconfdTest.assertApplied;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.netconf.Rig.Wish;
import io.rackform.spi.ApplyOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real server without a candidate, which must be told to save its configuration. */
class NetconfdRunningTest {
    @RegisterExtension
    static final Netconfd SERVER = Netconfd.withoutCandidate();

    private static Wish policy(String body) {
        return Wish.of("policy", "<policy xmlns='urn:rackform:test'>" + body + "</policy>");
    }

    @Test
    void runningIsEditedReadBackAndSaved() {
        try (Rig rig = Rig.of(SERVER.settings())) {
            Wish wish = policy("<banner>hello</banner><level>3</level>");
            assertApplied(rig.applyOne(wish));
            assertThat(rig.isInSync(wish)).isTrue();
            assertThat(rig.phases).contains("editing running");
            assertThat(SERVER.saved()).contains("hello");
            Wish wrong = policy("<banner>bye</banner><level>12</level>");
            ApplyOutcome refused = rig.applyOne(wrong);
            assertThat(refused).isInstanceOf(ApplyOutcome.Failed.class);
            assertThat(Rig.told(refused)).contains("Device refused the change", "level");
            assertThat(rig.isInSync(wish)).isTrue();
            assertApplied(rig.delete("policy"));
            assertThat(SERVER.saved()).doesNotContain("hello");
        }
    }
}
