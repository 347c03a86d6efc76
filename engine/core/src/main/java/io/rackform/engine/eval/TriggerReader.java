package io.rackform.engine.eval;

import io.rackform.engine.config.Module;
import io.rackform.engine.config.StaticReference;
import io.rackform.engine.config.name.WrittenReferences;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.eval.Scope;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.Traversal;
import io.rackform.hcl.syntax.Variables;
import io.rackform.model.address.AttributePath;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code replace_triggered_by}: references to managed resources, their instances or attributes. */
final class TriggerReader {
    private final Module module;
    private final InstanceAddress owner;
    private final Scope scope;
    private final Diagnostics diagnostics;

    TriggerReader(Module module, InstanceAddress owner, Scope scope, Diagnostics diagnostics) {
        this.module = module;
        this.owner = owner;
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    /** The triggers; what is none is reported and left out. */
    List<ReplaceTrigger> read(List<Expression> elements) {
        List<ReplaceTrigger> triggers = new ArrayList<>();
        for (Expression element : elements) {
            ReplaceTrigger trigger = read(element);
            if (trigger != null) {
                triggers.add(trigger);
            }
        }
        return triggers;
    }

    private void wrong(String why, SourceRange range) {
        diagnostics.add(Diagnostic.error(
                "Invalid replace_triggered_by reference",
                why
                        + " The argument \"replace_triggered_by\" takes references to resources of the same module, to"
                        + " instances of them or to their attributes: a change that is planned there replaces this object"
                        + " too. A plain value can be given as the input of a terraform_data resource, which changes with"
                        + " it.",
                range));
    }

    private @Nullable ReplaceTrigger read(Expression element) {
        Expression reference = StaticReference.unquoted(element);
        List<Expression> steps = new ArrayList<>();
        Expression at = reference;
        while (true) {
            if (at instanceof Expression.GetAttribute attribute) {
                steps.addFirst(at);
                at = attribute.source();
            } else if (at instanceof Expression.GetIndex index) {
                steps.addFirst(at);
                at = index.source();
            } else {
                break;
            }
        }
        if (!(at instanceof Expression.Reference root)) {
            wrong("This is no reference.", element.range());
            return null;
        }
        if (WrittenReferences.NOT_RESOURCES.contains(root.name())) {
            wrong("\"" + root.name() + "\" is no managed resource.", element.range());
            return null;
        }
        if (steps.isEmpty() || !(steps.getFirst() instanceof Expression.GetAttribute name)) {
            wrong("A resource is named by its type and its name.", element.range());
            return null;
        }
        String localName = root.name() + "." + name.name();
        if (!module.resources().containsKey(localName)) {
            // Every name that is written is looked up by itself.
            return null;
        }
        ResourceAddress resource =
                new ResourceAddress(owner.resource().module(), ResourceMode.MANAGED, root.name(), name.name());
        if (resource.equals(owner.resource())) {
            wrong("An object cannot be replaced because of itself.", element.range());
            return null;
        }
        return trigger(resource, localName, steps.subList(1, steps.size()), element.range());
    }

    private @Nullable ReplaceTrigger trigger(
            ResourceAddress resource, String localName, List<Expression> steps, SourceRange range) {
        InstanceKey key = null;
        AttributePath path = AttributePath.ROOT;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Expression.GetAttribute attribute) {
                path = path.attribute(attribute.name());
                continue;
            }
            boolean first = i == 0;
            Value index = index(((Expression.GetIndex) steps.get(i)).key());
            switch (index) {
                case StringValue(String text) when first -> key = new InstanceKey.StringKey(text);
                case NumberValue number
                when first && number.isInt() ->
                    key = new InstanceKey.IntKey(number.value().intValueExact());
                case StringValue(String text) -> path = path.key(text);
                case NumberValue number
                when number.isInt() -> path = path.index(number.value().intValueExact());
                case null -> {
                    wrong("An index here is a constant, each.key or count.index.", range);
                    return null;
                }
                case Value ignored -> {
                    return null;
                }
            }
        }
        String attributes = path.steps().isEmpty() ? "" : (path.toString().startsWith("[") ? "" : ".") + path;
        return new ReplaceTrigger(resource, key, path, localName + (key == null ? "" : key) + attributes, range);
    }

    /** The value of an index; null where it is made from anything else than a constant, each.key or count.index. */
    private @Nullable Value index(Expression key) {
        for (Traversal reference : Variables.of(key)) {
            String text = reference.toString();
            if (!text.equals("each.key") && !text.equals("count.index")) {
                return null;
            }
        }
        return Evaluator.evaluate(key, scope, diagnostics).unmarked();
    }
}
