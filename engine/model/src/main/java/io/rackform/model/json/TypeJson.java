package io.rackform.model.json;

import io.rackform.model.type.AnyType;
import io.rackform.model.type.ListType;
import io.rackform.model.type.MapType;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.PrimitiveType;
import io.rackform.model.type.SetType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Types in JSON, as in the reference's state: {@code "string"}, {@code ["list","string"]}, {@code
 * ["object",{"a":"bool"},["a"]]} with the optional names last.
 */
final class TypeJson {
    private TypeJson() {}

    static void write(Type type, JsonGenerator json) {
        switch (type) {
            case PrimitiveType primitive -> json.writeString(primitive.constraint());
            case AnyType ignored -> json.writeString("any");
            case ListType(Type element) -> collection("list", element, json);
            case SetType(Type element) -> collection("set", element, json);
            case MapType(Type element) -> collection("map", element, json);
            case TupleType(List<Type> elements) -> {
                json.writeStartArray();
                json.writeString("tuple");
                json.writeStartArray();
                elements.forEach(element -> write(element, json));
                json.writeEndArray();
                json.writeEndArray();
            }
            case ObjectType object -> object(object, json);
        }
    }

    private static void collection(String kind, Type element, JsonGenerator json) {
        json.writeStartArray();
        json.writeString(kind);
        write(element, json);
        json.writeEndArray();
    }

    private static void object(ObjectType object, JsonGenerator json) {
        json.writeStartArray();
        json.writeString("object");
        json.writeStartObject();
        object.attributes().forEach((name, type) -> {
            json.writeName(name);
            write(type, json);
        });
        json.writeEndObject();
        if (!object.optional().isEmpty()) {
            json.writeStartArray();
            object.optional().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Reads a type whose first token is the current one; ends on its last token. */
    static Type read(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            String name = json.getString();
            return name.equals("any") ? Type.ANY : PrimitiveType.valueOf(name.toUpperCase(Locale.ROOT));
        }
        json.nextToken();
        String kind = json.getString();
        json.nextToken();
        Type type = switch (kind) {
            case "list" -> Type.list(read(json));
            case "set" -> Type.set(read(json));
            case "map" -> Type.map(read(json));
            case "tuple" -> new TupleType(readAll(json));
            case "object" -> readObject(json);
            default -> // allow default: text from a file
                throw new IllegalArgumentException("no type is called " + kind);
        };
        if (!(type instanceof ObjectType)) {
            json.nextToken();
        }
        return type;
    }

    private static List<Type> readAll(JsonParser json) {
        List<Type> types = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            types.add(read(json));
        }
        return types;
    }

    private static ObjectType readObject(JsonParser json) {
        TreeMap<String, Type> attributes = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            attributes.put(name, read(json));
        }
        Set<String> optional = new TreeSet<>();
        if (json.nextToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                optional.add(json.getString());
            }
            json.nextToken();
        }
        return new ObjectType(attributes, optional);
    }
}
