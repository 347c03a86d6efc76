package io.rackform.state;

import io.rackform.model.address.Address;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.ObjectValue;
import java.util.List;

/**
 * One object as it was last seen or left.
 *
 * @param provider the configured provider that can reach it
 * @param providerVersion the version of the provider that wrote the attributes
 * @param schemaVersion the version of the resource type's schema that the attributes follow
 * @param attributes sensitive ones are marked; never an ephemeral one
 * @param dependencies the instances and resources that it must be destroyed before
 * @param createBeforeDestroy how it is to be replaced, kept for when its configuration is gone
 * @param keptOnDestroy whether it is only forgotten where it would be destroyed, kept for when its configuration is gone
 * @param device the address of the device that it is on; empty where nobody has recorded that yet, and for what needs no device
 */
public record RecordedObject(
        ObjectId id,
        ProviderAddress provider,
        String providerVersion,
        int schemaVersion,
        ObjectStatus status,
        ObjectValue attributes,
        List<Address> dependencies,
        boolean createBeforeDestroy,
        boolean keptOnDestroy,
        String device) {
    public RecordedObject {
        dependencies = List.copyOf(dependencies);
    }

    public RecordedObject withId(ObjectId newId) {
        return new RecordedObject(
                newId,
                provider,
                providerVersion,
                schemaVersion,
                status,
                attributes,
                dependencies,
                createBeforeDestroy,
                keptOnDestroy,
                device);
    }

    public RecordedObject withAttributes(ObjectValue newAttributes) {
        return new RecordedObject(
                id,
                provider,
                providerVersion,
                schemaVersion,
                status,
                newAttributes,
                dependencies,
                createBeforeDestroy,
                keptOnDestroy,
                device);
    }

    public RecordedObject withStatus(ObjectStatus newStatus) {
        return new RecordedObject(
                id,
                provider,
                providerVersion,
                schemaVersion,
                newStatus,
                attributes,
                dependencies,
                createBeforeDestroy,
                keptOnDestroy,
                device);
    }

    public RecordedObject withProvider(ProviderAddress newProvider) {
        return new RecordedObject(
                id,
                newProvider,
                providerVersion,
                schemaVersion,
                status,
                attributes,
                dependencies,
                createBeforeDestroy,
                keptOnDestroy,
                device);
    }

    public RecordedObject withSchemaVersion(int newSchemaVersion) {
        return new RecordedObject(
                id,
                provider,
                providerVersion,
                newSchemaVersion,
                status,
                attributes,
                dependencies,
                createBeforeDestroy,
                keptOnDestroy,
                device);
    }

    public RecordedObject withDependencies(List<Address> newDependencies) {
        return new RecordedObject(
                id,
                provider,
                providerVersion,
                schemaVersion,
                status,
                attributes,
                newDependencies,
                createBeforeDestroy,
                keptOnDestroy,
                device);
    }

    /** This object with what its block says of its end. */
    public RecordedObject withLifecycle(boolean newCreateBeforeDestroy, boolean newKeptOnDestroy) {
        return new RecordedObject(
                id,
                provider,
                providerVersion,
                schemaVersion,
                status,
                attributes,
                dependencies,
                newCreateBeforeDestroy,
                newKeptOnDestroy,
                device);
    }

    /** This object on the device that can be reached through its provider. */
    public RecordedObject withDevice(String newDevice) {
        return new RecordedObject(
                id,
                provider,
                providerVersion,
                schemaVersion,
                status,
                attributes,
                dependencies,
                createBeforeDestroy,
                keptOnDestroy,
                newDevice);
    }
}
