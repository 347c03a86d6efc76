package io.rackform.cli.json;

import io.rackform.hcl.function.catalog.FunctionSignature;
import io.rackform.hcl.function.catalog.FunctionSignature.Argument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signatures of functions as JSON, in the shape of Terraform's {@code metadata functions -json}, format version 1.0. */
public final class SignatureTree {
    private SignatureTree() {}

    /** Functions without a namespace stand there with {@code core::} before their names, too. */
    public static Map<String, Object> of(List<FunctionSignature> signatures) {
        Map<String, Object> all = new TreeMap<>();
        for (FunctionSignature signature : signatures) {
            Map<String, Object> tree = tree(signature);
            all.put(signature.name(), tree);
            if (!signature.name().contains("::")) {
                all.put("core::" + signature.name(), tree);
            }
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format_version", "1.0");
        report.put("function_signatures", all);
        return report;
    }

    private static Map<String, Object> tree(FunctionSignature signature) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("description", signature.description());
        tree.put("return_type", TypeTree.of(signature.result()));
        if (!signature.parameters().isEmpty()) {
            tree.put(
                    "parameters",
                    signature.parameters().stream().map(SignatureTree::tree).toList());
        }
        Argument rest = signature.rest();
        if (rest != null) {
            tree.put("variadic_parameter", tree(rest));
        }
        return tree;
    }

    private static Map<String, Object> tree(Argument argument) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", argument.name());
        tree.put("description", argument.description());
        if (argument.nullable()) {
            tree.put("is_nullable", true);
        }
        tree.put("type", TypeTree.of(argument.type()));
        return tree;
    }

    /** One function as a diagnostic about its call tells it: names and types alone. */
    static Map<String, Object> ofCalled(FunctionSignature signature) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", signature.name());
        tree.put(
                "params",
                signature.parameters().stream().map(SignatureTree::named).toList());
        if (signature.rest() != null) {
            tree.put("variadic_param", named(signature.rest()));
        }
        tree.put("return_type", TypeTree.of(signature.result()));
        return tree;
    }

    private static Map<String, Object> named(Argument argument) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", argument.name());
        tree.put("type", TypeTree.of(argument.type()));
        return tree;
    }
}
