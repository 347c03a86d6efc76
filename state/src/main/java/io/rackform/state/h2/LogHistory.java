package io.rackform.state.h2;

import io.rackform.state.JournalEntry;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectVersion;
import io.rackform.state.RunInfo;
import io.rackform.state.log.LogRecord;
import io.rackform.state.log.LogRecord.Step;
import io.rackform.state.log.RunLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads what was, from the log of a run that is not in the database yet. */
final class LogHistory {
    private final RunLog log;
    private final ObjectJson json;
    private final RunInfo run;

    LogHistory(RunLog log, ObjectJson json) {
        this.log = log;
        this.json = json;
        run = json.readRun(log.begin().info());
    }

    JournalEntry entry() {
        List<JournalEntry.Step> steps = new ArrayList<>();
        for (LogRecord record : log.records()) {
            for (Step step : record.steps()) {
                switch (step) {
                    case Step.Hold hold ->
                        steps.add(new JournalEntry.Step(
                                record.serial(), json.readId(hold.address(), hold.deposed()), hold.kind()));
                    case Step.Drop drop ->
                        steps.add(new JournalEntry.Step(
                                record.serial(),
                                json.readId(drop.address(), drop.deposed()),
                                JournalEntry.Kind.REMOVED));
                    case Step.Outputs ignored -> {}
                    case Step.Checks ignored -> {}
                    case Step.Intend ignored -> {}
                    case Step.Settle ignored -> {}
                }
            }
        }
        RunLog.End end = log.end();
        return new JournalEntry(
                run, end == null ? "" : json.readText(end.outcome()), end == null ? null : end.at(), steps);
    }

    /** Newest first. */
    List<ObjectVersion> versions(ObjectId id) {
        String address = id.address().toString();
        List<ObjectVersion> versions = new ArrayList<>();
        for (LogRecord record : log.records()) {
            for (Step step : record.steps()) {
                if (step instanceof Step.Hold hold
                        && hold.address().equals(address)
                        && hold.deposed().equals(id.deposedKey())) {
                    versions.add(
                            new ObjectVersion(record.serial(), record.at(), run, json.readObject(id, hold.body())));
                } else if (step instanceof Step.Drop drop
                        && drop.address().equals(address)
                        && drop.deposed().equals(id.deposedKey())) {
                    versions.add(new ObjectVersion(record.serial(), record.at(), run, null));
                }
            }
        }
        Collections.reverse(versions);
        return versions;
    }

    /** Applies what was recorded up to this serial. */
    void replay(Contents contents, long serial) {
        Replay replay = new Replay(contents, json, run.runId());
        log.records().stream().filter(record -> record.serial() <= serial).forEach(replay::apply);
    }
}
