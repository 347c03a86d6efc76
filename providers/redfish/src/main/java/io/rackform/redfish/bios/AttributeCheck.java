package io.rackform.redfish.bios;

import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server would refuse, told before anything is sent: unknown names, values out of bounds, and attributes that
 * would be locked or forced if all attributes had the values that are planned.
 */
public final class AttributeCheck {
    private final BiosState state;
    private final Map<String, @Nullable String> wanted;

    private AttributeCheck(BiosState state, Map<String, @Nullable String> wanted) {
        this.state = state;
        this.wanted = wanted;
    }

    /** @param wanted by name; null for a value that is known only after apply */
    public static List<Finding> check(BiosState state, Map<String, @Nullable String> wanted) {
        AttributeCheck check = new AttributeCheck(state, wanted);
        List<Finding> findings = new ArrayList<>();
        wanted.forEach((name, text) -> check.one(name, text).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> one(String name, @Nullable String text) {
        AttributePath path = AttributePath.of("attributes").key(name);
        BiosAttribute attribute = state.registry().find(name);
        if (attribute == null) {
            return Optional.of(Finding.error(
                    "Unknown BIOS attribute",
                    "This server's BIOS has no attribute \"" + name + "\"."
                            + Suggestion.didYouMean(
                                    name, state.registry().attributes().keySet())
                            + " It has " + state.registry().attributes().size()
                            + " attributes; their names depend on the vendor and the firmware's version.",
                    path));
        }
        if (text == null || state.isActive(name, text)) {
            return Optional.empty();
        }
        Optional<String> problem = attribute.problem(text);
        if (problem.isPresent()) {
            return Optional.of(Finding.error(
                    "BIOS attribute value not allowed",
                    "The value \"" + text + "\" of BIOS attribute " + name + " would be refused: "
                            + sentence(problem.get()) + " It is \""
                            + state.active().get(name) + "\" now.",
                    path));
        }
        return locked(name, text, attribute, path);
    }

    private Optional<Finding> locked(String name, String text, BiosAttribute attribute, AttributePath path) {
        boolean readOnly = attribute.readOnly();
        String because = "the firmware never lets it be changed";
        for (Dependency dependency : state.registry().dependencies()) {
            if (!dependency.target().equals(name) || !dependency.holds(this::planned)) {
                continue;
            }
            boolean yes = dependency.value().equalsIgnoreCase("true");
            switch (dependency.property()) {
                case "ReadOnly", "GrayOut", "Hidden" -> {
                    readOnly = yes || (readOnly && !dependency.property().equals("ReadOnly"));
                    because = dependency.because(this::planned);
                }
                case "CurrentValue" -> {
                    if (!attribute.kind().same(dependency.value(), text)) {
                        return Optional.of(forced(name, text, dependency, path));
                    }
                }
                // allow default: properties that do not decide whether a value can be set
                default -> {}
            }
        }
        return readOnly
                ? Optional.of(Finding.error(
                        "BIOS attribute locked",
                        "BIOS attribute " + name + " cannot be set to \"" + text + "\": " + because
                                + ". It is \"" + state.active().get(name)
                                + "\" now. Remove it from attributes, or change what locks it.",
                        path))
                : Optional.empty();
    }

    private Finding forced(String name, String text, Dependency dependency, AttributePath path) {
        return Finding.error(
                "BIOS attribute decided by another one",
                "BIOS attribute " + name + " cannot be \"" + text + "\": the firmware makes it \"" + dependency.value()
                        + "\" while " + dependency.because(this::planned)
                        + ". Remove it from attributes, or change what decides it.",
                path);
    }

    /** The value that an attribute will have; null where it is not known before apply, or there is none. */
    private @Nullable String planned(String name) {
        return wanted.containsKey(name) ? wanted.get(name) : state.next(name);
    }

    private static String sentence(String words) {
        return words.endsWith(".") || words.endsWith("?") ? words : words + ".";
    }
}
