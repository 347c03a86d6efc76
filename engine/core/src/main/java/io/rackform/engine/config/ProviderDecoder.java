package io.rackform.engine.config;

import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decodes {@code provider} blocks and the arguments that refer to them. */
final class ProviderDecoder {
    private final Diagnostics diagnostics;

    ProviderDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private String alias(BlockReader reader) {
        Expression written = reader.expression("alias");
        String alias = reader.text("alias");
        if (written instanceof Expression.Literal && !alias.matches("[\\p{L}_][\\p{L}\\p{N}_-]*")) {
            diagnostics.add(Diagnostic.error(
                    "Invalid provider alias",
                    "An alias is a name: it begins with a letter and goes on with letters, digits, underscores and hyphens.",
                    written.range()));
        }
        return alias;
    }

    /** A block with its one label. */
    ProviderBlock block(Block block) {
        BlockReader reader = new BlockReader("\"provider\" block", block.body(), diagnostics);
        String alias = alias(reader);
        Expression forEach = reader.expression("for_each");
        if (forEach != null && alias.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    "Alias required",
                    "A \"provider\" block with \"for_each\" needs an \"alias\", by which resources choose among its"
                            + " instances: provider = "
                            + block.labels().getFirst().text() + ".ALIAS[KEY].",
                    forEach.range()));
        }
        Expression version = reader.expression("version");
        if (version != null) {
            diagnostics.add(Diagnostic.warning(
                            "Version in a provider block",
                            "The argument \"version\" of a \"provider\" block has no effect here. Put it among the"
                                    + " \"required_providers\" of a \"rackform\" or \"terraform\" block.")
                    .at(version.range()));
        }
        return new ProviderBlock(
                block.labels().getFirst().text(),
                alias,
                forEach == null ? new Repetition.Once() : new Repetition.ForEach(forEach),
                reader.rest(),
                block.headerRange());
    }

    @Nullable
    ProviderReference reference(Expression expression) {
        Expression key = null;
        Expression names = expression;
        if (names instanceof Expression.GetIndex index) {
            key = index.key();
            names = index.source();
        }
        List<String> parts =
                StaticReference.of(names).map(StaticReference::names).orElse(List.of());
        if (parts.isEmpty() || parts.size() > 2) {
            diagnostics.add(Diagnostic.error(
                    "Invalid provider reference",
                    "A provider is named as NAME, NAME.ALIAS or NAME.ALIAS[KEY], without quotes.",
                    expression.range()));
            return null;
        }
        StaticReference.noteQuotes(names, diagnostics);
        return new ProviderReference(parts.get(0), parts.size() == 2 ? parts.get(1) : "", key, expression.range());
    }

    /** What is passed to a module, by the name that the module knows it by. */
    Map<String, ProviderReference> map(@Nullable Expression expression) {
        Map<String, ProviderReference> passed = new TreeMap<>();
        if (expression == null) {
            return passed;
        }
        if (!(expression instanceof Expression.ObjectOf object)) {
            diagnostics.add(Diagnostic.error(
                    "Invalid providers argument",
                    "The argument \"providers\" maps the module's provider names to this module's: { redfish = redfish.bmc }.",
                    expression.range()));
            return passed;
        }
        for (Expression.ObjectOf.Item item : object.items()) {
            String inner = item.key() instanceof Expression.Literal literal
                            && literal.value() instanceof StringValue(String text)
                    ? text
                    : StaticReference.of(item.key())
                            .map(StaticReference::toString)
                            .orElse("");
            ProviderReference outer = reference(item.value());
            if (outer != null && !inner.isEmpty() && passed.putIfAbsent(inner, outer) != null) {
                diagnostics.add(Diagnostic.error(
                        "Provider passed twice",
                        "The module is given two configurations as \"" + inner + "\", but it knows one by each name."
                                + " Remove one of them.",
                        item.key().range()));
            }
        }
        return passed;
    }
}
