package io.rackform.cli.json;

import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Types as JSON: {@code "string"}, {@code ["list","string"]}, {@code ["object",{"a":"number"}]}. */
public final class TypeTree {
    private TypeTree() {}

    public static Object of(Type type) {
        return switch (type) {
            case AnyType ignored -> "dynamic";
            case PrimitiveType primitive -> primitive.friendlyName();
            case ListType(Type element) -> List.of("list", of(element));
            case SetType(Type element) -> List.of("set", of(element));
            case MapType(Type element) -> List.of("map", of(element));
            case TupleType(List<Type> elements) ->
                List.of("tuple", elements.stream().map(TypeTree::of).toList());
            case ObjectType object -> {
                Map<String, Object> attributes = new LinkedHashMap<>();
                object.attributes().forEach((name, attribute) -> attributes.put(name, of(attribute)));
                yield List.of("object", attributes);
            }
        };
    }
}
