package io.rackform.netconf.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlException;
import io.rackform.netconf.xml.XmlParser;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static Reply read(String inner) throws XmlException {
        return Reply.read(XmlParser.document(
                ("<rpc-reply xmlns='urn:ietf:params:xml:ns:netconf:base:1.0' message-id='1'>" + inner + "</rpc-reply>")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void okAndDataAreNoErrors() throws XmlException {
        assertThat(read("<ok/>")).isEqualTo(read("<data/>")).returns(true, Reply::isOk);
        assertThat(read("<data><a xmlns='urn:a'/></data>").data())
                .extracting(Element::namespace)
                .containsExactly("urn:a");
    }

    @Test
    void everyFieldOfAnErrorIsKept() throws XmlException {
        Reply reply = read(
                "<rpc-error><error-type>protocol</error-type><error-tag>lock-denied</error-tag><error-severity>error"
                        + "</error-severity><error-app-tag>busy</error-app-tag><error-path xmlns:t='urn:t'>/t:a/t:b</error-path>"
                        + "<error-message xml:lang='en'>held &#x9b;31mby\n another</error-message><error-info><session-id>454"
                        + "</session-id><bad-element>b</bad-element></error-info></rpc-error>");
        assertThat(reply.isOk()).isFalse();
        RpcError error = reply.errors().getFirst();
        assertThat(error.sessionId()).isEqualTo(454);
        assertThat(error.badElements()).containsExactly("b");
        assertThat(error.isLockDenied()).isTrue();
        assertThat(error.words()).isEqualTo("held 31mby another [protocol lock-denied, busy, at /t:a/t:b, element b]");
    }

    @Test
    void allErrorsCountAndWarningsDoNot() throws XmlException {
        String warning = "<rpc-error><error-tag>w</error-tag><error-severity>warning</error-severity></rpc-error>";
        String error = "<rpc-error><error-tag>e</error-tag><error-severity>error</error-severity></rpc-error>";
        assertThat(read(warning + "<ok/>")).returns(true, Reply::isOk);
        assertThat(read(warning + "<ok/>").warnings()).hasSize(1);
        assertThat(read(warning + error + error).errors()).hasSize(2);
    }

    @Test
    void capabilitiesAreUnderstood() {
        Capabilities device = new Capabilities(Set.of(
                "urn:ietf:params:netconf:base:1.1",
                "urn:ietf:params:netconf:capability:confirmed-commit:1.0",
                "urn:ietf:params:netconf:capability:with-defaults:1.0?basic-mode=trim&also-supported=report-all,report-all-tagged",
                "urn:x?module=x&revision=2020-01-01"));
        assertThat(device.confirmedCommitOfOneSession()).isTrue();
        assertThat(device.confirmedCommit()).isFalse();
        assertThat(device.candidate()).isFalse();
        assertThat(device.trimsDefaults()).isTrue();
        assertThat(device.tagsDefaults()).isTrue();
        assertThat(device.modules()).containsExactly(new Capabilities.Module("urn:x", "x", "2020-01-01"));
    }
}
