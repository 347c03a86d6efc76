package io.rackform.engine.plan;

import io.rackform.model.address.AttributePath;

/** One reason why an object is replaced; all of them are shown. */
public sealed interface ReplaceCause {
    /** An attribute that cannot be changed in place. */
    record Attribute(AttributePath path) implements ReplaceCause {}

    /** It was created only in part. */
    record Tainted() implements ReplaceCause {}

    /** The user asked for it. */
    record Requested() implements ReplaceCause {}

    /** Something named in {@code replace_triggered_by} changes. */
    record Triggered(String reference) implements ReplaceCause {}
}
