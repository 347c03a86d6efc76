package io.rackform.spi;

/** The way back from a running unit to whoever watches it. */
public interface ApplyMonitor {
    /** What the unit does now, in a few words: "waiting for the reset", "commit confirmed, proving". */
    void phase(String words);

    /** Whether the user asked to stop: what runs is finished, but long waits that can be left safely should be. */
    boolean stopping();
}
