package io.rackform.gitops.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetrcTest {
    private static String login(String text, String host, String user) {
        return Netrc.parse(text)
                .login(host, user)
                .map(login -> login.user() + " " + login.password())
                .orElse("none");
    }

    @Test
    void findsTheMachine() {
        String text = """
                # mine: machine a login x password y
                machine a.example.org login ada password one
                machine b.example.org
                  login bob
                  account ignored
                  password "two words"
                macdef init
                machine evil login a password b

                machine c.example.org login eve password "a\\"b"
                default login any password rest
                """;
        assertThat(login(text, "a.example.org", "")).isEqualTo("ada one");
        assertThat(login(text, "B.example.org", "")).isEqualTo("bob two words");
        assertThat(login(text, "c.example.org", "")).isEqualTo("eve a\"b");
        assertThat(login(text, "evil", "")).isEqualTo("any rest");
        assertThat(login(text, "a.example.org", "bob")).isEqualTo("none");
        assertThat(login(text, "a.example.org", "any")).isEqualTo("any rest");
    }

    @Test
    void whatIsIncompleteIsNoLogin() {
        assertThat(login("machine", "", "")).isEqualTo("none");
        assertThat(login("machine a login", "a", "")).isEqualTo("none");
        assertThat(login("machine a login ada", "a", "")).isEqualTo("none");
        assertThat(login("\"", "a", "")).isEqualTo("none");
    }
}
