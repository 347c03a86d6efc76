package io.rackform.model.address;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A path into an object: {@code attributes.BootMode}, {@code interface[0].name}, {@code labels["rack"]}. */
public record AttributePath(List<Step> steps) implements Comparable<AttributePath> {
    public static final AttributePath ROOT = new AttributePath(List.of());

    /** One step of a path. */
    public sealed interface Step {
        /** An attribute of an object. */
        record Name(String name) implements Step {
            @Override
            public String toString() {
                return "." + name;
            }
        }

        /** An element of a list or tuple, counted from 0. */
        record Index(int index) implements Step {
            @Override
            public String toString() {
                return "[" + index + "]";
            }
        }

        /** An element of a map. */
        record Key(String key) implements Step {
            @Override
            public String toString() {
                return "[\"" + Quoted.escape(key) + "\"]";
            }
        }
    }

    public AttributePath {
        steps = List.copyOf(steps);
    }

    /** A path of attribute names. */
    public static AttributePath of(String... names) {
        return new AttributePath(
                List.of(names).stream().<Step>map(Step.Name::new).toList());
    }

    public AttributePath attribute(String name) {
        return plus(new Step.Name(name));
    }

    public AttributePath index(int index) {
        return plus(new Step.Index(index));
    }

    public AttributePath key(String key) {
        return plus(new Step.Key(key));
    }

    private AttributePath plus(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new AttributePath(longer);
    }

    @Override
    public int compareTo(AttributePath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        String text = steps.stream().map(Step::toString).collect(Collectors.joining());
        return text.startsWith(".") ? text.substring(1) : text;
    }
}
