package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Finding;
import io.rackform.spi.Importable.Identified;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** By what name an object of a cluster is imported, as parts and as one text. */
public final class ImportName {
    private static final String API_VERSION = "apiVersion";
    private static final String KIND = "kind";
    private static final String NAMESPACE = "namespace";
    private static final String NAME = "name";

    static final BlockSchema SCHEMA = BlockSchema.builder()
            .required(API_VERSION, Type.STRING, "`v1`, `apps/v1`")
            .required(KIND, Type.STRING, "`ConfigMap`, `Deployment`")
            .optional(NAMESPACE, Type.STRING, "The object's namespace; `default` for a namespaced kind where not set.")
            .required(NAME, Type.STRING, "The object's name.")
            .build();

    private ImportName() {}

    /** {@code apiVersion=v1,kind=ConfigMap,namespace=default,name=settings}, in any order. */
    static Identified parse(String id) {
        TreeMap<String, Value> parts = new TreeMap<>();
        for (String part : id.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            boolean known = SCHEMA.attributes().containsKey(name) && !value.isEmpty();
            if (!known || parts.put(name, new StringValue(value)) != null) {
                return new Identified.Unknown(List.of(invalid(id)));
            }
        }
        boolean complete = parts.keySet().containsAll(Set.of(API_VERSION, KIND, NAME));
        SCHEMA.attributes().keySet().forEach(name -> parts.putIfAbsent(name, new NullValue(Type.STRING)));
        return complete ? new Identified.Known(new ObjectValue(parts)) : new Identified.Unknown(List.of(invalid(id)));
    }

    private static Finding invalid(String id) {
        return Finding.error(
                "Invalid name of an object of a cluster",
                "\"" + id
                        + "\" does not name an object. Write apiVersion=apps/v1,kind=Deployment,namespace=default,name=web;"
                        + " leave the namespace out for kinds that have none.");
    }

    static Identity identity(ObjectValue parts) {
        return new Identity(
                Tree.text(parts, API_VERSION),
                Tree.text(parts, KIND),
                Tree.text(parts, NAMESPACE),
                Tree.text(parts, NAME));
    }

    /** Attributes that say no more than which object is meant. */
    public static Attributes attributes(ObjectValue parts) {
        TreeMap<String, Value> all = new TreeMap<>();
        BlockSchema schema = ManifestSchema.schema().block();
        schema.impliedType().attributes().forEach((name, type) -> all.put(name, new NullValue(type)));
        all.put(ManifestSchema.MANIFEST, new Manifest(identity(parts), ObjectValue.EMPTY).bare());
        return new Attributes(new ObjectValue(all));
    }

    /** A block that is about another object than the one that is to be imported. */
    static List<Finding> check(ObjectValue parts, Attributes configured) {
        Identity named = identity(parts);
        Identity wanted = configured.manifest().map(Manifest::identity).orElse(null);
        boolean same = wanted == null
                || (wanted.group().equals(named.group())
                        && wanted.kind().equals(named.kind())
                        && wanted.name().equals(named.name())
                        && namespace(wanted).equals(namespace(named)));
        return same
                ? List.of()
                : List.of(Finding.error(
                        "Import of another object of the cluster",
                        "The import names " + named + ", but the manifest of the resource is about " + wanted
                                + ". Make both name the same object."));
    }

    private static String namespace(Identity identity) {
        return identity.namespace().isEmpty() ? Identity.DEFAULT_NAMESPACE : identity.namespace();
    }
}
