package io.rackform.engine.config.name;

import io.rackform.engine.config.ConditionBlock;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.OutputBlock;
import io.rackform.engine.config.ProviderBlock;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.config.VariableBlock;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.StaticExpression;
import io.rackform.hcl.syntax.Traversal;
import io.rackform.hcl.syntax.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every reference that is written in a module, with what it may name beside the things that the module declares. */
final class WrittenReferences {
    private static final Map<String, Integer> CONTENT = Map.of("content", 0);

    private final Reader reader;

    /** Takes the references. */
    interface Reader {
        void read(Traversal reference, Place place);
    }

    /**
     * What stands for something only in some places.
     *
     * @param iterators the names of the dynamic blocks around
     */
    record Place(boolean each, boolean count, boolean self, Set<String> iterators) {
        static final Place PLAIN = new Place(false, false, false, Set.of());

        Place {
            iterators = Set.copyOf(iterators);
        }

        static Place in(Repetition repetition) {
            return switch (repetition) {
                case Repetition.Once ignored -> PLAIN;
                case Repetition.Count ignored -> new Place(false, true, false, Set.of());
                case Repetition.ForEach ignored -> new Place(true, false, false, Set.of());
            };
        }

        Place withSelf() {
            return new Place(each, count, true, iterators);
        }

        Place with(String iterator) {
            Set<String> more = new HashSet<>(iterators);
            more.add(iterator);
            return new Place(each, count, self, more);
        }
    }

    private WrittenReferences(Reader reader) {
        this.reader = reader;
    }

    static void read(Module module, Reader reader) {
        WrittenReferences written = new WrittenReferences(reader);
        module.locals().values().forEach(local -> written.expression(local.expression(), Place.PLAIN));
        for (VariableBlock variable : module.variables().values()) {
            written.conditions(variable.validations(), Place.PLAIN);
        }
        for (OutputBlock output : module.outputs().values()) {
            written.expression(output.value(), Place.PLAIN);
            written.conditions(output.preconditions(), Place.PLAIN);
        }
        for (ResourceBlock resource : module.resources().values()) {
            Place place = written.repetition(resource.repetition());
            written.body(resource.body(), place);
            resource.lifecycle().replaceTriggeredBy().forEach(trigger -> written.expression(trigger, place));
            written.conditions(resource.lifecycle().preconditions(), place);
            written.conditions(resource.lifecycle().postconditions(), place.withSelf());
        }
        for (ModuleCall call : module.calls().values()) {
            written.body(call.arguments(), written.repetition(call.repetition()));
        }
        for (ProviderBlock provider : module.providers().values()) {
            written.body(provider.body(), written.repetition(provider.repetition()));
        }
    }

    private Place repetition(Repetition repetition) {
        switch (repetition) {
            case Repetition.Once ignored -> {}
            case Repetition.Count(Expression count) -> expression(count, Place.PLAIN);
            case Repetition.ForEach(Expression forEach) -> expression(forEach, Place.PLAIN);
        }
        return Place.in(repetition);
    }

    private void conditions(List<ConditionBlock> conditions, Place place) {
        for (ConditionBlock condition : conditions) {
            expression(condition.condition(), place);
            expression(condition.errorMessage(), place);
        }
    }

    private void expression(Expression expression, Place place) {
        Variables.of(expression).forEach(reference -> reader.read(reference, place));
    }

    private void body(Body body, Place place) {
        body.attributes().values().forEach(attribute -> expression(attribute.expression(), place));
        for (Block block : body.blocks()) {
            if (block.type().equals("dynamic") && block.labels().size() == 1) {
                dynamic(block, place);
            } else {
                body(block.body(), place);
            }
        }
    }

    /** Within the content of a dynamic block, and in its labels, the iterator has a value. */
    private void dynamic(Block block, Place place) {
        Body body = JsonSyntax.withBlocks(block.body(), () -> CONTENT);
        var named = body.attribute("iterator");
        String iterator = named == null
                ? block.labels().getFirst().text()
                : StaticExpression.traversal(named.expression())
                        .map(Traversal::root)
                        .orElse("");
        Place inside = place.with(iterator);
        body.attributes().forEach((name, attribute) -> {
            if (!name.equals("iterator")) {
                expression(attribute.expression(), name.equals("labels") ? inside : place);
            }
        });
        body.blocks().forEach(content -> body(content.body(), inside));
    }
}
