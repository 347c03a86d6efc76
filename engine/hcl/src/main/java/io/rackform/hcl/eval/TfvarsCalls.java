package io.rackform.hcl.eval;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.FunctionContext;
import io.rackform.hcl.function.NothingOutside;
import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.value.QuotedText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code decode_tfvars}: reads the text of a file of variables, whose values are constant expressions. */
final class TfvarsCalls {
    private TfvarsCalls() {}

    static Value decode(Call call) {
        Parsed<Body> parsed =
                HclParser.parse(new SourceFile("<src>", call.string(0).getBytes(StandardCharsets.UTF_8)));
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(parsed.diagnostics());
        for (Block block : parsed.tree().blocks()) {
            diagnostics.add(Diagnostic.error(
                    "Block among variables",
                    "A block " + QuotedText.of(block.type()) + " stands where only arguments, name = value, can.",
                    block.headerRange()));
        }
        TreeMap<String, Value> values = new TreeMap<>();
        if (!diagnostics.hasErrors()) {
            for (Map.Entry<String, Attribute> attribute :
                    parsed.tree().attributes().entrySet()) {
                values.put(
                        attribute.getKey(),
                        Evaluator.evaluate(attribute.getValue().expression(), Constants.ONLY, diagnostics));
            }
        }
        return diagnostics.hasErrors()
                ? call.fail(0, TemplateCalls.faults("the text cannot be read:", diagnostics))
                : new ObjectValue(values);
    }

    /** Neither names nor functions. */
    enum Constants implements Scope {
        ONLY;

        @Override
        public Resolved resolve(List<Step> steps, SourceRange range, Diagnostics diagnostics) {
            diagnostics.add(Diagnostic.error(
                    "Reference among variables",
                    "The value of a variable must be constant here, so it cannot refer to anything. Text stands in"
                            + " quotes.",
                    range));
            return new Resolved(Failed.VALUE, steps.size());
        }

        @Override
        public FunctionContext functions() {
            return NothingOutside.CONTEXT;
        }

        @Override
        public boolean allowsCalls() {
            return false;
        }
    }
}
