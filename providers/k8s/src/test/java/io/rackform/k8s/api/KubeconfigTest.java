package io.rackform.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {
    private static String config(String cluster, String user) {
        return """
                apiVersion: v1
                kind: Config
                current-context: main
                clusters:
                - {name: c, cluster: {%s}}
                - {name: other, cluster: {server: "https://other:6443"}}
                users:
                - {name: u, user: {%s}}
                contexts:
                - {name: main, context: {cluster: c, user: u}}
                - {name: second, context: {cluster: other, user: u}}
                """.formatted(cluster, user);
    }

    private static String refusal(String text) {
        Kubeconfig.Access access = Kubeconfig.read(text, "");
        assertThat(access).isInstanceOf(Kubeconfig.Access.Unusable.class);
        return ((Kubeconfig.Access.Unusable) access).finding().detail();
    }

    @Test
    void theCurrentContextSaysWhereAndWho() {
        String ca = Base64.getEncoder().encodeToString("PEM".getBytes(StandardCharsets.UTF_8));
        String text = config("server: 'https://10.1.2.3:6443/', certificate-authority-data: " + ca, "token: abc");
        assertThat(Kubeconfig.read(text, "")).isInstanceOfSatisfying(Kubeconfig.Access.Usable.class, usable -> {
            assertThat(usable.access().server()).hasToString("https://10.1.2.3:6443");
            assertThat(usable.access().token()).isEqualTo("abc");
            assertThat(usable.access().caPem()).isEqualTo("PEM");
            assertThat(usable.toString()).doesNotContain("abc");
        });
        assertThat(Kubeconfig.read(text, "second"))
                .isInstanceOfSatisfying(
                        Kubeconfig.Access.Usable.class,
                        usable -> assertThat(usable.access().server()).hasToString("https://other:6443"));
    }

    @Test
    void anUnknownContextIsToldWithThoseThereAre() {
        Kubeconfig.Access access = Kubeconfig.read(config("server: 'https://a:1'", "token: abc"), "mian");
        assertThat(((Kubeconfig.Access.Unusable) access).finding().detail()).contains("\"mian\"", "main, second");
    }

    @Test
    void whatIsNotVerifiedIsRefused() {
        assertThat(refusal(config("server: 'https://a:1', insecure-skip-tls-verify: true", "token: abc")))
                .contains("insecure-skip-tls-verify")
                .doesNotContain("abc");
        assertThat(refusal(config("server: 'http://a:1'", "token: abc"))).contains("https://host:port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"exec: {command: aws}", "tokenFile: /t", "client-certificate: /c", "auth-provider: {name: x}"})
    void whatDependsOnOneMachineIsRefused(String user) {
        assertThat(refusal(config("server: 'https://a:1'", user))).contains("not supported");
    }

    @Test
    void aBrokenTextIsNotQuoted() {
        assertThat(refusal("users: [{token: very-secret")).doesNotContain("very-secret");
        assertThat(refusal("just text")).contains("no YAML object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a:1", "https://", "https://user@a", "a:6443", "https://a:1?x=y", "https://a b"})
    void noOtherAddressIsTaken(String address) {
        assertThat(Kubeconfig.server(address)).isEmpty();
    }
}
