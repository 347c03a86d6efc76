package io.rackform.engine.eval;

import io.rackform.engine.config.ImportBlock;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.value.Conversion;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.Type;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.spi.Finding;
import io.rackform.spi.Importable;
import io.rackform.spi.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Understands by what name an object is to be imported. */
final class ImportNames {
    private static final String WHAT =
            ". Set it to what the object is called on its device; the page of the resource type tells how";

    private final LanguageInputs inputs;

    /** What one name is to be understood for, and where faults of it go. */
    private record Asked(InstanceAddress to, ImportBlock block, ModuleScope scope, Diagnostics diagnostics) {
        /** Null, for whoever has nothing else to answer. */
        @Nullable
        ImportRequest refuse(String why) {
            diagnostics.add(Diagnostic.error(
                            "Invalid name of an object to import",
                            "This cannot be the name of an object: " + why + ".",
                            block.named().range())
                    .about(to)
                    .using(Evaluator.used(block.named(), scope)));
            return null;
        }
    }

    ImportNames(LanguageInputs inputs) {
        this.inputs = inputs;
    }

    /** Null where a diagnostic says why there is none. */
    @Nullable
    ImportRequest request(InstanceAddress to, ImportBlock block, ModuleScope scope, Diagnostics diagnostics) {
        ResourceType type = inputs.providers().resourceType(to.resource().type());
        if (type == null) {
            // A block of this type tells it; without one, this is the only place.
            if (inputs.configuration().resource(to.resource()) == null) {
                diagnostics.add(Diagnostic.error(
                        "Unknown resource type to import",
                        "No provider has a resource type named \""
                                + to.resource().type() + "\"."
                                + Suggestion.didYouMean(
                                        to.resource().type(), inputs.providers().resourceTypeNames()),
                        block.to().range()));
            }
            return null;
        }
        if (!(type instanceof Importable importable)) {
            diagnostics.add(Diagnostic.error(
                            "Type cannot be imported",
                            "Objects of the type \"" + type.name() + "\" cannot be imported: there is no name by which"
                                    + " one could be found. Declare the resource; what is there already is taken into"
                                    + " account when it is planned.",
                            block.to().range())
                    .about(to));
            return null;
        }
        Value value = Evaluator.evaluate(block.named(), scope, diagnostics);
        if (Failures.isFailed(value)) {
            return null;
        }
        String fault = fault(value, inputs.validating());
        Asked asked = new Asked(to, block, scope, diagnostics);
        if (!fault.isEmpty()) {
            return asked.refuse(fault);
        }
        boolean sensitive = Values.marksDeep(value).contains(Mark.SENSITIVE);
        Value plain = Values.unmarkDeep(value);
        return block.id() == null
                ? parts(asked, importable, plain, sensitive)
                : text(asked, importable, plain, sensitive);
    }

    private static String fault(Value value, boolean validating) {
        if (!validating && !Values.isWhollyKnown(value)) {
            return "it is known only after apply. What is to be imported must be known while planning: write the name as it"
                    + " is, or import in a later run";
        }
        if (Values.marksDeep(value).contains(Mark.EPHEMERAL)) {
            return "it is ephemeral, and what is imported is recorded";
        }
        return value.isNull() ? "it is null" + WHAT : "";
    }

    private static @Nullable ImportRequest text(Asked asked, Importable type, Value value, boolean sensitive) {
        if (!(Conversion.convert(value, Type.STRING) instanceof Conversion.Result.Converted(Value converted))) {
            return asked.refuse("it is of the type " + value.type().friendlyName() + ", which is no text");
        }
        if (!(converted instanceof StringValue(String text))) {
            return null; // not known yet, while validating
        }
        if (text.isEmpty()) {
            return asked.refuse("it is empty" + WHAT);
        }
        return switch (type.identify(text)) {
            case Importable.Identified.Known(ObjectValue identity) ->
                new ImportRequest(asked.to(), shown(text, sensitive), identity, asked.block());
            case Importable.Identified.Unknown(List<Finding> findings) -> {
                findings.forEach(finding -> asked.diagnostics()
                        .add(Findings.diagnostic(
                                finding, null, asked.block().named().range(), asked.to())));
                yield null;
            }
        };
    }

    private static String shown(String text, boolean sensitive) {
        return sensitive ? "(sensitive value)" : text;
    }

    private static @Nullable ImportRequest parts(Asked asked, Importable type, Value value, boolean sensitive) {
        BlockSchema schema = type.identity();
        if (value instanceof UnknownValue unknown
                && (unknown.type() == Type.ANY || unknown.type() instanceof ObjectType)) {
            return null; // not known yet, while validating
        }
        if (!(value instanceof ObjectValue given)) {
            return asked.refuse("\"identity\" takes an object with the parts of the name, but it is of the type "
                    + value.type().friendlyName());
        }
        for (String name : given.attributes().keySet()) {
            if (!schema.attributes().containsKey(name)) {
                asked.refuse("it has no part named \"" + name + "\"; its parts are "
                        + String.join(", ", schema.attributes().keySet()));
            }
        }
        if (asked.diagnostics().hasErrors()) {
            return null;
        }
        TreeMap<String, Value> identity = new TreeMap<>();
        StringBuilder shown = new StringBuilder();
        for (Map.Entry<String, AttributeSchema> part : schema.attributes().entrySet()) {
            Value there = given.attributes().getOrDefault(part.getKey(), NullValue.ANY);
            Type wanted = part.getValue().type();
            if (there.isNull()) {
                if (part.getValue().presence() == AttributeSchema.Presence.REQUIRED) {
                    asked.refuse("the part \"" + part.getKey() + "\" is missing");
                }
                identity.put(part.getKey(), new NullValue(wanted));
            } else if (Conversion.convert(there, wanted) instanceof Conversion.Result.Converted(Value converted)) {
                identity.put(part.getKey(), converted);
                shown.append(shown.isEmpty() ? "" : ",")
                        .append(part.getKey())
                        .append('=')
                        .append(text(converted));
            } else {
                asked.refuse("the part \"" + part.getKey() + "\" must be " + wanted.friendlyName());
            }
        }
        return asked.diagnostics().hasErrors()
                ? null
                : new ImportRequest(
                        asked.to(), shown(shown.toString(), sensitive), new ObjectValue(identity), asked.block());
    }

    private static String text(Value value) {
        return Conversion.convert(value, Type.STRING) instanceof Conversion.Result.Converted(StringValue(String text))
                ? text
                : "...";
    }
}
