package io.rackform.state.h2;

import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.log.LogRecord;
import io.rackform.state.log.LogRecord.Step;

/** Applies what a log says to contents. */
final class Replay {
    private final Contents contents;
    private final ObjectJson json;
    private final String runId;

    Replay(Contents contents, ObjectJson json, String runId) {
        this.contents = contents;
        this.json = json;
        this.runId = runId;
    }

    void apply(LogRecord record) {
        for (Step step : record.steps()) {
            contents.apply(decode(step));
        }
        contents.apply(new Contents.Step.Serial(record.serial()));
    }

    private Contents.Step decode(Step step) {
        return switch (step) {
            case Step.Hold hold -> {
                ObjectId id = json.readId(hold.address(), hold.deposed());
                yield new Contents.Step.Hold(new Contents.Row(hold.version(), json.readObject(id, hold.body())));
            }
            case Step.Drop drop -> new Contents.Step.Drop(json.readId(drop.address(), drop.deposed()), drop.version());
            case Step.Outputs(String body) -> new Contents.Step.Outputs(json.readOutputs(body));
            case Step.Checks(String body) -> new Contents.Step.Checks(json.readChecks(body));
            case Step.Intend intend -> {
                ObjectId id = json.readId(intend.address(), intend.deposed());
                yield new Contents.Step.Doubt(json.readIntent(intend.sequence(), runId, id, intend.body()));
            }
            case Step.Settle(long sequence) -> {
                Intent intent = contents.inDoubt(sequence);
                if (intent == null) {
                    throw new IllegalArgumentException("intent " + sequence + " is settled, but was never there");
                }
                yield new Contents.Step.Settled(intent);
            }
        };
    }
}
