package io.rackform.redfish.resource;

import io.rackform.model.schema.BlockSchema;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.Finding;
import io.rackform.spi.Grouping;
import io.rackform.spi.Importable;
import io.rackform.spi.ResourceType;
import java.util.List;

/** A resource type of which a server has one object: changes of all such objects share a reset. */
public interface ServerPart extends ResourceType, Importable {
    @Override
    default Grouping grouping() {
        return Grouping.TOGETHER;
    }

    @Override
    default BlockSchema identity() {
        return ServerIdentity.SCHEMA;
    }

    @Override
    default Identified identify(String id) {
        return ServerIdentity.parse(id);
    }

    /** No part of a block says which server it is about: that is the provider's. */
    @Override
    default List<Finding> check(ObjectValue identity, ObjectValue configuration) {
        return List.of();
    }
}
