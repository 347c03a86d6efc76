package io.rackform.redfish.bios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rackform.redfish.client.model.AttributeRegistry;
import io.rackform.redfish.client.model.DependencyExpression;
import io.rackform.redfish.client.model.DependencyTerm;
import io.rackform.redfish.client.model.RegistryAttribute;
import io.rackform.redfish.client.model.RegistryDependency;
import io.rackform.redfish.client.model.RegistryValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All attributes of one firmware, and how they depend on each other.
 *
 * @param implied whether the server has no registry, and this is only what its active values show
 */
public record BiosRegistry(
        boolean implied, SortedMap<String, BiosAttribute> attributes, List<Dependency> dependencies) {
    public BiosRegistry {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        dependencies = List.copyOf(dependencies);
    }

    /** Loaded with the first registry: most starts of the program see none. */
    private static final class Mapper {
        static final JsonMapper JSON = JsonMapper.builder().build();
    }

    public static BiosRegistry of(AttributeRegistry document) {
        TreeMap<String, BiosAttribute> attributes = new TreeMap<>();
        List<Dependency> dependencies = new ArrayList<>();
        if (document.getRegistryEntries() != null) {
            for (RegistryAttribute entry : list(document.getRegistryEntries().getAttributes())) {
                if (entry.getAttributeName() != null) {
                    attributes.put(entry.getAttributeName(), attribute(entry));
                }
            }
            for (RegistryDependency entry : list(document.getRegistryEntries().getDependencies())) {
                dependency(entry).ifPresent(dependencies::add);
            }
        }
        return new BiosRegistry(false, attributes, dependencies);
    }

    /** What the active values alone tell. */
    public static BiosRegistry implied(Map<String, ?> active) {
        TreeMap<String, BiosAttribute> attributes = new TreeMap<>();
        active.forEach((name, value) -> attributes.put(name, BiosAttribute.ofKind(AttributeKind.ofValue(value))));
        return new BiosRegistry(true, attributes, List.of());
    }

    public @Nullable BiosAttribute find(String name) {
        return attributes.get(name);
    }

    /** The kind of an attribute's values; {@link AttributeKind#OTHER} for one that is not known. */
    public AttributeKind kind(String name) {
        BiosAttribute found = attributes.get(name);
        return found == null ? AttributeKind.OTHER : found.kind();
    }

    /** The registry as one compact text, which servers of one model share. */
    public String encoded() {
        try {
            return Mapper.JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a registry could not be written as JSON", e);
        }
    }

    /** The inverse of {@link #encoded()}. */
    public static BiosRegistry decoded(String text) {
        try {
            return Mapper.JSON.readValue(text, BiosRegistry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a registry as encoded() writes it", e);
        }
    }

    private static BiosAttribute attribute(RegistryAttribute entry) {
        List<String> values = list(entry.getValue()).stream()
                .map(RegistryValue::getValueName)
                .filter(Objects::nonNull)
                .toList();
        return new BiosAttribute(
                AttributeKind.named(entry.getType()),
                yes(entry.getReadOnly()) || yes(entry.getImmutable()),
                values,
                number(entry.getLowerBound()),
                number(entry.getUpperBound()),
                number(entry.getScalarIncrement()),
                length(entry.getMinLength()),
                length(entry.getMaxLength()),
                entry.getValueExpression());
    }

    private static Optional<Dependency> dependency(RegistryDependency entry) {
        DependencyExpression expression = entry.getDependency();
        if (expression == null || !"Map".equals(entry.getType())) {
            return Optional.empty();
        }
        List<Dependency.Term> terms = new ArrayList<>();
        for (DependencyTerm term : list(expression.getMapFrom())) {
            if (term.getMapFromAttribute() == null || term.getMapFromCondition() == null) {
                return Optional.empty();
            }
            terms.add(new Dependency.Term(
                    term.getMapFromAttribute(),
                    Objects.requireNonNullElse(term.getMapFromProperty(), "CurrentValue"),
                    term.getMapFromCondition(),
                    AttributeKind.text(term.getMapFromValue()),
                    "OR".equalsIgnoreCase(term.getMapTerms())));
        }
        String target =
                expression.getMapToAttribute() == null ? entry.getDependencyFor() : expression.getMapToAttribute();
        String property = expression.getMapToProperty();
        return terms.isEmpty() || target == null || property == null
                ? Optional.empty()
                : Optional.of(new Dependency(target, property, AttributeKind.text(expression.getMapToValue()), terms));
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static boolean yes(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private static @Nullable BigDecimal number(@Nullable Object json) {
        return json instanceof Number ? AttributeKind.number(AttributeKind.text(json)) : null;
    }

    private static @Nullable Integer length(@Nullable Object json) {
        BigDecimal number = number(json);
        return number == null || number.precision() - number.scale() > 9 ? null : (Integer) number.intValue();
    }
}
