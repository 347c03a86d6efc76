package io.rackform.engine.config;

import io.rackform.hcl.eval.ConstantScope;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parts of one block that have a fixed meaning; what nobody asked for is an error, or is what remains. */
final class BlockReader {
    private final String kind;
    private final Body body;
    private final Diagnostics diagnostics;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> knownBlocks = new LinkedHashSet<>();

    /** @param kind as messages call it: {@code "variable" block} */
    BlockReader(String kind, Body body, Diagnostics diagnostics) {
        this.kind = kind;
        this.body = body;
        this.diagnostics = diagnostics;
    }

    @Nullable
    Expression expression(String name) {
        known.add(name);
        Attribute attribute = body.attribute(name);
        return attribute == null ? null : attribute.expression();
    }

    /** An attribute that must be there; its absence is reported. */
    @Nullable
    Expression required(String name) {
        Expression expression = expression(name);
        if (expression == null) {
            diagnostics.add(Diagnostic.error(
                    "Missing required argument",
                    "The " + kind + " needs the argument \"" + name + "\", but it is not set.",
                    body.missingItemRange()));
        }
        return expression;
    }

    boolean flag(String name, boolean otherwise) {
        Expression expression = expression(name);
        if (expression == null) {
            return otherwise;
        }
        Value value = constant(expression, Type.BOOL);
        if (value instanceof BoolValue(boolean truth)) {
            return truth;
        }
        diagnostics.add(Diagnostic.error(
                "Literal value required",
                "The argument \"" + name + "\" of the " + kind
                        + " must be true or false as written: it is read before anything is evaluated.",
                expression.range()));
        return otherwise;
    }

    String text(String name) {
        Expression expression = expression(name);
        if (expression == null) {
            return "";
        }
        Value value = constant(expression, Type.STRING);
        if (value instanceof StringValue(String text)) {
            return text;
        }
        if (!value.isNull()) {
            diagnostics.add(Diagnostic.error(
                    "Literal text required",
                    "The argument \"" + name + "\" of the " + kind
                            + " must be text that refers to nothing: it is read before anything is evaluated.",
                    expression.range()));
        }
        return "";
    }

    /** The value of an expression that refers to nothing, as a type; unknown where it is none. */
    private static Value constant(Expression expression, Type type) {
        Value value = Evaluator.evaluate(expression, ConstantScope.INSTANCE, new Diagnostics());
        return Conversion.convert(value, type) instanceof Conversion.Result.Converted(Value converted)
                ? converted
                : UnknownValue.ANY;
    }

    List<StaticReference> references(String name) {
        Expression expression = expression(name);
        if (expression == null) {
            return List.of();
        }
        if (!(expression instanceof Expression.TupleOf list)) {
            diagnostics.add(notReferences(name, expression));
            return List.of();
        }
        List<StaticReference> references = new ArrayList<>();
        for (Expression element : list.elements()) {
            StaticReference.of(element)
                    .ifPresentOrElse(
                            reference -> {
                                StaticReference.noteQuotes(element, diagnostics);
                                references.add(reference);
                            },
                            () -> diagnostics.add(notReferences(name, element)));
        }
        return references;
    }

    private static Diagnostic notReferences(String name, Expression at) {
        return Diagnostic.error(
                "List of references required",
                "The argument \"" + name + "\" takes a list of references to resources or modules, such as"
                        + " [terraform_data.example]: no text, no operators.",
                at.range());
    }

    Repetition repetition() {
        Expression count = expression("count");
        Expression forEach = expression("for_each");
        if (count != null && forEach != null) {
            diagnostics.add(Diagnostic.error(
                    "Both count and for_each",
                    "A block can be repeated by count or by for_each, but not by both: remove one of them.",
                    forEach.range()));
        }
        if (count != null) {
            return new Repetition.Count(count);
        }
        return forEach == null ? new Repetition.Once() : new Repetition.ForEach(forEach);
    }

    /** The blocks of a type that has no labels; labels that are there are reported. */
    List<Block> blocks(String type) {
        List<Block> blocks = labelled(type);
        blocks.stream()
                .filter(block -> !block.labels().isEmpty())
                .forEach(block -> diagnostics.add(wrongLabels(block)));
        return blocks;
    }

    /** @param meanings what each label is, with an article; none where the block has none */
    static Diagnostic wrongLabels(Block block, String... meanings) {
        String wanted = meanings.length == 0 ? "no label" : String.join(" and ", meanings) + " as labels";
        return Diagnostic.error(
                "Wrong number of labels",
                "Blocks of type \"" + block.type() + "\" have " + wanted + ", but this one has "
                        + (block.labels().isEmpty()
                                ? "none"
                                : block.labels().size() == 1
                                        ? "one label"
                                        : block.labels().size() + " labels")
                        + ".",
                block.headerRange());
    }

    /** Reports blocks that would run something beside the plan; once, because they go together. */
    void noProvisioners() {
        Stream.concat(labelled("provisioner").stream(), labelled("connection").stream())
                .findFirst()
                .ifPresent(block -> diagnostics.add(Diagnostic.error(
                        "Provisioners are not available",
                        "Rackform runs no \"provisioner\" and needs no \"connection\" block: what a command did cannot be"
                                + " planned, compared or undone. Remove the block; let resources describe what the command"
                                + " was to reach, or run it beside Rackform, with what \"rackform output -json\" tells.",
                        block.headerRange())));
    }

    /** The blocks of a type that has labels, for the caller to look at. */
    List<Block> labelled(String type) {
        knownBlocks.add(type);
        return body.blocks().stream().filter(block -> block.type().equals(type)).toList();
    }

    List<ConditionBlock> conditions(String type) {
        List<ConditionBlock> conditions = new ArrayList<>();
        for (Block block : blocks(type)) {
            BlockReader reader = new BlockReader("\"" + type + "\" block", block.body(), diagnostics);
            Expression condition = reader.required("condition");
            Expression message = reader.required("error_message");
            reader.end();
            if (condition != null && message != null) {
                ConditionBlock one = new ConditionBlock(condition, message, block.headerRange());
                if (WrittenConditions.refersToSomething(one, diagnostics)) {
                    conditions.add(one);
                }
            }
        }
        return conditions;
    }

    /** The body without what was asked for. */
    Body rest() {
        LinkedHashMap<String, Attribute> attributes = new LinkedHashMap<>(body.attributes());
        attributes.keySet().removeAll(known);
        List<Block> blocks = body.blocks().stream()
                .filter(block -> !knownBlocks.contains(block.type()))
                .toList();
        return new Body(attributes, blocks, body.range(), body.missingItemRange());
    }

    /** Reports what nobody asked for. */
    void end() {
        Body rest = rest();
        rest.attributes()
                .values()
                .forEach(attribute -> diagnostics.add(Diagnostic.error(
                        "Unsupported argument",
                        "The " + kind + " has no argument named \"" + attribute.name() + "\"."
                                + Suggestion.didYouMean(attribute.name(), known),
                        attribute.nameRange())));
        rest.blocks()
                .forEach(block -> diagnostics.add(Diagnostic.error(
                        "Unsupported block type",
                        "The " + kind + " has no block of type \"" + block.type() + "\"."
                                + Suggestion.didYouMean(block.type(), knownBlocks),
                        block.typeRange())));
    }
}
