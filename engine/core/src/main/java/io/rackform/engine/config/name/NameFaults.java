package io.rackform.engine.config.name;

import io.rackform.engine.config.Module;
import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.type.ObjectType;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages for names that stand for nothing, worded once for everyone who looks names up. */
public final class NameFaults {
    private static final String DATA = "data.";

    private NameFaults() {}

    /** The module as messages call it: its instances all have the same names. */
    private static String where(Module module) {
        return module.path().isEmpty() ? "the root module" : "module." + String.join(".module.", module.path());
    }

    public static Diagnostic undeclaredVariable(String name, Module module, SourceRange range) {
        String similar = Suggestion.didYouMean(name, module.variables().keySet());
        return Diagnostic.error(
                "Reference to undeclared input variable",
                "No input variable named \"" + name + "\" is declared in " + where(module) + "."
                        + (similar.isEmpty() ? " Declare it with a block: variable \"" + name + "\" {}." : similar),
                range);
    }

    public static Diagnostic undeclaredLocal(String name, Module module, SourceRange range) {
        String similar = Suggestion.didYouMean(name, module.locals().keySet());
        return Diagnostic.error(
                "Reference to undeclared local value",
                "No local value named \"" + name + "\" is declared in " + where(module) + "."
                        + (similar.isEmpty() ? " Declare it in a block: locals { " + name + " = ... }." : similar),
                range);
    }

    /** @param kind with its article: {@code an input variable} */
    public static Diagnostic nameMissing(String kind, String example, SourceRange range) {
        return Diagnostic.error(
                "Reference without a name",
                "A reference to " + kind + " needs its name after a dot, as in " + example + ".",
                range);
    }

    public static Diagnostic undeclaredModule(String name, Module module, SourceRange range) {
        return Diagnostic.error(
                "Reference to undeclared module",
                "No module call named \"" + name + "\" is declared in " + where(module) + "."
                        + Suggestion.didYouMean(name, module.calls().keySet()),
                range);
    }

    public static Diagnostic undeclaredOutput(String call, String name, Module called, SourceRange range) {
        return Diagnostic.error(
                "Reference to undeclared output",
                "The module \"" + call + "\" has no output named \"" + name + "\"."
                        + Suggestion.didYouMean(name, called.outputs().keySet()),
                range);
    }

    /** @param prefix {@code data.} or nothing */
    public static Diagnostic notAResource(String name, String prefix, SourceRange range) {
        return Diagnostic.error(
                "Invalid reference",
                "\"" + name
                        + "\" is not a name that is known here. A reference to a resource has its type and its name: "
                        + prefix + "TYPE.NAME. Text stands in quotes.",
                range);
    }

    public static Diagnostic undeclaredResource(String localName, Module module, SourceRange range) {
        String otherKind = localName.startsWith(DATA) ? localName.substring(DATA.length()) : DATA + localName;
        return Diagnostic.error(
                "Reference to undeclared resource",
                "No resource \"" + localName + "\" is declared in " + where(module) + "."
                        + (module.resources().containsKey(otherKind)
                                ? " Did you mean \"" + otherKind + "\"?"
                                : Suggestion.didYouMean(
                                        localName, module.resources().keySet())),
                range);
    }

    /** The same words as where it is evaluated. */
    public static Diagnostic unsupportedAttribute(String name, ObjectType type, SourceRange range) {
        return Diagnostic.error(
                "Unsupported attribute",
                "This object does not have an attribute named \"" + name + "\"."
                        + Suggestion.didYouMean(name, type.attributes().keySet()),
                range);
    }

    /** An instance of a block that has neither count nor for_each. */
    public static Diagnostic keyOfOne(String localName, Value key, SourceRange range) {
        return Diagnostic.error(
                "Instance not found",
                "There is no instance " + localName + "[" + ValueText.of(key)
                        + "]: without \"count\" and \"for_each\" the block is there once. Write " + localName
                        + " without a key.",
                range);
    }

    public static Diagnostic dataOfCheck(String localName, String check, SourceRange range) {
        return Diagnostic.error(
                "Data source belongs to a check",
                "\"" + localName + "\" stands in the check \"" + check
                        + "\", so only the assertions there see it: its failure must stop nothing else. Move the data block"
                        + " out of the check to use it here.",
                range);
    }

    public static Diagnostic dependsOn(String reference, Module module, SourceRange range) {
        List<String> candidates = new ArrayList<>(module.resources().keySet());
        module.calls().keySet().forEach(name -> candidates.add("module." + name));
        return Diagnostic.error(
                "Invalid depends_on reference",
                "\"depends_on\" names resources, modules, variables and local values of the same module; there is no \""
                        + reference + "\"."
                        + Suggestion.didYouMean(reference, candidates),
                range);
    }

    /** @param whole the start of the reference that is a name of something whole */
    public static Diagnostic dependsOnPart(String whole, SourceRange range) {
        return Diagnostic.error(
                "Invalid depends_on reference",
                "\"depends_on\" waits for a whole object, not for one of its attributes: write " + whole + ".",
                range);
    }

    public static Diagnostic eachWithoutForEach(SourceRange range) {
        return Diagnostic.error(
                "Reference to \"each\" in context without for_each",
                "The name \"each\" stands for the current element of the block's \"for_each\", but there is none here."
                        + " Set \"for_each\" in the resource or module block.",
                range);
    }

    public static Diagnostic eachAttribute(@Nullable String name, SourceRange range) {
        return Diagnostic.error(
                "Invalid \"each\" attribute",
                "The name \"each\" has the attributes \"key\" and \"value\" and no other."
                        + meant(name, "key", "value"),
                range);
    }

    public static Diagnostic countWithoutCount(SourceRange range) {
        return Diagnostic.error(
                "Reference to \"count\" in non-counted context",
                "The name \"count\" stands for the number of the current instance, but there is no \"count\" here."
                        + " Set \"count\" in the resource or module block; with \"for_each\" there is each.key.",
                range);
    }

    public static Diagnostic countAttribute(@Nullable String name, SourceRange range) {
        return Diagnostic.error(
                "Invalid \"count\" attribute",
                "The name \"count\" has the attribute \"index\" and no other." + meant(name, "index"),
                range);
    }

    public static Diagnostic pathAttribute(@Nullable String name, SourceRange range) {
        return Diagnostic.error(
                "Invalid \"path\" attribute",
                "The name \"path\" has the attributes \"module\", \"root\" and \"cwd\" and no other."
                        + meant(name, "module", "root", "cwd"),
                range);
    }

    /** @param root {@code terraform} or {@code rackform} */
    public static Diagnostic settingsAttribute(String root, @Nullable String name, SourceRange range) {
        return Diagnostic.error(
                "Invalid \"rackform\" attribute",
                "The name \"" + root + "\" has the attributes \"workspace\" and \"applying\" and no other."
                        + meant(name, "workspace", "applying"),
                range);
    }

    /** @param name null where something else follows the dot, or nothing */
    private static String meant(@Nullable String name, String... known) {
        return name == null ? "" : Suggestion.didYouMean(name, List.of(known));
    }

    public static Diagnostic noSelf(SourceRange range) {
        return Diagnostic.error(
                "Invalid \"self\" reference",
                "The name \"self\" stands for the object in a postcondition of its block; there is none here."
                        + " Refer to the object by its address: TYPE.NAME.",
                range);
    }
}
