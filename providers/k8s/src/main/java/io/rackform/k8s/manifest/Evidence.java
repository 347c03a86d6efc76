package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a read tells beside the attributes.
 *
 * @param fieldManager the provider's, for resources that name none
 * @param owned whether our manager has applied this object
 * @param terminating whether the object is being deleted
 */
public record Evidence(String fieldManager, boolean owned, boolean terminating) {
    public static Evidence of(Value object, String fieldManager, String providersManager) {
        return new Evidence(
                providersManager, FieldOwners.of(object, fieldManager).mine() != null, isTerminating(object));
    }

    public static boolean isTerminating(Value object) {
        return Tree.at(object, "metadata", "deletionTimestamp") != null;
    }

    /**
     * Whether our manager, or that of its write-only fields, created an object that is not recorded, in a run that was cut
     * off: its fields are as old as the object.
     */
    public static boolean createdBy(Value object, String fieldManager) {
        String created = Tree.text(object, "metadata", "creationTimestamp");
        return Stream.of(fieldManager, WriteOnlyFields.manager(fieldManager))
                .map(manager -> FieldOwners.of(object, manager).applied())
                .anyMatch(applied -> !applied.isEmpty() && applied.equals(created));
    }

    public Value value() {
        return ObjectValue.of(Map.of(
                "fieldManager",
                new StringValue(fieldManager),
                "owned",
                BoolValue.of(owned),
                "terminating",
                BoolValue.of(terminating)));
    }

    static Evidence of(Value evidence) {
        return new Evidence(
                Tree.text(evidence, "fieldManager"),
                Tree.isTrue(evidence, "owned"),
                Tree.isTrue(evidence, "terminating"));
    }
}
