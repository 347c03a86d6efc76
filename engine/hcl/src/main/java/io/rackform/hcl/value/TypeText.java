package io.rackform.hcl.value;

import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;

/** Shows a type over several lines, as the console's {@code type()} does. */
public final class TypeText {
    private static final int STEP = 4;

    private final StringBuilder out = new StringBuilder();

    private TypeText() {}

    public static String of(Type type) {
        TypeText text = new TypeText();
        text.append(type, 0);
        return text.out.toString();
    }

    private void append(Type type, int indent) {
        switch (type) {
            case AnyType any -> out.append(any.friendlyName());
            case PrimitiveType primitive -> out.append(primitive.friendlyName());
            case ListType list -> element("list(", list.element(), indent);
            case SetType set -> element("set(", set.element(), indent);
            case MapType map -> element("map(", map.element(), indent);
            case ObjectType object when object.attributes().isEmpty() -> out.append("object({})");
            case TupleType tuple when tuple.elements().isEmpty() -> out.append("tuple([])");
            case ObjectType object -> {
                out.append("object({\n");
                object.attributes().forEach((name, attribute) -> {
                    out.repeat(' ', indent + STEP).append(name).append(": ");
                    append(attribute, indent + STEP);
                    out.append(",\n");
                });
                out.repeat(' ', indent).append("})");
            }
            case TupleType tuple -> {
                out.append("tuple([\n");
                for (Type element : tuple.elements()) {
                    out.repeat(' ', indent + STEP);
                    append(element, indent + STEP);
                    out.append(",\n");
                }
                out.repeat(' ', indent).append("])");
            }
        }
    }

    /** What takes several lines stands in lines of its own. */
    private void element(String opening, Type element, int indent) {
        out.append(opening);
        if (hasStructure(element)) {
            out.append('\n').repeat(' ', indent + STEP);
            append(element, indent + STEP);
            out.append(",\n").repeat(' ', indent);
        } else {
            append(element, indent);
        }
        out.append(')');
    }

    private static boolean hasStructure(Type type) {
        return type instanceof ObjectType || type instanceof TupleType;
    }
}
