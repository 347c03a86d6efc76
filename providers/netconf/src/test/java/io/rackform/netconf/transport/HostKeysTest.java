package io.rackform.netconf.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PublicKey;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeysTest {
    private static final String LINE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    private static PublicKey key() throws Exception {
        return PublicKeyEntry.parsePublicKeyEntry(LINE).resolvePublicKey(null, Map.of(), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINE,
                "  " + LINE + " root@switch\n",
                "sw1.example " + LINE,
                "# a comment\n" + LINE,
                "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU",
                "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU="
            })
    void trustsThePinnedKeyInEachForm(String line) throws Exception {
        assertThat(HostKeys.read(line, "", "h", 830).trusts(key())).isTrue();
    }

    @Test
    void trustsKnownHostsOfThisHostAndPortOnly() throws Exception {
        String known = "[sw1]:830 " + LINE + "\n";
        assertThat(HostKeys.read("", known, "sw1", 830).trusts(key())).isTrue();
        assertThat(HostKeys.read("", known, "sw1", 22).trusts(key())).isFalse();
        assertThat(HostKeys.read("", known, "sw2", 830).isEmpty()).isTrue();
    }

    @Test
    void trustsNothingWithoutAKey() throws Exception {
        HostKeys none = HostKeys.read("", "", "h", 830);
        assertThat(none.trusts(key())).isFalse();
        assertThat(none.refusal(key())).contains("SHA256:+DiY3wvv", "host_key = \"" + LINE + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-ed25519 !!!!", "MD5:aa:bb"})
    void refusesWhatIsNoKey(String line) {
        assertThatThrownBy(() -> HostKeys.read(line, "", "h", 830)).isInstanceOf(HostKeys.NoHostKeyException.class);
    }

    @Test
    void aRevokedKeyOfKnownHostsIsNotTrusted() throws Exception {
        assertThat(HostKeys.read("", "@revoked sw1 " + LINE + "\n", "sw1", 22).trusts(key()))
                .isFalse();
    }
}
