package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who owns the fields of a live object, as its {@code managedFields} say.
 *
 * @param mine what our manager applied; null where it applied nothing
 * @param theirs what all others own; null where they own nothing
 * @param applied when our manager's fields last changed, as the server writes times; empty where it applied nothing
 */
record FieldOwners(@Nullable FieldTree mine, @Nullable FieldTree theirs, String applied) {
    static FieldOwners of(Value object, String fieldManager) {
        FieldTree mine = null;
        FieldTree theirs = null;
        String applied = "";
        for (Value entry : Tree.elementsAt(object, "metadata", "managedFields")) {
            Value fields = Tree.at(entry, "fieldsV1");
            // An empty set owns nothing, where an empty inner one owns the whole field.
            if (Tree.fields(fields).isEmpty()) {
                continue;
            }
            boolean ours = Tree.text(entry, "manager").equals(fieldManager)
                    && Tree.text(entry, "operation").equals("Apply")
                    && Tree.text(entry, "subresource").isEmpty();
            if (ours) {
                mine = FieldTree.union(mine, FieldTree.of(Objects.requireNonNull(fields)));
                applied = Tree.text(entry, "time");
            } else {
                theirs = FieldTree.union(theirs, FieldTree.of(Objects.requireNonNull(fields)));
            }
        }
        return new FieldOwners(mine, theirs, applied);
    }
}
