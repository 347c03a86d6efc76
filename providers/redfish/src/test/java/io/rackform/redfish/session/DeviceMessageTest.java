package io.rackform.redfish.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.redfish.client.model.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceMessageTest {
    @Test
    void wordsAreTheDevicesOwnInOneBoundedLine() {
        Message message = new Message()
                .messageId("Base.1.18.PropertyUnknown")
                .message("The property\n  X is\tnot known. " + "x".repeat(5000))
                .messageSeverity("Critical")
                .resolution("Remove it.");
        String words = DeviceMessage.of(message).words();
        assertThat(words)
                .startsWith("The property X is not known. xxx")
                .endsWith("... (Base.1.18.PropertyUnknown) Its advice: Remove it.")
                .hasSizeLessThan(1500);
    }

    @Test
    void successIsNoProblemWhateverItIsCalled() {
        Message success = new Message().messageId("Base.1.0.Success").message("ok");
        Message good = new Message().messageId("Oem.1.0.Stored").severity("OK");
        Message reset = new Message().messageId("Base.1.18.ResetRequired").messageSeverity("Warning");
        Message bad = new Message().messageId("Oem.1.0.Refused").severity("Warning");
        List<Message> withNull = new ArrayList<>(List.of(success, good, reset, bad));
        withNull.add(null);
        assertThat(DeviceMessage.problems(withNull))
                .extracting(DeviceMessage::key)
                .containsExactly("Refused");
        assertThat(DeviceMessage.problems(null)).isEmpty();
    }

    @Test
    void annotationsAreFoundInBoundedDepth() {
        Map<String, Object> deep = new HashMap<>();
        Map<String, Object> at = deep;
        for (int i = 0; i < 50; i++) {
            Map<String, Object> next = new HashMap<>();
            at.put("In", next);
            at = next;
        }
        at.put("X@Message.ExtendedInfo", List.of(Map.of("MessageId", "A.1.Bad")));
        assertThat(DeviceMessage.annotations(deep)).isEmpty();
        assertThat(DeviceMessage.annotations(Map.of(
                        "Boot", Map.of("X@Message.ExtendedInfo", List.of(Map.of("MessageId", "A.1.Bad"), 7)))))
                .singleElement()
                .satisfies(message -> assertThat(message.properties()).containsExactly("X"));
    }
}
