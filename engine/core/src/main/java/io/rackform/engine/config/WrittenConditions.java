package io.rackform.engine.config;

import io.rackform.hcl.syntax.Traversal;
import io.rackform.hcl.syntax.Variables;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must be so of a condition as it is written. */
final class WrittenConditions {
    private WrittenConditions() {}

    /** Whether it does; one that refers to nothing is always the same, and is reported. */
    static boolean refersToSomething(ConditionBlock condition, Diagnostics diagnostics) {
        boolean refers = !Variables.of(condition.condition()).isEmpty();
        if (!refers) {
            diagnostics.add(Diagnostic.error(
                    "Condition refers to nothing",
                    "This condition refers to nothing else in the configuration, so it is always the same and checks"
                            + " nothing. Refer to the value that is to be checked.",
                    condition.condition().range()));
        }
        return refers;
    }

    /** Names that a call of the module could not set, because they mean something else there. */
    private static final Set<String> RESERVED =
            Set.of("source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals");

    /** A validation is about its own variable. */
    static void ofVariable(VariableBlock variable, Diagnostics diagnostics) {
        if (RESERVED.contains(variable.name())) {
            diagnostics.add(Diagnostic.error(
                    "Reserved variable name",
                    "A variable cannot be named \"" + variable.name()
                            + "\": in a module block that argument means something else, so nobody could set it.",
                    variable.range()));
        }
        for (ConditionBlock validation : variable.validations()) {
            List<Traversal> references = Variables.of(validation.condition());
            if (!references.isEmpty() && references.stream().noneMatch(reference -> isOwn(reference, variable))) {
                diagnostics.add(Diagnostic.error(
                        "Validation of another value",
                        "This condition says nothing about var." + variable.name()
                                + ", which it validates: refer to it, or put the condition where its value is used.",
                        validation.condition().range()));
            }
        }
    }

    private static boolean isOwn(Traversal reference, VariableBlock variable) {
        return reference.root().equals("var")
                && reference.steps().size() > 1
                && reference.steps().get(1) instanceof Traversal.Step.Name(String name, var ignored)
                && name.equals(variable.name());
    }

    /**
     * The lifecycle without conditions that refer to the object in a way that they cannot: a precondition to the object at
     * all, a postcondition by its name in place of {@code self}.
     */
    static LifecycleBlock notToItself(String localName, LifecycleBlock lifecycle, Diagnostics diagnostics) {
        if (lifecycle.preconditions().isEmpty() && lifecycle.postconditions().isEmpty()) {
            return lifecycle;
        }
        return lifecycle.withConditions(
                lifecycle.preconditions().stream()
                        .filter(condition -> isBefore(localName, condition, diagnostics))
                        .toList(),
                lifecycle.postconditions().stream()
                        .filter(condition -> isOthers(
                                localName,
                                condition,
                                "its postconditions know the object as \"self\". Write self in place of the name",
                                diagnostics))
                        .toList());
    }

    private static boolean isBefore(String localName, ConditionBlock condition, Diagnostics diagnostics) {
        Optional<Traversal> self = references(condition)
                .filter(reference -> reference.root().equals("self"))
                .findFirst();
        self.ifPresent(reference -> diagnostics.add(Diagnostic.error(
                "Reference to self in a precondition",
                "A precondition is checked before the object is planned, so there is no \"self\" yet. Put the condition"
                        + " into a \"postcondition\" block, or check the values that the object is made from.",
                reference.range())));
        return self.isEmpty()
                && isOthers(
                        localName,
                        condition,
                        "a precondition is checked before there is one. Check the values that it is made from",
                        diagnostics);
    }

    private static Stream<Traversal> references(ConditionBlock condition) {
        return Stream.concat(
                Variables.of(condition.condition()).stream(), Variables.of(condition.errorMessage()).stream());
    }

    private static boolean isOthers(String localName, ConditionBlock condition, String why, Diagnostics diagnostics) {
        Optional<Traversal> own = references(condition)
                .filter(reference -> names(reference).equals(localName))
                .findFirst();
        own.ifPresent(reference -> diagnostics.add(Diagnostic.error(
                "Condition refers to its own object",
                "The conditions of " + localName + " cannot refer to it by name: " + why + ".",
                reference.range())));
        return own.isEmpty();
    }

    /** The local name of the resource that a reference is to; empty where it is to something else. */
    private static String names(Traversal reference) {
        List<Traversal.Step> steps = reference.steps();
        int parts = ResourceMode.ofReference(reference.root()).names();
        if (steps.size() < parts) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (Traversal.Step step : steps.subList(0, parts)) {
            if (!(step instanceof Traversal.Step.Name(String part, var ignored))) {
                return "";
            }
            name.append(name.isEmpty() ? "" : ".").append(part);
        }
        return name.toString();
    }
}
