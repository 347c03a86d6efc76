package io.rackform.engine.refresh;

import io.rackform.spi.ReadOutcome;

/** What is known of a live object. */
public sealed interface LiveReading {
    /** The device was asked, and this is what it said: there or not there, never unreachable. */
    record Read(ReadOutcome outcome) implements LiveReading {}

    /** The device was not asked: its provider is deferred, or refreshing is switched off. */
    record NotRead() implements LiveReading {}
}
