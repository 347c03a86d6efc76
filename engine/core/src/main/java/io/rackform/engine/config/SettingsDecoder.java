package io.rackform.engine.config;

import io.rackform.engine.config.settings.BackendBlock;
import io.rackform.engine.config.settings.EncryptionBlock;
import io.rackform.engine.config.settings.ProviderRequirement;
import io.rackform.engine.config.settings.Settings;
import io.rackform.engine.config.settings.VersionConstraint;
import io.rackform.engine.config.settings.VersionRequirement;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.StaticExpression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decodes {@code rackform} and {@code terraform} blocks; a module may have several. */
final class SettingsDecoder {
    private static final String EDITION = "TF2021";

    private final Diagnostics diagnostics;
    private final List<VersionRequirement> versions = new ArrayList<>();
    private final TreeMap<String, ProviderRequirement> providers = new TreeMap<>();
    private @Nullable Block required;
    private @Nullable Block place;
    private @Nullable EncryptionBlock encryption;

    SettingsDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Settings settings() {
        Block state = place;
        BackendBlock backend = state == null || state.labels().isEmpty()
                ? null
                : new BackendBlock(state.labels().getFirst().text(), state.body(), state.headerRange());
        return new Settings(versions, providers, backend, encryption);
    }

    void decode(Block block) {
        BlockReader reader = new BlockReader("\"" + block.type() + "\" block", block.body(), diagnostics);
        version(block, reader);
        experiments(reader.expression("experiments"));
        edition(reader.expression("language"));
        reader.blocks("required_providers").forEach(this::requirements);
        reader.labelled("backend").forEach(this::place);
        reader.blocks("cloud").forEach(this::place);
        reader.blocks("encryption").forEach(inner -> {
            if (encryption != null) {
                diagnostics.add(twice("encryption", encryption.range(), inner.headerRange()));
            }
            encryption = new EncryptionBlock(inner.body(), inner.headerRange());
        });
        for (Block meta : reader.labelled("provider_meta")) {
            diagnostics.add(Diagnostic.warning(
                            "Provider metadata ignored",
                            "No provider here has a use for a \"provider_meta\" block, so it has no effect.")
                    .at(meta.headerRange()));
        }
        reader.end();
    }

    private void version(Block block, BlockReader reader) {
        Expression written = reader.expression("required_version");
        String text = reader.text("required_version");
        if (!(written instanceof Expression.Literal literal) || literal.value().isNull()) {
            return;
        }
        Optional<VersionConstraint> constraint = VersionConstraint.parse(text);
        constraint.ifPresentOrElse(
                sound -> versions.add(new VersionRequirement(block.type(), sound, written.range())),
                () -> diagnostics.add(badConstraint(text, written.range())));
    }

    private static Diagnostic badConstraint(String text, SourceRange range) {
        return Diagnostic.error(
                "Invalid version constraint",
                "The text \"" + text
                        + "\" is no version constraint. One or more comparisons are separated by commas, each an"
                        + " operator (=, !=, >, >=, <, <=, ~>) and a version of numbers and dots: \">= 1.2, < 2.0\". A"
                        + " preview of a version cannot be asked for.",
                range);
    }

    private void experiments(@Nullable Expression written) {
        if (written != null
                && !(written instanceof Expression.TupleOf tuple
                        && tuple.elements().isEmpty())) {
            diagnostics.add(Diagnostic.error(
                    "Experiments are not available",
                    "The argument \"experiments\" switches on what is being tried out in other tools; there is nothing of"
                            + " that kind here. Remove it, with what depends on it.",
                    written.range()));
        }
    }

    /** The only edition that there has been so far; it changes nothing. */
    private void edition(@Nullable Expression written) {
        if (written != null && !StaticExpression.keyword(word(written)).equals(Optional.of(EDITION))) {
            diagnostics.add(Diagnostic.error(
                    "Unknown edition of the language",
                    "The only edition of the language is " + EDITION + ", written without quotes. It is the one that"
                            + " counts without the argument \"language\" too, so that can be left out.",
                    written.range()));
        }
    }

    /** In the JSON syntax words stand in quotes. */
    private static Expression word(Expression written) {
        return JsonSyntax.isJson(written.range().file()) ? StaticReference.unquoted(written) : written;
    }

    private static Diagnostic twice(String type, SourceRange first, SourceRange again) {
        return Diagnostic.error(
                "Duplicate settings",
                "A module has only one \"" + type + "\" block among its settings, and there is one at " + first
                        + " already. Put everything into one of them.",
                again);
    }

    private void place(Block block) {
        Block first = place;
        if (first != null) {
            diagnostics.add(
                    first.type().equals(block.type())
                            ? twice(block.type(), first.headerRange(), block.headerRange())
                            : Diagnostic.error(
                                    "Two places for the state",
                                    "A module has either a \"backend\" or a \"cloud\" block, but there is a \""
                                            + first.type() + "\" block at " + first.headerRange() + " already.",
                                    block.headerRange()));
            return;
        }
        place = block;
        if (block.type().equals("cloud")) {
            diagnostics.add(Diagnostic.error(
                    "No cloud service",
                    "A \"cloud\" block keeps the state in a service that Rackform has no counterpart of. Remove the block:"
                            + " the state is then kept beside the configuration, or where a \"backend\" block of type"
                            + " \"local\" says.",
                    block.headerRange()));
        } else if (block.labels().size() != 1) {
            diagnostics.add(Diagnostic.error(
                    "Backend without a type",
                    "A \"backend\" block has one label, its type: backend \"local\" { ... }.",
                    block.headerRange()));
        }
    }

