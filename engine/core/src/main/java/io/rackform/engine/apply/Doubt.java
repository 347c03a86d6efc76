package io.rackform.engine.apply;

import io.rackform.engine.refresh.ReadBatcher;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Values;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.Finding;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a device again where it is not known whether a change was made. Nothing is sent a second time. Who stops the run
 * waits for one look, not for a device that does not answer.
 */
final class Doubt {
    /** A device that restarts is back within minutes; one that is asked a few times in a row is not flooded. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private Doubt() {}

    static ApplyOutcome lookAgain(PreparedEdit edit, ProviderSession session, List<Finding> findings, StopSignal stop) {
        List<Finding> all = new ArrayList<>(findings);
        for (Duration pause : PAUSES) {
            if ((stop.stopping() && pause.isPositive()) || !sleep(pause)) {
                break;
            }
            ReadOutcome outcome = read(edit, session);
            if (outcome instanceof ReadOutcome.Unreachable(List<Finding> why)) {
                all.removeAll(why);
                all.addAll(why);
                continue;
            }
            return judged(edit, outcome, findings);
        }
        return new ApplyOutcome.Indeterminate(all);
    }

    /** The findings, the last of them with what the second look showed. */
    private static List<Finding> told(List<Finding> findings, String look) {
        if (findings.isEmpty()) {
            return findings;
        }
        List<Finding> all = new ArrayList<>(findings);
        Finding last = all.removeLast();
        all.add(new Finding(last.severity(), last.summary(), last.detail() + " " + look, last.path()));
        return all;
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Reads it as the object that it should be now: what a device uses up by itself is then told from what is missing. */
    private static ReadOutcome read(PreparedEdit edit, ProviderSession session) {
        var address = edit.change().id().address();
        ObjectValue planned = edit.planned();
        boolean known = planned != null && Values.isWhollyKnown(planned);
        ObjectValue recorded = known ? planned : edit.kind() == ChangeUnit.Kind.CREATE ? null : edit.prior();
        return ReadBatcher.readNow(
                session,
                new ReadRequest(address, address.resource().type(), recorded, recorded == null ? planned : null));
    }

    /** What a second look tells: done as planned, not done, or done in part. */
    private static ApplyOutcome judged(PreparedEdit edit, ReadOutcome outcome, List<Finding> findings) {
        boolean deletion = edit.kind() == ChangeUnit.Kind.DELETE;
        return switch (outcome) {
            case ReadOutcome.NotFound ignored ->
                deletion
                        ? ApplyOutcome.Applied.of(null)
                        : new ApplyOutcome.Failed(told(
                                findings, "It was read again since: the object is not there, so nothing was made."));
            case ReadOutcome.Found(ObjectValue object, var ignored) -> {
                if (deletion) {
                    yield new ApplyOutcome.Failed(
                            told(findings, "It was read again since: the object is still there."));
                }
                boolean asPlanned = edit.planned() != null
                        && Promise.broken(edit.planned(), object).isEmpty();
                if (asPlanned) {
                    yield ApplyOutcome.Applied.of(object);
                }
                if (edit.prior() == null) {
                    yield new ApplyOutcome.Failed(told(
                            findings,
                            "It was read again since: there is an object, but not as it was to be made, so it was not"
                                    + " recorded."));
                }
                yield object.equals(edit.prior())
                        ? new ApplyOutcome.Failed(told(findings, "It was read again since: the object is as it was."))
                        : new ApplyOutcome.Partial(
                                object,
                                told(
                                        findings,
                                        "It was read again since: the object has changed, but not as planned. What it"
                                                + " is now is recorded."));
            }
            case ReadOutcome.Unreachable ignored -> new ApplyOutcome.Indeterminate(findings);
        };
    }
}
