package io.rackform.engine.config.name;

import io.rackform.engine.config.CheckBlock;
import io.rackform.engine.config.ConditionBlock;
import io.rackform.engine.config.ImportBlock;
import io.rackform.engine.config.ImportTarget;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.ModuleCall;
import io.rackform.engine.config.OutputBlock;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.config.StaticReference;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.StaticExpression;
import io.rackform.hcl.syntax.Traversal;
import io.rackform.hcl.syntax.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Every reference that is written in a module, with what it stands in and what it may name beside the things that the
 * module declares.
 */
public final class WrittenReferences {
    private static final Map<String, Integer> CONTENT = Map.of("content", 0);

    /** Names of what is no managed resource. */
    public static final Set<String> NOT_RESOURCES = Set.of(
            "var", "local", "module", "data", "each", "count", "self", "path", "terraform", "rackform", "ephemeral");

    private final String owner;
    private final Reader reader;

    /** Takes the references. */
    public interface Reader {
        /** @param owner what it stands in, as references name it: {@code local.a}, {@code output.b}, {@code data.c.d} */
        void read(String owner, Traversal reference, Place place);
    }

    /**
     * What stands for something only in some places.
     *
     * @param iterators the names of the dynamic blocks around
     */
    public record Place(boolean each, boolean count, boolean self, Set<String> iterators) {
        static final Place PLAIN = new Place(false, false, false, Set.of());

        /** In {@code depends_on}, which names whole resources and modules. */
        static final Place DEPENDS_ON = new Place(false, false, false, Set.of("depends_on"));

        public Place {
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

    private WrittenReferences(String owner, Reader reader) {
        this.owner = owner;
        this.reader = reader;
    }

    public static void read(Module module, Reader reader) {
        module.locals()
                .forEach((name, local) ->
                        new WrittenReferences("local." + name, reader).expression(local.expression(), Place.PLAIN));
        module.variables()
                .forEach((name, variable) ->
                        new WrittenReferences("var." + name, reader).conditions(variable.validations(), Place.PLAIN));
        module.outputs().forEach((name, output) -> new WrittenReferences("output." + name, reader).output(output));
        module.resources().forEach((name, resource) -> new WrittenReferences(name, reader).resource(resource));
        module.calls().forEach((name, call) -> new WrittenReferences("module." + name, reader).call(call));
        module.providers()
                .forEach((name, provider) ->
                        new WrittenReferences("provider." + name, reader).body(provider.body(), provider.repetition()));
        module.checks().forEach((name, check) -> new WrittenReferences("check." + name, reader).check(check));
        module.refactorings().imports().forEach(block -> new WrittenReferences("import", reader).imported(block));
    }

    private void check(CheckBlock check) {
        if (check.data() != null) {
            resource(check.data());
        }
        conditions(check.asserts(), Place.PLAIN);
    }

    private void imported(ImportBlock block) {
        if (block.forEach() != null) {
            expression(block.forEach(), Place.PLAIN);
        }
        Place place = block.forEach() == null ? Place.PLAIN : Place.in(new Repetition.ForEach(block.forEach()));
        expression(block.named(), place);
        block.to().calls().stream()
                .map(ImportTarget.Step::key)
                .filter(Objects::nonNull)
                .forEach(key -> expression(key, place));
        if (block.to().key() != null) {
            expression(block.to().key(), place);
        }
    }

    private void output(OutputBlock output) {
        expression(output.value(), Place.PLAIN);
        conditions(output.preconditions(), Place.PLAIN);
        dependsOn(output.dependsOn());
    }

    private void resource(ResourceBlock resource) {
        Place place = Place.in(resource.repetition());
        body(resource.body(), resource.repetition());
        resource.lifecycle().replaceTriggeredBy().forEach(trigger -> trigger(trigger, place));
        if (resource.lifecycle().preventDestroyWhen() != null) {
            expression(resource.lifecycle().preventDestroyWhen(), Place.PLAIN);
        }
        conditions(resource.lifecycle().preconditions(), place);
        conditions(resource.lifecycle().postconditions(), place.withSelf());
        dependsOn(resource.dependsOn());
        if (resource.provider() != null && resource.provider().key() != null) {
            expression(resource.provider().key(), place);
        }
    }

    /** What is no resource or instance there is told with what a trigger may be, and so are the names in its indexes. */
    private void trigger(Expression trigger, Place place) {
        Variables.of(trigger).stream()
                .filter(reference -> reference.steps().size() > 1 && !NOT_RESOURCES.contains(reference.root()))
                .forEach(reference -> reader.read(owner, withoutKeys(reference), place));
    }

    private static Traversal withoutKeys(Traversal reference) {
        return new Traversal(
                reference.steps().stream()
                        .takeWhile(Traversal.Step.Name.class::isInstance)
                        .toList(),
                reference.range());
    }

    private void call(ModuleCall call) {
        body(call.arguments(), call.repetition());
        dependsOn(call.dependsOn());
    }

    private void body(Body body, Repetition repetition) {
        switch (repetition) {
            case Repetition.Once ignored -> {}
            case Repetition.Count(Expression count) -> expression(count, Place.PLAIN);
            case Repetition.ForEach(Expression forEach) -> expression(forEach, Place.PLAIN);
        }
        body(body, Place.in(repetition));
    }

    private void dependsOn(List<StaticReference> references) {
        for (StaticReference reference : references) {
            List<Traversal.Step> steps = reference.names().stream()
                    .<Traversal.Step>map(name -> new Traversal.Step.Name(name, reference.range()))
                    .toList();
            reader.read(owner, new Traversal(steps, reference.range()), Place.DEPENDS_ON);
        }
    }

    private void conditions(List<ConditionBlock> conditions, Place place) {
        for (ConditionBlock condition : conditions) {
            expression(condition.condition(), place);
            expression(condition.errorMessage(), place);
        }
    }

    private void expression(Expression expression, Place place) {
        Variables.of(expression).forEach(reference -> reader.read(owner, reference, place));
    }

    private void body(Body body, Place place) {
        for (Attribute attribute : body.attributes().values()) {
            // In the JSON syntax a block looks like an argument, and names of iterators like any others.
            if (!attribute.name().equals("dynamic")) {
                expression(attribute.expression(), place);
            }
        }
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
                        .or(() -> StaticExpression.literalString(named.expression()))
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
