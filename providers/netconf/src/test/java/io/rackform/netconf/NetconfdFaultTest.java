package io.rackform.netconf;

import static io.rackform.netconf.NetconfdTest.assertApplied;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.netconf.Rig.Wish;
import io.rackform.spi.ApplyOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real server gets wrong, told as it is; on a server of its own, because it is not right afterwards. */
class NetconfdFaultTest {
    @RegisterExtension
    static final Netconfd SERVER = Netconfd.withCandidate();

    /**
     * netconfd commits an edit that takes a value out of a leaf-list and puts another in, refuses to confirm it, forgets
     * that a commit waits, and keeps the change.
     */
    @Test
    void aRefusedConfirmationThatCannotBeTakenBackIsInDoubt() {
        try (Rig rig = Rig.of(SERVER.settings())) {
            assertApplied(rig.applyOne(tag("one")));
            ApplyOutcome outcome = rig.applyOne(tag("two"));
            assertThat(outcome).isInstanceOf(ApplyOutcome.Indeterminate.class);
            assertThat(Rig.told(outcome))
                    .contains(
                            "Outcome of the change is not known",
                            "refused to confirm",
                            "taking it back failed",
                            "read again");
            assertThat(Rig.text(rig.live(tag("two")), "running")).contains("<tag>");
        }
    }

    private static Wish tag(String value) {
        return Wish.of("policy", "<policy xmlns='urn:rackform:test'><tag>" + value + "</tag></policy>");
    }
}