    private void requirements(Block block) {
        if (required != null) {
            diagnostics.add(twice("required_providers", required.headerRange(), block.headerRange()));
        }
        required = block;
        for (Attribute attribute : block.body().attributes().values()) {
            requirement(attribute).ifPresent(this::add);
        }
        for (Block inner : block.body().blocks()) {
            diagnostics.add(Diagnostic.error(
                    "Block among provider requirements",
                    "Each provider is an argument here: " + inner.type() + " = { source = \"...\" }.",
                    inner.typeRange()));
        }
    }

    private void add(ProviderRequirement requirement) {
        providers.values().stream()
                .filter(other -> other.type().equals(requirement.type()))
                .findFirst()
                .ifPresent(other -> diagnostics.add(Diagnostic.error(
                        "Provider with two names",
                        "The provider \"" + requirement.type() + "\" is called \"" + other.localName() + "\" at "
                                + other.range() + " already. A module calls a provider by one name; for several of its"
                                + " configurations there are aliases.",
                        requirement.range())));
        providers.putIfAbsent(requirement.localName(), requirement);
    }

    private Optional<ProviderRequirement> requirement(Attribute attribute) {
        String name = attribute.name();
        int faults = diagnostics.list().size();
        if (!name.matches("[a-z0-9](-?[a-z0-9])*")) {
            diagnostics.add(Diagnostic.error(
                    "Invalid provider local name",
                    "The name \"" + name + "\" of a provider must be made of lower-case letters and digits, with single"
                            + " hyphens between them.",
                    attribute.nameRange()));
        }
        Optional<String> only = StaticExpression.literalString(attribute.expression());
        if (only.isPresent()) {
            return Optional.of(new ProviderRequirement(
                    name, "", constraint(attribute.expression()), List.of(), true, attribute.range()));
        }
        if (!(attribute.expression() instanceof Expression.ObjectOf object)) {
            diagnostics.add(badRequirement(attribute.expression().range()));
            return Optional.empty();
        }
        String source = "";
        VersionConstraint version = null;
        List<String> aliases = List.of();
        for (Expression.ObjectOf.Item item : object.items()) {
            String key = StaticExpression.literalString(item.key()).orElse("");
            switch (key) {
                case "source" -> source = source(item.value());
                case "version" -> version = constraint(item.value());
                case "configuration_aliases" -> aliases = aliases(name, item.value());
                default -> diagnostics.add(badRequirement(item.key().range())); // allow default: text from a file
            }
        }
        boolean sound = diagnostics.list().size() == faults;
        return Optional.of(new ProviderRequirement(name, source, version, aliases, sound, attribute.range()));
    }

    private static Diagnostic badRequirement(SourceRange range) {
        return Diagnostic.error(
                "Invalid provider requirement",
                "A provider requirement is an object with \"source\", \"version\" and \"configuration_aliases\", all of"
                        + " them optional. What configures a provider belongs into a \"provider\" block.",
                range);
    }

    private @Nullable VersionConstraint constraint(Expression expression) {
        String text = StaticExpression.literalString(expression).orElse("");
        Optional<VersionConstraint> constraint = VersionConstraint.parse(text);
        if (constraint.isEmpty()) {
            diagnostics.add(badConstraint(text, expression.range()));
        }
        return constraint.orElse(null);
    }

    private String source(Expression expression) {
        String text = StaticExpression.literalString(expression).orElse("");
        if (!text.matches("([A-Za-z0-9.:-]+/)?([A-Za-z0-9_-]+/)?[a-z0-9](-?[a-z0-9])*")) {
            diagnostics.add(Diagnostic.error(
                    "Invalid provider source",
                    "The source of a provider is written as \"NAMESPACE/NAME\" or \"HOST/NAMESPACE/NAME\" in quotes.",
                    expression.range()));
            return "";
        }
        return text;
    }

    private List<String> aliases(String localName, Expression expression) {
        List<String> aliases = new ArrayList<>();
        for (Expression element : StaticExpression.elements(expression).orElse(List.of(expression))) {
            List<String> names =
                    StaticReference.of(element).map(StaticReference::names).orElse(List.of());
            if (!StaticReference.isQuoted(element)
                    && names.size() == 2
                    && names.getFirst().equals(localName)
                    && !aliases.contains(names.get(1))) {
                aliases.add(names.get(1));
            } else {
                diagnostics.add(Diagnostic.error(
                        "Invalid configuration alias",
                        "The argument \"configuration_aliases\" is a list of names without quotes, such as ["
                                + localName
                                + ".other], each with the provider's own name before the dot, and each once.",
                        element.range()));
            }
        }
        return aliases;
    }
}
