package io.rackform.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What the conditions of one thing said when they were last looked at.
 *
 * @param block the thing as the configuration declares it, without instance keys: {@code module.rack.check.power}
 * @param object the instance of it: {@code module.rack["a"].check.power}
 * @param problems the messages of the conditions that do not hold, in the order of the source
 */
public record CheckResult(Kind kind, String block, String object, Status status, List<String> problems)
        implements Comparable<CheckResult> {
    private static final Comparator<CheckResult> ORDER = Comparator.comparing(CheckResult::kind)
            .thenComparing(CheckResult::block)
            .thenComparing(CheckResult::object);

    /** What has conditions; the names are those that the reference's JSON has. */
    public enum Kind {
        RESOURCE("resource"),
        OUTPUT("output_value"),
        CHECK("check"),
        VARIABLE("var");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** The worst that any of its conditions said, worst last. */
    public enum Status {
        PASS("pass"),
        /** Not known before it is applied, or never reached. */
        UNKNOWN("unknown"),
        FAIL("fail"),
        /** A condition is wrong in itself. */
        ERROR("error");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        public Status worse(Status other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    public CheckResult {
        problems = List.copyOf(problems);
    }

    /** One result for each thing, sorted, where some have several: pre- and postconditions of an object are one result. */
    public static List<CheckResult> merged(List<CheckResult> results) {
        TreeMap<CheckResult, CheckResult> merged = new TreeMap<>();
        results.forEach(result -> merged.merge(result, result, CheckResult::and));
        return List.copyOf(merged.values());
    }

    private CheckResult and(CheckResult other) {
        List<String> both = new ArrayList<>(problems);
        both.addAll(other.problems);
        return new CheckResult(kind, block, object, status.worse(other.status), both);
    }

    @Override
    public int compareTo(CheckResult other) {
        return ORDER.compare(this, other);
    }
}
