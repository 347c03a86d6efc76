package io.rackform.engine.config;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Block;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import java.util.SortedMap;

/** Checks that a module call gives values to variables that the module has, and to all that need one. */
final class ModuleArguments {
    private ModuleArguments() {}

    static void check(CallBlock call, SortedMap<String, VariableBlock> variables, Diagnostics diagnostics) {
        for (Attribute argument : call.arguments().attributes().values()) {
            if (!variables.containsKey(argument.name())) {
                diagnostics.add(Diagnostic.error(
                        "Unsupported argument",
                        "The module \"" + call.name() + "\" has no variable named \"" + argument.name() + "\"."
                                + Suggestion.didYouMean(argument.name(), variables.keySet()),
                        argument.nameRange()));
            }
        }
        for (Block block : call.arguments().blocks()) {
            diagnostics.add(Diagnostic.error(
                    "Unsupported block type",
                    "A \"module\" block holds arguments only."
                            + (variables.containsKey(block.type())
                                    ? " \"" + block.type() + "\" is a variable of the module: write \"" + block.type()
                                            + " = { ... }\"."
                                    : ""),
                    block.typeRange()));
        }
        for (VariableBlock variable : variables.values()) {
            if (variable.defaultValue() == null && call.arguments().attribute(variable.name()) == null) {
                diagnostics.add(Diagnostic.error(
                        "Missing required argument",
                        "The module \"" + call.name() + "\" needs the argument \"" + variable.name()
                                + "\", because its variable of that name (" + variable.range()
                                + ") has no default, but it is not set.",
                        call.range()));
            }
        }
    }
}
