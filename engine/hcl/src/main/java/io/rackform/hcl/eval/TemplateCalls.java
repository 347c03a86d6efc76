package io.rackform.hcl.eval;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.function.catalog.EvaluatorFunctions;
import io.rackform.hcl.function.catalog.Functions;
import io.rackform.hcl.function.file.FileFunctions;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.value.Conversion;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.type.Type;
import io.rackform.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code templatefile} and {@code templatestring}: functions that evaluate a text with names of its own. */
final class TemplateCalls {
    private TemplateCalls() {}

    /** A function by name, those that need the evaluator among them; null where there is none. */
    static @Nullable Function find(Evaluator evaluator, String name) {
        Function shape = EvaluatorFunctions.shape(name);
        if (shape == null) {
            return Functions.find(name);
        }
        return name.startsWith("template") ? function(evaluator, shape) : shape.answering(TfvarsCalls::decode);
    }

    private static Function function(Evaluator evaluator, Function shape) {
        FunctionContext context = evaluator.scope().functions();
        boolean inside = evaluator.scope() instanceof Names;
        String name = shape.name();
        return shape.answering(
                call -> inside ? call.fail("a template cannot call " + name + " again") : render(name, call, context));
    }

    private static Value render(String name, Call call, FunctionContext context) {
        SortedMap<String, Value> names = Call.mapping(call.get(1));
        if (names == null) {
            return call.fail(1, "a map or object is required, whose keys are the names in the template");
        }
        for (String key : names.keySet()) {
            if (!key.matches("[\\p{L}_][\\p{L}\\p{N}_-]*")) {
                return call.fail(1, QuotedText.of(key) + " cannot be a name in a template");
            }
        }
        boolean fromFile = name.equals("templatefile");
        String text = fromFile ? FileFunctions.template(call) : call.string(0);
        if (call.failed()) {
            return Failed.VALUE;
        }
        String source = fromFile ? call.string(0) : "<template>";
        Parsed<Expression> parsed =
                HclParser.parseTemplate(new SourceFile(source, text.getBytes(StandardCharsets.UTF_8)));
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(parsed.diagnostics());
        Value value = parsed.hasErrors()
                ? Failed.VALUE
                : Evaluator.evaluate(parsed.tree(), new Names(names, context), diagnostics);
        if (diagnostics.hasErrors()) {
            return call.fail(faults("in the template:", diagnostics));
        }
        return fromFile ? value : text(call, value);
    }

    private static Value text(Call call, Value value) {
        return switch (Conversion.convert(value, Type.STRING)) {
            case Conversion.Result.Converted(Value text) -> text;
            case Conversion.Result.Refused(String why) -> call.fail("the template must give a text: " + why);
        };
    }

    static String faults(String where, Diagnostics diagnostics) {
        StringBuilder faults = new StringBuilder(where);
        for (Diagnostic fault : diagnostics.list()) {
            faults.append("\n- ").append(fault.subject() == null ? "" : fault.subject() + ": ");
            faults.append(fault.summary()).append(": ").append(fault.detail());
        }
        return faults.toString().stripTrailing().replaceAll("\\.$", "");
    }

    /** The names that a template is given; no others reach into it. */
    private record Names(SortedMap<String, Value> values, FunctionContext functions) implements Scope {
        @Override
        public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
            String name = ((Step.Name) steps.getFirst()).name();
            Value value = values.get(name);
            if (value == null) {
                diagnostics.add(Diagnostic.error(
                        "Unknown name in template",
                        "The template is not given a value named " + QuotedText.of(name) + "."
                                + Suggestion.didYouMean(name, values.keySet()),
                        range));
                return new Resolved(Failed.VALUE, steps.size());
            }
            return new Resolved(value, 1);
        }
    }
}
