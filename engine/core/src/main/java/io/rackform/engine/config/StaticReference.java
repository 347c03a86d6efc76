package io.rackform.engine.config;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reference where only names may stand: {@code depends_on}, {@code ignore_changes}, {@code provider}.
 *
 * @param names what is written, without index
 */
public record StaticReference(List<String> names, SourceRange range) {
    public StaticReference {
        names = List.copyOf(names);
    }

    /** The reference that an expression is; an index in it is passed over. Empty where it is something else. */
    public static Optional<StaticReference> of(Expression expression) {
        List<String> names = new ArrayList<>();
        Expression at = unquoted(expression);
        while (true) {
            if (at instanceof Expression.GetAttribute attribute) {
                names.addFirst(attribute.name());
                at = attribute.source();
            } else if (at instanceof Expression.GetIndex index) {
                at = index.source();
            } else if (at instanceof Expression.Reference root) {
                names.addFirst(root.name());
                return Optional.of(new StaticReference(names, expression.range()));
            } else {
                return Optional.empty();
            }
        }
    }

    /** Outside of the JSON syntax quotes round a reference are a habit of old: it is read, with a warning. */
    static void noteQuotes(Expression expression, Diagnostics diagnostics) {
        if (isQuoted(expression)) {
            diagnostics.add(Diagnostic.warning(
                            "Quoted reference",
                            "References are written without quotes here; in quotes they are text everywhere else. Remove"
                                    + " the quotes.")
                    .at(expression.range()));
        }
    }

    /** Whether it is a reference within quotes, outside of the JSON syntax. */
    static boolean isQuoted(Expression expression) {
        return expression instanceof Expression.Literal
                && !JsonSyntax.isJson(expression.range().file())
                && of(expression).isPresent();
    }

    /** In the JSON syntax a reference is text: the expression in it, or the expression itself where it is none. */
    public static Expression unquoted(Expression expression) {
        if (expression instanceof Expression.Literal literal && literal.value() instanceof StringValue(String text)) {
            Parsed<Expression> parsed =
                    HclParser.parseExpression(expression.range().file(), text);
            return parsed.hasErrors() ? expression : parsed.tree();
        }
        return expression;
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
