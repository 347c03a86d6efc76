package io.rackform.engine.config;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.address.Address;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an address where one stands in place of an expression: names and keys as written, nothing evaluated. */
final class AddressExpression {
    private final Deque<Part> parts = new ArrayDeque<>();

    /** A name and the key behind it, {@link InstanceKey#none} where there is none. */
    private record Part(String name, InstanceKey key) {
        boolean hasKey() {
            return !key.equals(InstanceKey.none());
        }
    }

    private AddressExpression() {}

    /** The module, resource or instance that the expression names; empty where it is no address. */
    static Optional<Address> of(Expression expression) {
        boolean json = JsonSyntax.isJson(expression.range().file());
        AddressExpression reader = new AddressExpression();
        return reader.read(json ? StaticReference.unquoted(expression) : expression)
                ? Optional.ofNullable(reader.address())
                : Optional.empty();
    }

    private boolean read(Expression expression) {
        Expression at = expression;
        InstanceKey key = InstanceKey.none();
        while (!(at instanceof Expression.Reference root)) {
            if (at instanceof Expression.GetAttribute attribute) {
                parts.addFirst(new Part(attribute.name(), key));
                key = InstanceKey.none();
                at = attribute.source();
                continue;
            }
            InstanceKey found =
                    at instanceof Expression.GetIndex index && key.equals(InstanceKey.none()) ? key(index.key()) : null;
            if (found == null) {
                return false;
            }
            key = found;
            at = ((Expression.GetIndex) at).source();
        }
        parts.addFirst(new Part(root.name(), key));
        return true;
    }

    private static @Nullable InstanceKey key(Expression expression) {
        if (!(expression instanceof Expression.Literal literal)) {
            return null;
        }
        return switch (literal.value()) {
            case StringValue(String text) -> new InstanceKey.StringKey(text);
            case NumberValue number
            when number.isInt() && number.value().signum() >= 0 ->
                new InstanceKey.IntKey(number.value().intValueExact());
            default -> null; // allow default: no other value is a key
        };
    }

    private @Nullable Address address() {
        List<ModuleAddress.Step> steps = new ArrayList<>();
        while (isWord("module")) {
            parts.removeFirst();
            Part call = parts.pollFirst();
            if (call == null) {
                return null;
            }
            steps.add(new ModuleAddress.Step(call.name(), call.key()));
        }
        ModuleAddress module = new ModuleAddress(steps);
        if (parts.isEmpty()) {
            return module;
        }
        ResourceMode mode = mode();
        Part type = parts.pollFirst();
        Part name = parts.pollFirst();
        if (type == null || name == null || type.hasKey() || !parts.isEmpty() || isNoType(type.name())) {
            return null;
        }
        ResourceAddress resource = new ResourceAddress(module, mode, type.name(), name.name());
        return name.hasKey() ? resource.instance(name.key()) : resource;
    }

    private boolean isWord(String word) {
        Part first = parts.peekFirst();
        return first != null && !first.hasKey() && first.name().equals(word);
    }

    private ResourceMode mode() {
        for (ResourceMode mode : List.of(ResourceMode.DATA, ResourceMode.EPHEMERAL)) {
            if (isWord(mode.prefix().replace(".", ""))) {
                parts.removeFirst();
                return mode;
            }
        }
        return ResourceMode.MANAGED;
    }

    /** Names that begin references to something else. */
    static boolean isNoType(String name) {
        return switch (name) {
            case "var", "local", "each", "count", "path", "self", "terraform", "rackform" -> true;
            default -> false; // allow default: every other name may be a type
        };
    }
}
