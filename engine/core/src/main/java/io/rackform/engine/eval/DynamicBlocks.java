package io.rackform.engine.eval;

import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.SetValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Turns a {@code dynamic} block into the blocks that it stands for: one for each element of its collection. */
final class DynamicBlocks {
    static final String TYPE = "dynamic";

    /** In the JSON syntax both look like arguments. */
    private static final Map<String, Integer> CONTENT = Map.of("content", 0);

    private DynamicBlocks() {}

    /** The type of the blocks that a dynamic block makes; null where the block is an ordinary one. */
    static @Nullable String generated(Block block) {
        return block.type().equals(TYPE) && block.labels().size() == 1
                ? block.labels().getFirst().text()
                : null;
    }

    /**
     * One block to be decoded.
     *
     * @param labels those of a block, or what the {@code labels} of a dynamic block gave
     */
    record Item(Body body, Scope scope, List<String> labels, SourceRange at) {}

    /**
     * What a dynamic block stands for.
     *
     * @param unknown whether the number of blocks is known only after apply; the one item is then a sample, with an iterator
     *     of which nothing is known
     * @param marks of the collection, which go over to what is made from it
     */
    record Made(List<Item> items, boolean unknown, Set<Mark> marks) {
        static final Made NOTHING = new Made(List.of(), false, Set.of());
    }

    /** The parts of a dynamic block; null where one is missing, which is reported. */
    record Parts(
            Expression forEach, String iterator, @Nullable Expression labels, Body content, SourceRange at) {}

