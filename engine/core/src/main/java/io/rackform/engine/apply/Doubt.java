package io.rackform.engine.apply;

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

/** Looks at a device again where it is not known whether a change was made. Nothing is sent a second time. */
final class Doubt {
    /** A device that restarts is back within minutes; one that is asked a few times in a row is not flooded. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private Doubt() {}

    static ApplyOutcome lookAgain(PreparedEdit edit, ProviderSession session, List<Finding> findings) {
        List<Finding> all = new ArrayList<>(findings);
        for (Duration pause : PAUSES) {
            if (!sleep(pause)) {
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
        try {
            ReadOutcome outcome = session.read(List.of(new ReadRequest(
                            address, address.resource().type(), recorded, recorded == null ? planned : null)))
                    .get(address);
            return outcome == null ? new ReadOutcome.Unreachable(List.of()) : outcome;
        } catch (RuntimeException fault) {
            return new ReadOutcome.Unreachable(List.of(Finding.error(
                    "Provider failed while reading",
                    "The provider could not read from " + session.device() + ": " + fault + ".")));
        }
    }

    /** What a second look tells: done as planned, not done, or done in part. */
    private static ApplyOutcome judged(PreparedEdit edit, ReadOutcome outcome, List<Finding> findings) {
        boolean deletion = edit.kind() == ChangeUnit.Kind.DELETE;
        return switch (outcome) {
            case ReadOutcome.NotFound ignored ->
                deletion ? ApplyOutcome.Applied.of(null) : new ApplyOutcome.Failed(findings);
            case ReadOutcome.Found(ObjectValue object, var ignored) -> {
                if (deletion) {
                    yield new ApplyOutcome.Failed(findings);
                }
                boolean asPlanned = edit.planned() != null
                        && Promise.broken(edit.planned(), object).isEmpty();
                if (asPlanned) {
                    yield ApplyOutcome.Applied.of(object);
                }
                yield object.equals(edit.prior()) || edit.prior() == null
                        ? new ApplyOutcome.Failed(findings)
                        : new ApplyOutcome.Partial(object, findings);
            }
            case ReadOutcome.Unreachable ignored -> new ApplyOutcome.Indeterminate(findings);
        };
    }
}
