package io.rackform.engine.eval;

import io.rackform.engine.config.ImportBlock;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;

/**
 * One object that is to be imported.
 *
 * @param name as the plan shows it
 * @param identity by the type's own schema, without marks
 */
public record ImportRequest(InstanceAddress to, String name, ObjectValue identity, ImportBlock block) {}
