package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the API answers. */
public sealed interface Answer {
    int status();

    String contentType();

    /** A whole answer. */
    record Whole(int status, String contentType, ByteBuffer body, List<String> warnings) implements Answer {
        public Whole {
            body = body.asReadOnlyBuffer();
            warnings = List.copyOf(warnings);
        }

        public byte[] bytes() {
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            return bytes;
        }
    }

    /** An answer that goes on until there is no more to say. */
    record Stream(String contentType, Source source) implements Answer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Writes a streamed answer's body. */
    interface Source {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    static Answer json(int status, JsonNode body, List<String> warnings) {
        return new Whole(status, "application/json", ByteBuffer.wrap(Json.bytes(body)), warnings);
    }

    static Answer ok(JsonNode body) {
        return json(200, body, List.of());
    }

    static Answer text(int status, String body) {
        return new Whole(
                status, "text/plain; charset=utf-8", ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    /** What the server says of a path that it does not serve. */
    static Answer noSuchPath() {
        return text(404, "404 page not found\n");
    }
}
