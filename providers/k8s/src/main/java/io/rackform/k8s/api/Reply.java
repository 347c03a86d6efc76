package io.rackform.k8s.api;

import io.rackform.model.value.Value;
import io.rackform.spi.Finding;
import java.util.List;

/** What a request came to. */
public sealed interface Reply {
    /**
     * The server answered.
     *
     * @param body the JSON of the answer; a null value where it is none, as for a path that the server does not know
     * @param text the answer where it is no JSON, cleaned and shortened; else empty
     * @param warnings the texts of its {@code Warning} headers
     */
    record Answer(int status, Value body, String text, List<String> warnings) implements Reply {
        public Answer {
            warnings = List.copyOf(warnings);
        }

        public boolean succeeded() {
            return status >= 200 && status < 300;
        }

        /** Never the body: it may be a Secret. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /**
     * No answer that could be read.
     *
     * @param mayHaveArrived whether the server may have carried the request out
     */
    record Silence(Finding finding, boolean mayHaveArrived) implements Reply {}
}
