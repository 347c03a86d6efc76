package io.rackform.cli.view;

import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.view.Difference.Group;
import io.rackform.cli.view.Difference.Leaf;
import io.rackform.cli.view.Difference.Member;
import io.rackform.cli.view.ValueNotation.Parts;
import io.rackform.model.address.AttributePath;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells two values apart, part by part. Unchanged parts are counted, not shown. */
final class Comparison {
    private static final String FORCES = "forces replacement";

    /** Unchanged attributes that are shown all the same, because they tell which object it is. */
    private static final Set<String> IDENTIFYING = Set.of("id", "name");

    private final Collection<AttributePath> forcing;

    /** @param forcing what makes the object be replaced */
    Comparison(Collection<AttributePath> forcing) {
        this.forcing = List.copyOf(forcing);
    }

    /** Only these two values, nothing that forces a replacement. */
    static Difference of(@Nullable Value before, @Nullable Value after) {
        return new Comparison(List.of()).compare(AttributePath.ROOT, before, after);
    }

    /** Every part of an object, none with a sign. */
    static Group everything(Parts.Named parts) {
        List<Member> members = new ArrayList<>();
        Comparison comparison = new Comparison(List.of());
        parts.values().forEach((key, value) -> {
            if (!value.isNull()) {
                members.add(new Member(
                        ValueNotation.label(key, parts.names()),
                        comparison.whole(AttributePath.ROOT, Sign.NONE, value, "")));
            }
        });
        return new Group(Sign.NONE, "{", members, 0, "attribute", "}", "", "");
    }

    /** The attributes of an object; null where there is none before or after. */
    Group attributes(Parts.@Nullable Named before, Parts.@Nullable Named after) {
        return named(AttributePath.ROOT, before, after, true);
    }

    Difference compare(AttributePath path, @Nullable Value before, @Nullable Value after) {
        Value from = before == null || before.isNull() ? null : before;
        Value to = after == null || after.isNull() ? null : after;
        String note = note(path, from, to);
        if (from == null) {
            return to == null ? new Leaf(Sign.NONE, "null", note) : whole(path, Sign.ADD, to, note);
        }
        if (to == null) {
            return ending(whole(path, Sign.REMOVE, from, note), " -> null");
        }
        if (same(from, to)) {
            return whole(path, Sign.NONE, to, note);
        }
        Optional<Parts> partsBefore = ValueNotation.parts(from);
        Optional<Parts> partsAfter = ValueNotation.parts(to);
        if (partsBefore.isPresent() && partsAfter.isPresent()) {
            Difference inside = inside(path, partsBefore.get(), partsAfter.get());
            if (inside != null) {
                return inside;
            }
        }
        return replaced(path, from, to, note);
    }

    private @Nullable Difference inside(AttributePath path, Parts before, Parts after) {
        return switch (before) {
            case Parts.Named from -> after instanceof Parts.Named to ? named(path, from, to, false) : null;
            case Parts.Listed from ->
                after instanceof Parts.Listed to
                        ? from.ordered() && to.ordered() ? listed(path, from, to) : unordered(path, from, to)
                        : null;
            case Parts.Lines from -> after instanceof Parts.Lines to ? lines(path, from, to) : null;
        };
    }

    /** One value in place of another of a different kind. */
    private Difference replaced(AttributePath path, Value before, Value after, String note) {
        boolean maskedBefore = before instanceof MarkedValue;
        if (after instanceof MarkedValue || maskedBefore) {
            String to = shortText(after);
            boolean both = maskedBefore && !to.equals(ValueNotation.text(before));
            return new Leaf(Sign.CHANGE, both ? ValueNotation.text(before) + " -> " + to : to, note);
        }
        if (!after.isKnown()) {
            // What is on the device now stands in the state; here only that it changes matters.
            return new Leaf(Sign.CHANGE, shortText(before) + " -> " + ValueNotation.text(after), note);
        }
        Difference from = whole(path, Sign.REMOVE, before, note);
        Difference to = whole(path, Sign.ADD, after, note);
        return switch (from) {
            case Leaf leaf ->
                switch (to) {
                    case Leaf other -> new Leaf(Sign.CHANGE, leaf.text() + " -> " + other.text(), note);
                    case Group other -> other.with(Sign.CHANGE, leaf.text() + " -> " + other.open(), other.close());
                };
            case Group group -> {
                String end = to instanceof Leaf leaf ? leaf.text() : shortText(after);
                yield group.with(Sign.CHANGE, group.open(), group.close() + " -> " + end);
            }
        };
    }

