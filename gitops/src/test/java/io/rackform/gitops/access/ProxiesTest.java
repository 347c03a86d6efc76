package io.rackform.gitops.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    @TempDir
    Path home;

    private String proxy(String url, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("GIT_CONFIG_NOSYSTEM", "1");
        return String.valueOf(new Proxies(GitSettings.read(home, all), all).proxy(URI.create(url)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https_proxy http://proxy.example.org:3128 https://host/x proxy.example.org/<unresolved>:3128",
                "HTTPS_PROXY proxy.example.org:3128 https://host/x proxy.example.org/<unresolved>:3128",
                "all_proxy socks5://127.0.0.1:1080 https://host/x SOCKS",
                "http_proxy http://proxy.example.org:3128 https://host/x DIRECT",
                "http_proxy http://proxy.example.org:3128 http://127.0.0.1/x proxy.example.org",
                "HTTP_PROXY http://proxy.example.org:3128 http://127.0.0.1/x DIRECT",
                "https_proxy :::nonsense https://host/x DIRECT",
            })
    void readsTheVariablesThatCurlReads(String variable, String value, String url, String shown) {
        assertThat(proxy(url, Map.of(variable, value))).contains(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|https://host/x|true",
                "example.org|https://git.example.org/x|true",
                ".example.org|https://git.example.org/x|true",
                "example.org|https://notexample.org/x|false",
                "a,git.example.org:8443|https://git.example.org:8443/x|true",
                "a,git.example.org:8443|https://git.example.org/x|false",
                "|https://git.example.org/x|false",
            })
    void leavesOutWhatIsExempt(String exempt, String url, boolean direct) {
        Map<String, String> environment =
                Map.of("https_proxy", "http://proxy:1", "no_proxy", exempt == null ? "" : exempt);
        assertThat(proxy(url, environment).equals("DIRECT")).isEqualTo(direct);
    }

    @Test
    void theSettingsOfGitComeFirst() throws Exception {
        Files.writeString(home.resolve(".gitconfig"), """
                [http]
                  proxy = http://all:1
                [http "https://git.example.org"]
                  proxy = http://one:2
                [http "https://*.example.net/team"]
                  proxy = http://team:3
                """);
        Map<String, String> environment = Map.of("https_proxy", "http://other:9");
        assertThat(proxy("https://host/x", environment)).contains("all/<unresolved>:1");
        assertThat(proxy("https://git.example.org/x", environment)).contains("one/<unresolved>:2");
        assertThat(proxy("https://git.example.net/team/x", environment)).contains("team/<unresolved>:3");
        assertThat(proxy("https://git.example.net/teams/x", environment)).contains("all/<unresolved>:1");
        assertThat(proxy("https://git.example.org:8443/x", environment)).contains("all/<unresolved>:1");
    }
}
