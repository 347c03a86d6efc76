package io.rackform.lab.bmc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service answers.
 *
 * @param body a map for JSON, a string for any other text, null for none
 * @param thenRestart whether the controller restarts after it has sent this
 */
record Answer(
        int status, Map<String, String> headers, @Nullable Object body, boolean thenRestart) {
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer ok(Map<String, Object> document) {
        return new Answer(200, Map.of(), document, false);
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), null, false);
    }

    static Answer of(int status, Map<String, Object> document) {
        return new Answer(status, Map.of(), document, false);
    }

    static Answer error(int status, RedfishMessage... messages) {
        return error(status, List.of(messages));
    }

    /** An error as DSP0266 has it: the first message is the summary, all of them are the detail. */
    static Answer error(int status, List<RedfishMessage> messages) {
        RedfishMessage first = messages.getFirst();
        Map<String, Object> error = Json.object(
                "code",
                first.id(),
                "message",
                first.text(),
                "@Message.ExtendedInfo",
                messages.stream().map(RedfishMessage::document).toList());
        return new Answer(status, Map.of(), Json.object("error", error), false);
    }

    static Answer notFound(String path) {
        return error(
                404,
                RedfishMessage.problem(
                        "ResourceMissingAtURI",
                        "There is no resource at " + path + ".",
                        "Follow the links from the service root.",
                        path));
    }

    static Answer notNow() {
        return error(
                        503,
                        RedfishMessage.problem(
                                "ServiceTemporarilyUnavailable",
                                "The service is busy and did nothing.",
                                "Send the request again after a second.",
                                "1"))
                .with("Retry-After", "1");
    }

    static Answer tooLong(int most) {
        return error(
                413,
                RedfishMessage.problem(
                        "PayloadTooLarge", "The body has more than " + most + " bytes.", "Send a smaller body."));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, thenRestart);
    }

    Answer thenRestarting() {
        return new Answer(status, headers, body, true);
    }
}
