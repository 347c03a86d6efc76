package io.rackform.state.h2;

import io.rackform.model.value.Value;
import io.rackform.state.CheckResult;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the database holds now, in memory. Changes step by step; not for several threads at once. */
final class Contents {
    private final String lineage;
    private final int format;
    private long serial;
    private long lastVersion;
    private long lastIntent;
    private long lastRun;
    private final TreeMap<ObjectId, RecordedObject> objects = new TreeMap<>();
    private final Map<ObjectId, Long> versions = new HashMap<>();
    private final TreeMap<Long, Intent> inDoubt = new TreeMap<>();
    private final Map<ObjectId, List<Intent>> inDoubtByObject = new HashMap<>();
    private SortedMap<String, Value> outputs = new TreeMap<>();
    private List<CheckResult> checks = List.of();

    /** An object and the row that holds it. */
    record Row(long version, RecordedObject object) {}

    /** One change of the contents. */
    sealed interface Step {
        /** A new version of an object. */
        record Hold(Row row) implements Step {}

        /** The object is gone; the row says so. */
        record Drop(ObjectId id, long version) implements Step {}

        /** All outputs. */
        record Outputs(SortedMap<String, Value> outputs) implements Step {}

        /** What all conditions said. */
        record Checks(List<CheckResult> checks) implements Step {}

        /** A new intent. */
        record Doubt(Intent intent) implements Step {}

        /** An intent has its result. */
        record Settled(Intent intent) implements Step {}

        /** The state's new serial. */
        record Serial(long serial) implements Step {}

        /** A run has begun. */
        record Run(long run) implements Step {}
    }

    Contents(String lineage) {
        this(lineage, Schema.FORMAT);
    }

    /** @param format of the database that they are read from */
    Contents(String lineage, int format) {
        this.lineage = lineage;
        this.format = format;
    }

    /** Contents that go their own way from here. */
    Contents copy() {
        Contents copy = new Contents(lineage, format);
        copy.serial = serial;
        copy.lastVersion = lastVersion;
        copy.lastIntent = lastIntent;
        copy.lastRun = lastRun;
        copy.objects.putAll(objects);
        copy.versions.putAll(versions);
        copy.inDoubt.putAll(inDoubt);
        inDoubtByObject.forEach((id, intents) -> copy.inDoubtByObject.put(id, new ArrayList<>(intents)));
        copy.outputs = outputs;
        copy.checks = checks;
        return copy;
    }

    void apply(Step step) {
        switch (step) {
            case Step.Hold(Row row) -> {
                objects.put(row.object().id(), row.object());
                versions.put(row.object().id(), row.version());
                lastVersion = Math.max(lastVersion, row.version());
            }
            case Step.Drop(ObjectId id, long version) -> {
                objects.remove(id);
                versions.remove(id);
                lastVersion = Math.max(lastVersion, version);
            }
            case Step.Outputs(SortedMap<String, Value> all) -> outputs = all;
            case Step.Checks(List<CheckResult> all) -> checks = all;
            case Step.Doubt(Intent intent) -> {
                inDoubt.put(intent.sequence(), intent);
                inDoubtByObject
                        .computeIfAbsent(intent.object(), id -> new ArrayList<>())
                        .add(intent);
                lastIntent = Math.max(lastIntent, intent.sequence());
            }
            case Step.Settled(Intent intent) -> {
                inDoubt.remove(intent.sequence());
                List<Intent> left = inDoubtByObject.getOrDefault(intent.object(), new ArrayList<>());
                left.remove(intent);
                if (left.isEmpty()) {
                    inDoubtByObject.remove(intent.object());
                }
            }
            case Step.Serial(long newSerial) -> serial = newSerial;
            case Step.Run(long run) -> lastRun = run;
        }
    }

    /** Numbers below which all are taken, those of rows without an object included. */
    void startAfter(long version, long intent) {
        lastVersion = Math.max(lastVersion, version);
        lastIntent = Math.max(lastIntent, intent);
    }

    StateSnapshot snapshot() {
        return new StateSnapshot(lineage, serial, objects, outputs, checks, List.copyOf(inDoubt.values()));
    }

    @Nullable
    Row row(ObjectId id) {
        RecordedObject object = objects.get(id);
        return object == null ? null : new Row(versions.getOrDefault(id, 0L), object);
    }

    List<Intent> inDoubt(ObjectId id) {
        return List.copyOf(inDoubtByObject.getOrDefault(id, List.of()));
    }

    @Nullable
    Intent inDoubt(long sequence) {
        return inDoubt.get(sequence);
    }

    SortedMap<String, Value> outputs() {
        return outputs;
    }

    List<CheckResult> checks() {
        return checks;
    }

    String lineage() {
        return lineage;
    }

    int format() {
        return format;
    }

    boolean hasOlderFormat() {
        return format < Schema.FORMAT;
    }

    long serial() {
        return serial;
    }

    long nextVersion() {
        return lastVersion + 1;
    }

    long nextIntent() {
        return lastIntent + 1;
    }

    long lastRun() {
        return lastRun;
    }
}
