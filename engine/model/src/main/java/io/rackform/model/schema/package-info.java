/**
 * What a provider's blocks may hold: attributes, nested blocks and how each behaves in a plan. Start at {@link
 * io.rackform.model.schema.ResourceSchema}. Decoding of blocks by a schema is the engine's.
 */
@NullMarked
package io.rackform.model.schema;

import org.jspecify.annotations.NullMarked;
