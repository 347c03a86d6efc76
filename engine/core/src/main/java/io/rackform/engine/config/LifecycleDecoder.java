package io.rackform.engine.config;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decodes {@code lifecycle} blocks. */
final class LifecycleDecoder {
    private final Diagnostics diagnostics;

    LifecycleDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    LifecycleBlock decode(List<Block> blocks) {
        if (blocks.isEmpty()) {
            return LifecycleBlock.NONE;
        }
        blocks.stream().skip(1).forEach(block -> diagnostics.add(duplicate("A resource", block)));
        BlockReader reader =
                new BlockReader("\"lifecycle\" block", blocks.getFirst().body(), diagnostics);
        Expression written = reader.expression("ignore_changes");
        Expression ignored =
                written != null && JsonSyntax.isJson(written.range().file())
                        ? StaticReference.unquoted(written)
                        : written;
        boolean ignoreAll = ignored instanceof Expression.Reference reference
                && reference.name().equals("all");
        LifecycleBlock lifecycle = new LifecycleBlock(
                reader.flag("create_before_destroy", false),
                reader.expression("prevent_destroy"),
                ignoreAll,
                ignored == null || ignoreAll ? List.of() : paths(ignored),
                elements(reader.expression("replace_triggered_by")),
                reader.conditions("precondition"),
                reader.conditions("postcondition"),
                reader.flag("destroy", true));
        reader.end();
        return lifecycle;
    }

    /** @param what begins a sentence: what has such a block */
    static Diagnostic duplicate(String what, Block block) {
        return Diagnostic.error(
                "Duplicate lifecycle block",
                what + " has at most one \"lifecycle\" block: put the arguments of both into one.",
                block.typeRange());
    }

    private List<Expression> elements(@Nullable Expression list) {
        return switch (list) {
            case null -> List.of();
            case Expression.TupleOf tuple -> tuple.elements();
            case Expression other -> {
                diagnostics.add(Diagnostic.error(
                        "Invalid replace_triggered_by",
                        "The argument \"replace_triggered_by\" takes a list of references to resources or their"
                                + " attributes, such as [terraform_data.revision].",
                        other.range()));
                yield List.of();
            }
        };
    }

    private List<LifecycleBlock.IgnoredPath> paths(Expression ignored) {
        List<LifecycleBlock.IgnoredPath> paths = new ArrayList<>();
        if (!(ignored instanceof Expression.TupleOf list)) {
            diagnostics.add(notAttributes(ignored));
            return paths;
        }
        for (Expression element : list.elements()) {
            path(element)
                    .ifPresentOrElse(
                            found -> {
                                StaticReference.noteQuotes(element, diagnostics);
                                paths.add(new LifecycleBlock.IgnoredPath(found, element.range()));
                            },
                            () -> diagnostics.add(notAttributes(element)));
        }
        return paths;
    }

    private static Diagnostic notAttributes(Expression at) {
        return Diagnostic.error(
                "Invalid ignore_changes",
                "The argument \"ignore_changes\" takes a list of attributes of this resource, such as"
                        + " [attributes[\"BootMode\"]], or the word all without quotes.",
                at.range());
    }

    private static Optional<AttributePath> path(Expression expression) {
        Deque<UnaryOperator<AttributePath>> steps = new ArrayDeque<>();
        Expression at = StaticReference.unquoted(expression);
        while (!(at instanceof Expression.Reference)) {
            switch (at) {
                case Expression.GetAttribute attribute -> {
                    steps.push(path -> path.attribute(attribute.name()));
                    at = attribute.source();
                }
                case Expression.GetIndex index
                when index.key() instanceof Expression.Literal literal
                        && literal.value() instanceof StringValue key -> {
                    steps.push(path -> path.key(key.value()));
                    at = index.source();
                }
                case Expression.GetIndex index
                when index.key() instanceof Expression.Literal literal
                        && literal.value() instanceof NumberValue number
                        && number.isInt() -> {
                    steps.push(path -> path.index(number.value().intValueExact()));
                    at = index.source();
                }
                case Expression ignored -> {
                    return Optional.empty();
                }
            }
        }
        AttributePath path = AttributePath.of(((Expression.Reference) at).name());
        for (UnaryOperator<AttributePath> step : steps) {
            path = step.apply(path);
        }
        return Optional.of(path);
    }
}
