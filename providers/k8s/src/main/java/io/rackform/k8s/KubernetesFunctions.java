package io.rackform.k8s;

import io.rackform.k8s.json.YamlText;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ProviderFunction.Answer;
import io.rackform.spi.ProviderFunction.Parameter;
import java.util.ArrayList;
import java.util.List;

/** What this provider adds to the language: {@code provider::k8s::manifest_decode} and {@code manifest_decode_multi}. */
final class KubernetesFunctions {
    private KubernetesFunctions() {}

    static List<ProviderFunction> all() {
        Parameter yaml = new Parameter("yaml", Type.STRING, "YAML, as `kubectl` reads it.");
        return List.of(
                new ProviderFunction(
                        "manifest_decode",
                        "The one manifest that a text in YAML holds, ready for `k8s_manifest`.",
                        List.of(yaml),
                        Type.ANY,
                        KubernetesFunctions::one),
                new ProviderFunction(
                        "manifest_decode_multi",
                        "All manifests that a text in YAML holds, separated by `---`; empty documents are left out, and the"
                                + " items of a `List` stand for themselves.",
                        List.of(yaml),
                        Type.ANY,
                        KubernetesFunctions::all));
    }

    private static Answer one(List<Value> arguments) {
        return switch (manifests(arguments)) {
            case Answer.Refused refused -> refused;
            case Answer.Given(Value all) -> {
                List<Value> manifests = all instanceof TupleValue tuple ? tuple.elements() : List.of();
                yield manifests.size() == 1
                        ? new Answer.Given(manifests.getFirst())
                        : new Answer.Refused(
                                0,
                                "one manifest is needed, but here are " + manifests.size()
                                        + "; manifest_decode_multi takes any number");
            }
        };
    }

    private static Answer all(List<Value> arguments) {
        return manifests(arguments);
    }

    private static Answer manifests(List<Value> arguments) {
        String text = arguments.getFirst() instanceof StringValue(String yaml) ? yaml : "";
        return switch (YamlText.parse(text)) {
            case YamlText.Parsed.Malformed(String why) -> new Answer.Refused(0, why);
            case YamlText.Parsed.Documents(List<Value> documents) -> {
                List<Value> manifests = new ArrayList<>();
                String fault = "";
                for (int i = 0; i < documents.size() && fault.isEmpty(); i++) {
                    fault = add(documents.get(i), i, manifests);
                }
                yield fault.isEmpty() ? new Answer.Given(new TupleValue(manifests)) : new Answer.Refused(0, fault);
            }
        };
    }

    /** Adds what a document holds; what is wrong with it, or an empty text. */
    private static String add(Value document, int index, List<Value> manifests) {
        if (document.isNull()) {
            return "";
        }
        if (!(document instanceof ObjectValue object)) {
            return "document " + (index + 1) + " is no manifest, but a "
                    + document.type().friendlyName();
        }
        for (String name : List.of("apiVersion", "kind")) {
            if (!(object.get(name) instanceof StringValue(String value)) || value.isEmpty()) {
                return "document " + (index + 1) + " has no " + name;
            }
        }
        if (object.get("kind") instanceof StringValue(String kind)
                && kind.equals("List")
                && object.get("items") instanceof TupleValue items) {
            for (Value item : items.elements()) {
                String fault = add(item, index, manifests);
                if (!fault.isEmpty()) {
                    return fault;
                }
            }
            return "";
        }
        manifests.add(object);
        return "";
    }
}
