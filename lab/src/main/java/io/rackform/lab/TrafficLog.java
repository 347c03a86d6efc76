package io.rackform.lab;

import java.util.ArrayList;
import java.util.List;

/** What a device saw: one entry for each request, so that a test can count reads and writes. Safe for many threads. */
public final class TrafficLog {
    /** Whether a request may change the device. Log-in, log-out and dry runs are not writes. */
    public enum Kind {
        READ,
        LOGIN,
        DRY_RUN,
        WRITE
    }

    /**
     * One request.
     *
     * @param sequence 1 for the device's first request
     * @param kind whether it may change the device
     * @param what the operation and its target in the protocol's terms, for example {@code PATCH /redfish/v1/Systems/1}
     * @param detail the body or payload without secrets; empty for reads
     */
    public record Entry(long sequence, Kind kind, String what, String detail) {}

    private final List<Entry> entries = new ArrayList<>();

    public synchronized void add(Kind kind, String what, String detail) {
        entries.add(new Entry(entries.size() + 1L, kind, what, detail));
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<Entry> writes() {
        return entries().stream().filter(entry -> entry.kind() == Kind.WRITE).toList();
    }
}