    static @Nullable Parts parts(Block block, Diagnostics diagnostics) {
        Body body = JsonSyntax.withBlocks(block.body(), () -> CONTENT);
        for (Attribute attribute : body.attributes().values()) {
            if (!Set.of("for_each", "iterator", "labels").contains(attribute.name())) {
                diagnostics.add(Diagnostic.error(
                        "Unsupported argument in dynamic block",
                        "A \"dynamic\" block has the arguments \"for_each\", \"iterator\" and \"labels\"; \""
                                + attribute.name()
                                + "\" is none of them. What the generated blocks hold belongs into its"
                                + " \"content\" block.",
                        attribute.nameRange()));
            }
        }
        List<Block> contents = new ArrayList<>();
        for (Block inner : body.blocks()) {
            if (inner.type().equals("content")) {
                contents.add(inner);
            } else {
                diagnostics.add(Diagnostic.error(
                        "Unsupported block in dynamic block",
                        "A \"dynamic\" block holds one block of type \"content\" and no other. A block of type \""
                                + inner.type() + "\" within the generated blocks belongs into \"content\".",
                        inner.typeRange()));
            }
        }
        contents.stream()
                .skip(1)
                .forEach(more -> diagnostics.add(Diagnostic.error(
                        "Extraneous dynamic content block",
                        "A \"dynamic\" block has only one \"content\" block; it is repeated for each element.",
                        more.typeRange())));
        Attribute forEach = body.attribute("for_each");
        if (forEach == null) {
            diagnostics.add(Diagnostic.error(
                    "Missing dynamic for_each",
                    "A \"dynamic\" block needs the argument \"for_each\": the collection with one element for each block.",
                    body.missingItemRange()));
        }
        if (contents.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Missing dynamic content block",
                    "A \"dynamic\" block needs a nested block of type \"content\" that tells what each generated block"
                            + " holds.",
                    body.missingItemRange()));
        }
        String iterator = iterator(block, body.attribute("iterator"), diagnostics);
        Attribute labels = body.attribute("labels");
        return forEach == null || contents.isEmpty() || iterator == null
                ? null
                : new Parts(
                        forEach.expression(),
                        iterator,
                        labels == null ? null : labels.expression(),
                        contents.getFirst().body(),
                        block.headerRange());
    }

    private static @Nullable String iterator(Block block, @Nullable Attribute written, Diagnostics diagnostics) {
        return switch (written == null ? null : written.expression()) {
            case null -> block.labels().getFirst().text();
            case Expression.Reference(String name, SourceRange ignored) -> name;
            case Expression.Literal(StringValue(String name), SourceRange range)
            when JsonSyntax.isJson(range.file()) && name.matches("[\\p{L}_][\\p{L}\\p{N}_-]*") -> name;
            case Expression other -> {
                diagnostics.add(Diagnostic.error(
                        "Invalid dynamic iterator name",
                        "The argument \"iterator\" is a single name without quotes, by which the \"content\" block calls"
                                + " the current element.",
                        other.range()));
                yield null;
            }
        };
    }

    /** The blocks; none where the collection cannot be gone through, which is reported. */
    static Made expand(Parts parts, Scope scope, Diagnostics diagnostics) {
        Value collection = Evaluator.evaluate(parts.forEach(), scope, diagnostics);
        if (collection.has(Mark.FAILED)) {
            return Made.NOTHING;
        }
        Set<Mark> marks = collection.marks();
        if (!collection.isKnown()) {
            Scope inner = new IteratorScope(parts.iterator(), UnknownValue.ANY, UnknownValue.ANY, scope);
            return new Made(List.of(new Item(parts.content(), inner, List.of(), parts.at())), true, marks);
        }
        List<Map.Entry<Value, Value>> elements = elements(collection.unmarked());
        if (elements == null) {
            diagnostics.add(Diagnostic.error(
                            "Invalid dynamic for_each value",
                            "The value is "
                                    + (collection.isNull()
                                            ? "null"
                                            : "a " + collection.type().friendlyName())
                                    + ", but a \"dynamic\" block needs a list, set, tuple, map or object: one block is made for"
                                    + " each element, and none for an empty one.",
                            parts.forEach().range())
                    .using(Evaluator.used(parts.forEach(), scope)));
            return Made.NOTHING;
        }
        List<Item> items = new ArrayList<>(elements.size());
        for (Map.Entry<Value, Value> element : elements) {
            Scope inner = new IteratorScope(
                    parts.iterator(),
                    element.getKey().withMarks(marks),
                    element.getValue().withMarks(marks),
                    scope);
            List<String> labels = labels(parts.labels(), inner, diagnostics);
            if (labels != null) {
                items.add(new Item(parts.content(), inner, labels, parts.at()));
            }
        }
        return new Made(items, false, marks);
    }

    private static @Nullable List<Map.Entry<Value, Value>> elements(Value collection) {
        return switch (collection) {
            case ListValue list -> numbered(list.elements());
            case TupleValue tuple -> numbered(tuple.elements());
            case SetValue set ->
                set.elements().stream()
                        .map(element -> Map.entry(element, element))
                        .toList();
            case MapValue map -> named(map.elements());
            case ObjectValue object -> named(object.attributes());
            case Value ignored -> null;
        };
    }

    private static List<Map.Entry<Value, Value>> numbered(List<Value> elements) {
        List<Map.Entry<Value, Value>> entries = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            entries.add(Map.entry(NumberValue.of(i), elements.get(i)));
        }
        return entries;
    }

    private static List<Map.Entry<Value, Value>> named(SortedMap<String, Value> elements) {
        List<Map.Entry<Value, Value>> entries = new ArrayList<>(elements.size());
        elements.forEach((key, value) -> entries.add(Map.entry(new StringValue(key), value)));
        return entries;
    }

    /** The labels of one generated block; null where they cannot be told, which is reported. */
    private static @Nullable List<String> labels(@Nullable Expression written, Scope scope, Diagnostics diagnostics) {
        if (written == null) {
            return List.of();
        }
        if (!(written instanceof Expression.TupleOf tuple)) {
            diagnostics.add(badLabel("The argument \"labels\" is a list in brackets.", written, scope));
            return null;
        }
        List<String> labels = new ArrayList<>();
        for (Expression element : tuple.elements()) {
            Value value = Evaluator.evaluate(element, scope, diagnostics);
            if (value.has(Mark.FAILED)) {
                return null;
            }
            String text = !value.marks().isEmpty() ? null : text(value);
            if (text == null) {
                diagnostics.add(badLabel(
                        value.isKnown()
                                ? "The value is " + (value.isNull() ? "null" : "sensitive, or not a text") + "."
                                : "The value is known only after apply.",
                        element,
                        scope));
                return null;
            }
            labels.add(text);
        }
        return labels;
    }

    private static @Nullable String text(Value value) {
        return Conversion.convert(value, Type.STRING)
                        instanceof Conversion.Result.Converted(StringValue(String converted))
                ? converted
                : null;
    }

    private static Diagnostic badLabel(String why, Expression at, Scope scope) {
        return Diagnostic.error(
                        "Invalid dynamic block label",
                        why + " The labels of a generated block are texts that are known while planning.",
                        at.range())
                .using(Evaluator.used(at, scope));
    }

    /** Gives the iterator its name; every other name means what it means around the block. */
    private record IteratorScope(String name, Value iterator, Scope outer) implements Scope {
        IteratorScope(String name, Value key, Value value, Scope outer) {
            this(name, ObjectValue.of(Map.of("key", key, "value", value)), outer);
        }

        @Override
        public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
            return steps.getFirst() instanceof Step.Name(String first, SourceRange ignored) && first.equals(name)
                    ? new Resolved(iterator, 1)
                    : outer.resolve(steps, range, diagnostics);
        }

        @Override
        public FunctionContext functions() {
            return outer.functions();
        }
    }

    /** Marks of several dynamic blocks together. */
    static Set<Mark> together(Set<Mark> one, Set<Mark> other) {
        if (other.isEmpty()) {
            return one;
        }
        EnumSet<Mark> all = EnumSet.copyOf(other);
        all.addAll(one);
        return all;
    }
}
