package io.rackform.engine.apply;

import io.rackform.engine.config.name.EphemeralReferences;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.engine.eval.ConditionKey;
import io.rackform.engine.eval.ConditionResults;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.LanguageRules;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.refresh.DataReading;
import io.rackform.engine.refresh.EphemeralLeases;
import io.rackform.engine.refresh.LiveKey;
import io.rackform.engine.refresh.LiveRules;
import io.rackform.engine.refresh.SessionState;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.state.ObjectId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of the applying phase: the same rules of the language, over objects as they have become. An instance is asked
 * for only after its operation is done: the graph sees to that.
 */
final class AppliedValues implements AutoCloseable {
    private final ApplyInputs inputs;
    private final EphemeralLeases leases;
    private final Evaluation evaluation;
    private final Map<InstanceAddress, ObjectValue> applied = new ConcurrentHashMap<>();
    private volatile boolean over;

    AppliedValues(ApplyInputs inputs) {
        this.inputs = inputs;
        this.leases = inputs.sessions().leases();
        Rules.Builder rules = Rules.builder();
        new LanguageRules(inputs.language()).addTo(rules);
        new LiveRules(inputs.language(), inputs.prior(), inputs.sessions(), leases, true, object -> false).addTo(rules);
        this.evaluation = new Evaluation(
                rules.on(LanguageKey.InstanceObject.class, this::value).build(LanguageRules.cycles(inputs.language())));
    }

    /** From now on a data source that was not read is not read any more: what it should have waited for was not done. */
    void nothingMoreIsDone() {
        over = true;
    }

    void done(InstanceAddress address, ObjectValue object) {
        applied.put(address, object);
    }

    private NodeResult<Value> value(LanguageKey.InstanceObject key, Demand demand) {
        ObjectValue done = applied.get(key.instance());
        if (done != null) {
            return NodeResult.ok(done);
        }
        if (key.instance().resource().mode() == ResourceMode.EPHEMERAL) {
            return demand.ask(new LiveKey.EphemeralObject(key.instance()));
        }
        if (inputs.language().configuration().check(key.instance().resource()) != null) {
            // A check wants to see what there is after the run, not what there was before.
            return data(key, demand);
        }
        InstanceChange change = inputs.plan().changes().get(ObjectId.current(key.instance()));
        if (change == null || change.after() == null) {
            return new NodeResult.Blocked<>(key);
        }
        return switch (change.action()) {
            case NO_OP -> NodeResult.ok(change.after());
            case READ ->
                over
                                && evaluation
                                        .answered(new LiveKey.DataObject(key.instance()))
                                        .isEmpty()
                        ? new NodeResult.Blocked<>(key)
                        : data(key, demand);
            case CREATE, UPDATE, REPLACE, DELETE, FORGET -> new NodeResult.Blocked<>(key);
        };
    }

    private static NodeResult<Value> data(LanguageKey.InstanceObject key, Demand demand) {
        return demand.ask(new LiveKey.DataObject(key.instance())).answer().orElse(null)
                        instanceof DataReading.Read(ObjectValue object)
                ? NodeResult.ok(object)
                : new NodeResult.Blocked<>(new LiveKey.DataObject(key.instance()));
    }

    /** Closes what was opened for this run. */
    @Override
    public void close() {
        leases.close();
    }

    /** Closes ephemeral resources that nobody uses any more. */
    void unused(Set<EphemeralReferences.Named> resources) {
        if (!resources.isEmpty()) {
            leases.release(address -> resources.contains(EphemeralReferences.Named.of(address.resource())));
        }
    }

    /** What renewing and closing ephemeral resources had to say. */
    List<Diagnostic> ofLeases() {
        return leases.diagnostics();
    }

    NodeResult<ConditionResults> conditions(ConditionKey key) {
        return evaluation.ask(key);
    }

    /** What conditions said while applying; empty where they were not asked for. */
    Optional<ConditionResults> known(ConditionKey key) {
        return evaluation.answered(key).isEmpty()
                ? Optional.empty()
                : evaluation.ask(key).answer();
    }

    NodeResult<DesiredInstance> desired(InstanceAddress address) {
        return evaluation.ask(new LanguageKey.Desired(address));
    }

    NodeResult<SessionState> session(LiveKey.Session key) {
        return evaluation.ask(key);
    }

    NodeResult<DataReading> data(LiveKey.DataObject key) {
        return evaluation.ask(key);
    }

    NodeResult<Value> output(String name) {
        return evaluation.ask(new LanguageKey.OutputValue(ModuleAddress.ROOT, name));
    }

    /** The errors that keep a question from being answered, wherever on the way to it they are. */
    List<Diagnostic> causes(NodeKey<?> key) {
        Set<Diagnostic> errors = new LinkedHashSet<>();
        Set<NodeKey<?>> seen = new HashSet<>();
        Deque<NodeKey<?>> open = new ArrayDeque<>(List.of(key));
        while (!open.isEmpty()) {
            NodeKey<?> at = open.pop();
            if (seen.add(at)) {
                evaluation
                        .answered(at)
                        .map(NodeResult::diagnostics)
                        .ifPresent(found ->
                                found.stream().filter(Diagnostic::isError).forEach(errors::add));
                evaluation.asked(at).forEach(open::push);
            }
        }
        return List.copyOf(errors);
    }

    /** Everything that evaluation found wrong while applying. */
    List<Diagnostic> diagnostics() {
        return evaluation.diagnostics();
    }
}
