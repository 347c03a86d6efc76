package io.rackform.engine.run;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.VariableBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.Evaluation;
import io.rackform.engine.demand.NodeKey;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.eval.Expansion;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.ModuleNames;
import io.rackform.engine.eval.VariableInput;
import io.rackform.engine.plan.LookRules;
import io.rackform.hcl.eval.ConsoleAnswer;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Mark;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions of somebody who looks, in the scope of a module. For one thread. */
public final class Inquiry {
    private final LanguageInputs inputs;
    private final Supplier<Evaluation> evaluations;
    private final boolean planned;

    /**
     * What came of an expression.
     *
     * @param text as a console prints it; empty where the diagnostics have errors
     * @param diagnostics of the expression and of everything that it needed
     */
    public record Answer(Optional<String> text, List<Diagnostic> diagnostics) {
        public Answer {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Notes what an expression asks for. */
    private record Asking(Demand behind, List<NodeKey<?>> keys) implements Demand {
        Asking(Demand behind) {
            this(behind, new ArrayList<>());
        }

        @Override
        public <V> NodeResult<V> ask(NodeKey<V> key) {
            keys.add(key);
            return behind.ask(key);
        }

        @Override
        public <V> List<NodeResult<V>> askAll(List<? extends NodeKey<V>> all) {
            keys.addAll(all);
            return behind.askAll(all);
        }
    }

    private Inquiry(LanguageInputs inputs, Supplier<Evaluation> evaluations, boolean planned) {
        this.inputs = inputs;
        this.evaluations = evaluations;
        this.planned = planned;
    }

    /** References give what is recorded, and a variable without a value is not known. */
    static Inquiry ofRecorded(LanguageInputs inputs, StateSnapshot recorded) {
        Map<String, VariableInput> variables = new HashMap<>(inputs.variables());
        for (VariableBlock variable : inputs.configuration().root().variables().values()) {
            if (variable.defaultValue() == null) {
                variables.putIfAbsent(variable.name(), new VariableInput.Given(UnknownValue.ANY, null));
            }
        }
        LanguageInputs lenient = inputs.with(variables);
        // What failed once must be said again by the next expression that needs it, so each gets a fresh memory.
        return new Inquiry(lenient, () -> LookRules.evaluation(lenient, recorded), false);
    }

    /** References give what the plan has come to, as far as it has come. */
    static Inquiry ofPlan(Planned planned, LanguageInputs.Impure impure) {
        return new Inquiry(planned.language().with(impure), planned::evaluation, true);
    }

    /** What a console answers: the value, or for {@code type(expression)} the type. */
    public Answer answer(Expression expression, ModuleAddress module) {
        Diagnostics diagnostics = new Diagnostics();
        Evaluation evaluation = evaluations.get();
        Asking asking = new Asking(evaluation);
        Optional<String> text = ConsoleAnswer.of(expression, ModuleNames.in(inputs, module, asking), diagnostics);
        // What the plan said is told already; only what keeps this expression from an answer is told again.
        if (!planned || text.isEmpty()) {
            diagnostics.addAll(evaluation.diagnostics(asking.keys));
        }
        if (text.isEmpty() && !diagnostics.hasErrors()) {
            throw new IllegalStateException("a value failed, and nobody said why");
        }
        return new Answer(diagnostics.hasErrors() ? Optional.empty() : text, diagnostics.list());
    }

    /** The value, for whoever suggests what could follow; empty where there is something wrong with it. */
    public Optional<Value> value(Expression expression, ModuleAddress module) {
        Diagnostics diagnostics = new Diagnostics();
        Value value = Evaluator.evaluate(expression, ModuleNames.in(inputs, module, evaluations.get()), diagnostics);
        boolean failed = diagnostics.hasErrors() || Values.marksDeep(value).contains(Mark.FAILED);
        return failed ? Optional.empty() : Optional.of(value);
    }

    /** The names that a module has; null where the configuration has no such module. */
    public @Nullable Module module(ModuleAddress address) {
        return inputs.configuration().module(address);
    }

    /** Whether there is such an instance of a module; where the instances are not known, any may be. */
    public boolean exists(ModuleAddress address) {
        if (address.isRoot()) {
            return true;
        }
        ModuleAddress.Step step = address.steps().getLast();
        return exists(address.parent())
                && module(address) != null
                && evaluations
                        .get()
                        .ask(new LanguageKey.ModuleInstances(address.parent(), step.name()))
                        .answer()
                        .map(expansion -> expansion.kind() == Expansion.Kind.UNKNOWN
                                || expansion.instances().containsKey(step.key()))
                        .orElse(false);
    }
}
