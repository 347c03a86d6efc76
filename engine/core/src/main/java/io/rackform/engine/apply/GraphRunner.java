package io.rackform.engine.apply;

import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.execution.Operation;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.OtherDevices;
import io.rackform.engine.refresh.DataReading;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.SessionState;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.spi.ProviderSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Starts each operation when everything it waits for is done, on a virtual thread of its own, within the limits of its
 * device. A failure stops only what depends on it.
 */
final class GraphRunner {
    private final ApplyInputs inputs;
    private final AppliedValues values;
    private final UnitRunner units;
    private final LeaseUse leases;
    private final Map<ProviderAddress, Semaphore> limits = new ConcurrentHashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();
    private final LinkedBlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, String> blockedBy = new HashMap<>();
    private int running;
    private int skipped;

    /** @param started whether it was tried at all */
    private record Done(Operation operation, List<Diagnostic> diagnostics, boolean started) {
        static Done tried(Operation operation, List<Diagnostic> diagnostics) {
            return new Done(operation, diagnostics, true);
        }

        boolean failed() {
            return diagnostics.stream().anyMatch(Diagnostic::isError);
        }
    }

    GraphRunner(ApplyInputs inputs, AppliedValues values, UnitRunner units) {
        this.inputs = inputs;
        this.values = values;
        this.units = units;
        this.leases = new LeaseUse(inputs);
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    int skipped() {
        return skipped;
    }

    /** Runs the whole graph; returns when nothing runs and nothing more can start. */
    void run() {
        Deque<Operation> ready = new ArrayDeque<>();
        inputs.graph().operations().forEach((id, operation) -> {
            List<String> before = inputs.graph().before(id);
            waiting.put(id, before.size());
            before.forEach(one ->
                    next.computeIfAbsent(one, ignored -> new ArrayList<>()).add(id));
            if (before.isEmpty()) {
                ready.add(operation);
            }
        });
        while (!ready.isEmpty() || running > 0) {
            while (!ready.isEmpty()) {
                start(ready.remove());
            }
            Done one = takeUninterruptibly();
            running--;
            finish(one, ready);
        }
    }

    private Done takeUninterruptibly() {
        while (true) {
            try {
                return done.take();
            } catch (InterruptedException stop) {
                inputs.stop().stop();
            }
        }
    }

    private void start(Operation operation) {
        running++;
        String blocker = blockedBy.get(operation.id());
        boolean joint = operation instanceof Operation.JointOperation;
        if (joint) {
            done.add(Done.tried(operation, List.of()));
        } else if (blocker != null || inputs.stop().stopping()) {
            done.add(skipped(operation, blocker == null ? "" : blocker));
        } else {
            Thread.startVirtualThread(() -> done.add(attempt(operation)));
        }
    }

    private Done skipped(Operation operation, String because) {
        inputs.listener().on(new ApplyEvent.Skipped(operation, because));
        return new Done(operation, List.of(), false);
    }

    private void finish(Done one, Deque<Operation> ready) {
        diagnostics.addAll(one.diagnostics());
        values.unused(leases.endedBy(one.operation()));
        String id = one.operation().id();
        if (!one.started()) {
            skipped++;
            blockedBy.putIfAbsent(id, "");
        }
        String blocker = one.failed() ? id : blockedBy.get(id);
        for (String follower : next.getOrDefault(id, List.of())) {
            if (blocker != null) {
                blockedBy.put(follower, blocker);
            }
            if (waiting.merge(follower, -1, Integer::sum) == 0) {
                ready.add(Objects.requireNonNull(inputs.graph().operations().get(follower)));
            }
        }
    }

    private Done attempt(Operation operation) {
        try {
            return switch (operation) {
                case Operation.ChangeUnitOperation unit -> change(unit);
                case Operation.ReadOperation read -> Done.tried(read, read(read));
                case Operation.ForgetOperation forget -> Done.tried(forget, forget(forget));
                case Operation.JointOperation joint -> Done.tried(joint, List.of());
            };
        } catch (RuntimeException | Error fault) { // else nobody would know that it has ended
            return Done.tried(
                    operation,
                    List.of(Diagnostic.error(
                                    "Internal fault",
                                    "Rackform failed while working on " + operation.id() + ": " + fault
                                            + ". What was done before is recorded. Please report this fault.")
                            .about(operation.id())));
        }
    }

    private Done change(Operation.ChangeUnitOperation unit) {
        LiveKey.Session key = new LiveKey.Session(unit.provider());
        if (!(values.session(key).answer().orElse(null) instanceof SessionState.Ready(ProviderSession session))) {
            List<Diagnostic> why = withoutSession(key);
            inputs.listener().on(new ApplyEvent.Failed(unit, unit.provider().label(), why));
            return Done.tried(unit, why);
        }
        Semaphore limit = limits.computeIfAbsent(unit.provider(), ignored -> new Semaphore(session.parallelUnits()));
        limit.acquireUninterruptibly();
        try {
            if (inputs.stop().stopping()) {
                return skipped(unit, "");
            }
            inputs.listener().on(new ApplyEvent.Started(unit, session.device()));
            List<Diagnostic> found = new ArrayList<>(otherDevice(unit));
            found.addAll(units.run(unit, session));
            boolean failed = found.stream().anyMatch(Diagnostic::isError);
            inputs.listener()
                    .on(
                            failed
                                    ? new ApplyEvent.Failed(unit, session.device(), found)
                                    : new ApplyEvent.Finished(unit, session.device()));
            return Done.tried(unit, found);
        } finally {
            limit.release();
        }
    }

    /** Why there is no session with a device that everything is done for. */
    private List<Diagnostic> withoutSession(LiveKey.Session key) {
        List<Diagnostic> why = values.causes(key);
        return why.isEmpty()
                ? List.of(Diagnostic.error(
                                "Provider configuration is not known",
                                "The configuration of " + key.provider()
                                        + " is known only after something is replaced that has to wait until this device"
                                        + " is done. Nothing was sent to the device. Do it in two steps: first apply what"
                                        + " changes or goes there and leave as it is what would be replaced, then apply"
                                        + " the rest.")
                        .about(key.provider()))
                : why;
    }

    /** What the plan could not tell yet, because it did not know the device. */
    private List<Diagnostic> otherDevice(Operation.ChangeUnitOperation unit) {
        List<InstanceChange> unread = unit.edits().stream()
                .map(edit -> Objects.requireNonNull(inputs.plan().changes().get(edit.object())))
                .filter(change -> !change.refreshed())
                .toList();
        return OtherDevices.warning(unread, inputs.prior(), inputs.sessions()).stream()
                .toList();
    }

    private List<Diagnostic> forget(Operation.ForgetOperation forget) {
        inputs.listener().on(new ApplyEvent.Started(forget, ""));
        units.forget(forget.object());
        inputs.listener().on(new ApplyEvent.Finished(forget, ""));
        return List.of();
    }

    private List<Diagnostic> read(Operation.ReadOperation read) {
        inputs.listener().on(new ApplyEvent.Started(read, ""));
        LiveKey.DataObject key = new LiveKey.DataObject(read.object().address());
        NodeResult<DataReading> result = values.data(key);
        boolean answered = result.answer().orElse(null) instanceof DataReading.Read;
        List<Diagnostic> found = new ArrayList<>(result.diagnostics());
        if (!answered && found.isEmpty()) {
            InstanceChange change =
                    Objects.requireNonNull(inputs.plan().changes().get(read.object()));
            List<Diagnostic> causes = values.causes(key);
            found.addAll(causes.isEmpty() ? withoutSession(new LiveKey.Session(change.provider())) : causes);
        }
        if (answered) {
            found.addAll(values.conditions(
                            new ConditionKey.Postconditions(read.object().address()))
                    .diagnostics());
        }
        inputs.listener().on(answered ? new ApplyEvent.Finished(read, "") : new ApplyEvent.Failed(read, "", found));
        return found;
    }
}