    private static String shortText(Value value) {
        Optional<Parts> parts = ValueNotation.parts(value);
        if (parts.isEmpty()) {
            return ValueNotation.text(value);
        }
        return switch (parts.get()) {
            case Parts.Named named ->
                "{ " + count(named.values().size(), named.names() ? "attribute" : "element") + " }";
            case Parts.Listed listed -> "[ " + count(listed.values().size(), "element") + " ]";
            case Parts.Lines lines -> "(" + count(lines.lines().size(), "line") + ")";
        };
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A value all of whose parts have the same sign. */
    private Difference whole(AttributePath path, Sign sign, Value value, String note) {
        Optional<Parts> parts = ValueNotation.parts(value);
        if (parts.isEmpty()) {
            return new Leaf(sign, ValueNotation.text(value), note);
        }
        return switch (parts.get()) {
            case Parts.Named(var values, boolean names) -> {
                List<Member> members = new ArrayList<>();
                values.forEach((key, part) -> {
                    if (!names || !part.isNull()) {
                        members.add(new Member(
                                ValueNotation.label(key, names), whole(step(path, key, names), sign, part, "")));
                    }
                });
                yield new Group(sign, "{", members, 0, "element", "}", "", note);
            }
            case Parts.Listed(List<Value> values, var ignored) ->
                new Group(
                        sign,
                        "[",
                        values.stream()
                                .map(part -> new Member("", whole(path, sign, part, "")))
                                .toList(),
                        0,
                        "element",
                        "]",
                        ",",
                        note);
            case Parts.Lines(List<String> lines) -> {
                List<Member> members = lines.stream()
                        .map(line -> new Member("", new Leaf(Sign.NONE, OneLine.of(line), "")))
                        .toList();
                yield new Group(sign, "<<-EOT", members, 0, "line", "EOT", "", note);
            }
        };
    }

    private Group named(
            AttributePath path, Parts.@Nullable Named before, Parts.@Nullable Named after, boolean isObject) {
        boolean names = after != null ? after.names() : before != null && before.names();
        TreeSet<String> keys = new TreeSet<>();
        if (before != null) {
            keys.addAll(before.values().keySet());
        }
        if (after != null) {
            keys.addAll(after.values().keySet());
        }
        List<Member> members = new ArrayList<>();
        int hidden = 0;
        for (String key : keys) {
            Value from = before == null ? null : before.values().get(key);
            Value to = after == null ? null : after.values().get(key);
            boolean nothing = (from == null || from.isNull()) && (to == null || to.isNull());
            if (nothing) {
                hidden += names || Objects.equals(from, to) ? 0 : 1;
                continue;
            }
            Difference part = compare(step(path, key, names), from, to);
            if (part.sign() == Sign.NONE && !(isObject && IDENTIFYING.contains(key))) {
                hidden++;
            } else {
                members.add(new Member(ValueNotation.label(key, names), part));
            }
        }
        String noun = names ? "attribute" : "element";
        return new Group(Sign.CHANGE, "{", members, hidden, noun, "}", "", note(path, before, after));
    }

    private Difference listed(AttributePath path, Parts.Listed before, Parts.Listed after) {
        List<Alignment.Place> places = paired(before.values(), after.values());
        List<Member> members = new ArrayList<>();
        int hidden = 0;
        for (int i = 0; i < places.size(); i++) {
            Alignment.Place place = places.get(i);
            AttributePath at = path.index(Math.max(place.after(), place.before()));
            if (place.stays()) {
                Value from = before.values().get(place.before());
                Value to = after.values().get(place.after());
                boolean near = (i > 0 && changes(places.get(i - 1), before, after))
                        || (i + 1 < places.size() && changes(places.get(i + 1), before, after));
                if (same(from, to) && !near) {
                    hidden++;
                } else {
                    members.add(new Member("", compare(at, from, to)));
                }
            } else if (place.before() >= 0) {
                members.add(new Member(
                        "", whole(at, Sign.REMOVE, before.values().get(place.before()), note(at, place, null))));
            } else {
                members.add(
                        new Member("", whole(at, Sign.ADD, after.values().get(place.after()), note(at, null, place))));
            }
        }
        return new Group(Sign.CHANGE, "[", members, hidden, "element", "]", ",", note(path, before, after));
    }

    private static boolean changes(Alignment.Place place, Parts.Listed before, Parts.Listed after) {
        return !place.stays()
                || !same(before.values().get(place.before()), after.values().get(place.after()));
    }

    /** What goes and what comes at one place is one element that changes, where both have parts to compare. */
    private static List<Alignment.Place> paired(List<Value> before, List<Value> after) {
        List<Alignment.Place> places = Alignment.of(before, after, Comparison::same);
        List<Alignment.Place> result = new ArrayList<>();
        int at = 0;
        while (at < places.size()) {
            if (places.get(at).stays()) {
                result.add(places.get(at++));
                continue;
            }
            List<Integer> gone = new ArrayList<>();
            List<Integer> come = new ArrayList<>();
            while (at < places.size() && !places.get(at).stays()) {
                Alignment.Place place = places.get(at++);
                (place.before() >= 0 ? gone : come).add(Math.max(place.before(), place.after()));
            }
            int pairs = 0;
            while (pairs < Math.min(gone.size(), come.size())
                    && bothNamed(before.get(gone.get(pairs)), after.get(come.get(pairs)))) {
                result.add(new Alignment.Place(gone.get(pairs), come.get(pairs)));
                pairs++;
            }
            gone.subList(pairs, gone.size()).forEach(index -> result.add(new Alignment.Place(index, -1)));
            come.subList(pairs, come.size()).forEach(index -> result.add(new Alignment.Place(-1, index)));
        }
        return result;
    }

    private static boolean bothNamed(Value before, Value after) {
        return ValueNotation.parts(before).filter(Parts.Named.class::isInstance).isPresent()
                && ValueNotation.parts(after)
                        .filter(Parts.Named.class::isInstance)
                        .isPresent();
    }

    private Difference unordered(AttributePath path, Parts.Listed before, Parts.Listed after) {
        List<Member> members = new ArrayList<>();
        int hidden = 0;
        for (Value value : before.values()) {
            if (after.values().stream().anyMatch(other -> same(value, other))) {
                hidden++;
            } else {
                members.add(new Member("", whole(path, Sign.REMOVE, value, "")));
            }
        }
        for (Value value : after.values()) {
            if (before.values().stream().noneMatch(other -> same(value, other))) {
                members.add(new Member("", whole(path, Sign.ADD, value, "")));
            }
        }
        return new Group(Sign.CHANGE, "[", members, hidden, "element", "]", ",", note(path, before, after));
    }

    private Difference lines(AttributePath path, Parts.Lines before, Parts.Lines after) {
        List<Member> members = new ArrayList<>();
        int hidden = 0;
        List<Alignment.Place> places = Alignment.of(before.lines(), after.lines(), String::equals);
        for (int i = 0; i < places.size(); i++) {
            Alignment.Place place = places.get(i);
            boolean near = (i > 0 && !places.get(i - 1).stays())
                    || (i + 1 < places.size() && !places.get(i + 1).stays());
            if (place.stays() && !near) {
                hidden++;
                continue;
            }
            Sign sign = place.stays() ? Sign.NONE : place.before() >= 0 ? Sign.REMOVE : Sign.ADD;
            String line = place.before() >= 0
                    ? before.lines().get(place.before())
                    : after.lines().get(place.after());
            members.add(new Member("", new Leaf(sign, OneLine.of(line), "")));
        }
        return new Group(Sign.CHANGE, "<<-EOT", members, hidden, "line", "EOT", "", note(path, before, after));
    }

    private static AttributePath step(AttributePath path, String key, boolean name) {
        return name ? path.attribute(key) : path.key(key);
    }

    /** Marks tell how a value is shown, not what it is. */
    private static boolean same(Value before, Value after) {
        return before.equals(after) || Values.unmarkDeep(before).equals(Values.unmarkDeep(after));
    }

    private static Difference ending(Difference difference, String end) {
        return switch (difference) {
            case Leaf(Sign sign, String text, String note) -> new Leaf(sign, text + end, note);
            case Group group -> group.with(group.sign(), group.open(), group.close() + end);
        };
    }

    /** The remark on what forces the replacement, on the innermost part that is shown. */
    private String note(AttributePath path, @Nullable Object before, @Nullable Object after) {
        if (forcing.isEmpty() || path.steps().isEmpty() || Objects.equals(before, after)) {
            return "";
        }
        for (AttributePath force : forcing) {
            int depth = path.steps().size();
            boolean exact = force.equals(path);
            boolean below = force.steps().size() > depth
                    && force.steps().subList(0, depth).equals(path.steps())
                    && !(before instanceof Parts && after instanceof Parts);
            if (exact || below) {
                return FORCES;
            }
        }
        return "";
    }
}
